// What a learned model is made of: the sizes, labels and settings of its package.
#ifndef PARALLAX_SERVICES_NLP_MODEL_CONFIG_H_
#define PARALLAX_SERVICES_NLP_MODEL_CONFIG_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace parallax::nlp {

// Divisors of logits, fitted on held-out data.
struct Temperatures {
  float pair = 1.0F;
  float modality = 1.0F;
  float voice = 1.0F;
  float author = 1.0F;
  float antecedent = 1.0F;
};

// A piecewise linear map from a raw probability (x, ascending) to a calibrated one (y).
struct CalibrationKnots {
  std::vector<float> x;
  std::vector<float> y;
};

// model.json of a package. Labels stand in the order of the logits.
struct ModelConfig {
  std::string name;
  std::string version;      // 16 hex digits of a SHA-256 over the package's other files and settings
  uint32_t hidden = 0;      // numbers in a vector
  uint32_t max_tokens = 0;  // of a window, its begin and end included
  int32_t pad_id = 0;
  int32_t unknown_id = 0;
  int32_t begin_id = 0;
  int32_t end_id = 0;
  std::vector<std::string> name_labels;         // "O", "B-PERSON", ...
  std::vector<std::string> description_labels;  // "O", "B-NOMINAL", ...
  Temperatures temperatures;
  std::map<std::string, float> thresholds;
  std::map<std::string, CalibrationKnots> calibration;  // "pair", "author"
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_MODEL_CONFIG_H_
