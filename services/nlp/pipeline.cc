#include "services/nlp/pipeline.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "services/common/error.h"
#include "services/nlp/acronyms.h"
#include "services/nlp/annotation_writer.h"
#include "services/nlp/attribution.h"
#include "services/nlp/coreference.h"
#include "services/nlp/front_matter.h"
#include "services/nlp/linker.h"
#include "services/nlp/names.h"
#include "services/nlp/sentences.h"
#include "services/nlp/spelling.h"
#include "services/nlp/stance.h"
#include "services/nlp/tokens.h"

namespace parallax::nlp {
namespace {

// Counts up when the rules change what they say of an article.
constexpr char kRulesVersion[] = "1";

bool IsEnglish(absl::string_view language) { return language == "en" || absl::StartsWith(language, "en-"); }

}  // namespace

absl::StatusOr<std::unique_ptr<Pipeline>> Pipeline::Create(const PipelineOptions& options) {
  PARALLAX_ASSIGN_OR_RETURN(auto catalogue, Catalogue::Load(options.catalogue_paths));
  PARALLAX_ASSIGN_OR_RETURN(auto lexicon, Lexicon::Load(options.lexicon_folder));
  return std::unique_ptr<Pipeline>(new Pipeline(std::move(catalogue), std::move(lexicon)));
}

Pipeline::Pipeline(std::unique_ptr<Catalogue> catalogue, std::unique_ptr<Lexicon> lexicon)
    : catalogue_(std::move(catalogue)), lexicon_(std::move(lexicon)) {
  stages_.push_back(std::make_unique<SentenceStage>());
  stages_.push_back(std::make_unique<TokenStage>());
  stages_.push_back(std::make_unique<NameStage>(*catalogue_));
  stages_.push_back(std::make_unique<SpellingStage>(*catalogue_));
  stages_.push_back(std::make_unique<AcronymStage>());
  stages_.push_back(std::make_unique<LinkStage>(*catalogue_));
  stages_.push_back(std::make_unique<CoreferenceStage>(*catalogue_));
  stages_.push_back(std::make_unique<AttributionStage>(*lexicon_));
  stages_.push_back(std::make_unique<StanceStage>(*lexicon_));
  engine_.set_name("rules");
  engine_.set_version(kRulesVersion);
  engine_.set_catalogue_version(catalogue_->version());
  engine_.set_lexicon_version(lexicon_->version());
}

v1::Annotation Pipeline::Annotate(const v1::Article& article) const {
  Document document = ReadFrontMatter(article);
  const bool annotated = IsEnglish(document.meta.language());
  if (annotated) {
    for (const auto& stage : stages_) stage->Run(document);
  }
  v1::Annotation annotation = WriteAnnotation(article, std::move(document));
  annotation.set_status(annotated ? v1::ANNOTATION_STATUS_ANNOTATED
                                  : v1::ANNOTATION_STATUS_NOT_ANNOTATED_LANGUAGE);
  *annotation.mutable_engine() = engine_;
  annotated_count_.fetch_add(1, std::memory_order_relaxed);
  return annotation;
}

}  // namespace parallax::nlp
