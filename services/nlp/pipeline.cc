#include "services/nlp/pipeline.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "services/common/error.h"
#include "services/common/log.h"
#include "services/nlp/annotation_writer.h"
#include "services/nlp/explanation_writer.h"
#include "services/nlp/front_matter.h"

namespace parallax::nlp {
namespace {

bool IsEnglish(absl::string_view language) { return language == "en" || absl::StartsWith(language, "en-"); }

}  // namespace

absl::StatusOr<std::unique_ptr<Pipeline>> Pipeline::Create(const PipelineOptions& options) {
  PARALLAX_ASSIGN_OR_RETURN(auto catalogue, Catalogue::Load(options.catalogue_paths));
  PARALLAX_ASSIGN_OR_RETURN(auto lexicon, Lexicon::Load(options.lexicon_folder));
  return std::unique_ptr<Pipeline>(new Pipeline(std::move(catalogue), std::move(lexicon), options));
}

Pipeline::Pipeline(std::unique_ptr<Catalogue> catalogue, std::unique_ptr<Lexicon> lexicon,
                   const PipelineOptions& options)
    : catalogue_(std::move(catalogue)),
      lexicon_(std::move(lexicon)),
      front_stages_(MakeFrontStages(*catalogue_)),
      engines_({*catalogue_, *lexicon_, options.models_folder, options.load_model}, options.model) {}

bool Pipeline::Run(const Engine& engine, Document& document) const {
  for (const auto& stage : front_stages_) stage->Run(document);
  for (const auto& stage : engine.stages) {
    stage->Run(document);
    if (!document.model_error.ok()) {
      LogError("model_failed", {{"engine", engine.description.name()},
                                {"reason", std::string(document.model_error.message())}});
      return false;
    }
  }
  return true;
}

v1::Annotation Pipeline::Annotate(const v1::Article& article, const AnnotateOptions& options) const {
  EngineSet::Choice choice = engines_.Choose(options.model);
  Document document = ReadFrontMatter(article);
  document.explain = options.explain;
  const bool annotated = IsEnglish(document.meta.language());
  if (annotated && !Run(*choice.engine, document)) {
    choice = {&engines_.rules(), true};
    document = ReadFrontMatter(article);
    document.explain = options.explain;
    Run(*choice.engine, document);
  }
  std::vector<v1::Explanation> explanations;
  if (options.explain) explanations = WriteExplanations(document, *catalogue_);
  v1::Annotation annotation = WriteAnnotation(article, std::move(document), std::move(explanations));
  annotation.set_status(annotated ? v1::ANNOTATION_STATUS_ANNOTATED
                                  : v1::ANNOTATION_STATUS_NOT_ANNOTATED_LANGUAGE);
  *annotation.mutable_engine() = choice.engine->description;
  annotation.set_degraded(choice.degraded);
  annotated_count_.fetch_add(1, std::memory_order_relaxed);
  return annotation;
}

}  // namespace parallax::nlp
