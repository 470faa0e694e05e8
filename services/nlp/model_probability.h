// Probabilities from a model's logits.
#ifndef PARALLAX_SERVICES_NLP_MODEL_PROBABILITY_H_
#define PARALLAX_SERVICES_NLP_MODEL_PROBABILITY_H_

#include <cstddef>
#include <vector>

#include "absl/types/span.h"
#include "services/nlp/model_config.h"

namespace parallax::nlp {

// Of a label that stands alone.
float Sigmoid(float logit, float temperature);

// Of labels that exclude each other; they sum to 1.
std::vector<float> Softmax(absl::Span<const float> logits, float temperature);

// `probability` on the piecewise linear map of `name`; itself where the model has no such map.
float Calibrated(const ModelConfig& config, const char* name, float probability);

// The threshold `name`; `fallback` where the model has none.
float Threshold(const ModelConfig& config, const char* name, float fallback);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_MODEL_PROBABILITY_H_
