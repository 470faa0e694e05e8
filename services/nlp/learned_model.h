// A learned model with all that is needed to ask it, and how one is had.
#ifndef PARALLAX_SERVICES_NLP_LEARNED_MODEL_H_
#define PARALLAX_SERVICES_NLP_LEARNED_MODEL_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/nlp/model_config.h"
#include "services/nlp/neural_model.h"
#include "services/nlp/wordpiece.h"

namespace parallax::nlp {

// Immutable and thread-safe.
class LearnedModel {
 public:
  virtual ~LearnedModel() = default;
  virtual const ModelConfig& config() const = 0;
  virtual const WordPieceTokenizer& tokenizer() const = 0;
  virtual const NeuralModel& network() const = 0;
};

// Loads the model of a folder. Errors name the file and the remedy.
using ModelLoader =
    std::function<absl::StatusOr<std::unique_ptr<const LearnedModel>>(const std::string& folder)>;

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_LEARNED_MODEL_H_
