// Runs a model's encoder over a document.
#ifndef PARALLAX_SERVICES_NLP_ENCODE_H_
#define PARALLAX_SERVICES_NLP_ENCODE_H_

#include "services/nlp/model_config.h"
#include "services/nlp/neural_model.h"
#include "services/nlp/stage.h"
#include "services/nlp/wordpiece.h"

namespace parallax::nlp {

// Fills Document::encoding, once, for all stages that ask the model. The arguments must outlive the stage.
class EncodeStage final : public Stage {
 public:
  EncodeStage(const NeuralModel& model, const WordPieceTokenizer& tokenizer, const ModelConfig& config)
      : model_(model), tokenizer_(tokenizer), config_(config) {}
  absl::string_view name() const override { return "encode"; }
  void Run(Document& document) const override;

 private:
  const NeuralModel& model_;
  const WordPieceTokenizer& tokenizer_;
  const ModelConfig& config_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ENCODE_H_
