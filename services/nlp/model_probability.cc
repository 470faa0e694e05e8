#include "services/nlp/model_probability.h"

#include <algorithm>
#include <cmath>

namespace parallax::nlp {

float Sigmoid(float logit, float temperature) { return 1.0F / (1.0F + std::exp(-logit / temperature)); }

std::vector<float> Softmax(absl::Span<const float> logits, float temperature) {
  const float top = *std::max_element(logits.begin(), logits.end());
  std::vector<float> probabilities;
  probabilities.reserve(logits.size());
  float sum = 0;
  for (const float logit : logits) {
    probabilities.push_back(std::exp((logit - top) / temperature));
    sum += probabilities.back();
  }
  for (float& probability : probabilities) probability /= sum;
  return probabilities;
}

float Calibrated(const ModelConfig& config, const char* name, float probability) {
  const auto found = config.calibration.find(name);
  if (found == config.calibration.end() || found->second.x.empty()) return probability;
  const std::vector<float>& x = found->second.x;
  const std::vector<float>& y = found->second.y;
  const auto above = std::upper_bound(x.begin(), x.end(), probability);
  if (above == x.begin()) return y.front();
  if (above == x.end()) return y.back();
  const size_t right = static_cast<size_t>(above - x.begin());
  const float share = (probability - x[right - 1]) / (x[right] - x[right - 1]);
  return y[right - 1] + share * (y[right] - y[right - 1]);
}

float Threshold(const ModelConfig& config, const char* name, float fallback) {
  const auto found = config.thresholds.find(name);
  return found == config.thresholds.end() ? fallback : found->second;
}

}  // namespace parallax::nlp
