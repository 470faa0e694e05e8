// The annotator: front matter, then the stages of the engine that is asked for.
#ifndef PARALLAX_SERVICES_NLP_PIPELINE_H_
#define PARALLAX_SERVICES_NLP_PIPELINE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "parallax/v1/annotation.pb.h"
#include "parallax/v1/article.pb.h"
#include "services/nlp/catalogue.h"
#include "services/nlp/engines.h"
#include "services/nlp/lexicon.h"

namespace parallax::nlp {

struct PipelineOptions {
  std::vector<std::string> catalogue_paths;  // folders or .jsonl files
  std::string lexicon_folder;
  std::string models_folder{};     // holds a folder for each model; empty: there are none
  std::string model{kAutoEngine};  // engine for whoever asks for none: of kEngineNames, or kAutoEngine
  ModelLoader load_model{};        // empty: models cannot be read
};

struct AnnotateOptions {
  std::string model{};   // of kEngineNames; empty: that of PipelineOptions
  bool explain = false;  // fill Annotation.explanations
};

// Annotates articles. Immutable and thread-safe after Create; the same article and options give the same
// annotation on any thread.
class Pipeline {
 public:
  // Fails when the catalogue or the lexicon cannot be read. A model that cannot is none: engines() tells.
  static absl::StatusOr<std::unique_ptr<Pipeline>> Create(const PipelineOptions& options);

  // An article whose body is not in English gets the document and status NOT_ANNOTATED_LANGUAGE, no layers.
  // Where the engine is not there, the rules answer and the annotation is marked as degraded.
  v1::Annotation Annotate(const v1::Article& article, const AnnotateOptions& options = {}) const;

  // Articles annotated since Create, on all threads.
  uint64_t annotated_count() const { return annotated_count_.load(std::memory_order_relaxed); }

  const EngineSet& engines() const { return engines_; }
  const Catalogue& catalogue() const { return *catalogue_; }
  const Lexicon& lexicon() const { return *lexicon_; }

 private:
  Pipeline(std::unique_ptr<Catalogue> catalogue, std::unique_ptr<Lexicon> lexicon,
           const PipelineOptions& options);
  // Fills the layers by an engine; false when its model failed.
  bool Run(const Engine& engine, Document& document) const;

  const std::unique_ptr<Catalogue> catalogue_;
  const std::unique_ptr<Lexicon> lexicon_;
  const Stages front_stages_;
  const EngineSet engines_;
  mutable std::atomic<uint64_t> annotated_count_{0};
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_PIPELINE_H_
