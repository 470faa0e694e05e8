// Reads a learned model from its folder.
#ifndef PARALLAX_SERVICES_NLP_MODEL_PACKAGE_H_
#define PARALLAX_SERVICES_NLP_MODEL_PACKAGE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/nlp/model_config.h"
#include "services/nlp/word_embeddings.h"
#include "services/nlp/wordpiece.h"

namespace parallax::nlp {

// A folder with model.json (ModelConfig), vocab.txt, embeddings.bin and the graphs encoder, pair, mention and
// antecedent (.xml and .bin). Immutable and thread-safe.
class ModelPackage {
 public:
  // Reads and checks everything but the graphs' contents: each file must have the SHA-256 that model.json
  // gives, labels and sizes must be those that this program knows. An error names the file and the remedy:
  // NOT_FOUND when one is missing, DATA_LOSS when its bytes differ, INVALID_ARGUMENT when model.json is not
  // as it should be.
  static absl::StatusOr<std::unique_ptr<ModelPackage>> Load(const std::string& folder);

  const ModelConfig& config() const { return config_; }
  const WordPieceTokenizer& tokenizer() const { return *tokenizer_; }
  const WordEmbeddings& embeddings() const { return *embeddings_; }

  // Path of a file of the package.
  std::string Path(absl::string_view file) const;

 private:
  ModelPackage() = default;

  std::string folder_;
  ModelConfig config_;
  std::unique_ptr<WordPieceTokenizer> tokenizer_;
  std::unique_ptr<WordEmbeddings> embeddings_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_MODEL_PACKAGE_H_
