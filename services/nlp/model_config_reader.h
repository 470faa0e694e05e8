// Reads the model.json of a model package.
#ifndef PARALLAX_SERVICES_NLP_MODEL_CONFIG_READER_H_
#define PARALLAX_SERVICES_NLP_MODEL_CONFIG_READER_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/nlp/model_config.h"

namespace parallax::nlp {

struct ModelManifest {
  ModelConfig config;
  std::map<std::string, std::string> files;  // SHA-256 of each file, by name
};

// INVALID_ARGUMENT names the field that is missing, of another kind, or not what this program's features and
// labels are.
absl::StatusOr<ModelManifest> ReadModelManifest(absl::string_view json);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_MODEL_CONFIG_READER_H_
