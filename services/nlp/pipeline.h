// The annotator: the stages in their order.
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
#include "services/nlp/lexicon.h"
#include "services/nlp/stage.h"

namespace parallax::nlp {

struct PipelineOptions {
  std::vector<std::string> catalogue_paths;  // folders or .jsonl files
  std::string lexicon_folder;
};

// Annotates articles by rules. Immutable and thread-safe after Create; the same article gives the same
// annotation on any thread.
class Pipeline {
 public:
  static absl::StatusOr<std::unique_ptr<Pipeline>> Create(const PipelineOptions& options);

  // An article whose body is not in English gets the document and status NOT_ANNOTATED_LANGUAGE, no layers.
  v1::Annotation Annotate(const v1::Article& article) const;

  // Articles annotated since Create, on all threads.
  uint64_t annotated_count() const { return annotated_count_.load(std::memory_order_relaxed); }

  const v1::Engine& engine() const { return engine_; }
  const Catalogue& catalogue() const { return *catalogue_; }
  const Lexicon& lexicon() const { return *lexicon_; }

 private:
  Pipeline(std::unique_ptr<Catalogue> catalogue, std::unique_ptr<Lexicon> lexicon);

  const std::unique_ptr<Catalogue> catalogue_;
  const std::unique_ptr<Lexicon> lexicon_;
  std::vector<std::unique_ptr<Stage>> stages_;
  v1::Engine engine_;
  mutable std::atomic<uint64_t> annotated_count_{0};
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_PIPELINE_H_
