// A learned model computed by OpenVINO on the CPU.
#ifndef PARALLAX_SERVICES_NLP_OPENVINO_MODEL_H_
#define PARALLAX_SERVICES_NLP_OPENVINO_MODEL_H_

#include <cstdint>
#include <memory>

#include "absl/status/statusor.h"
#include "services/nlp/learned_model.h"
#include "services/nlp/model_package.h"
#include "services/nlp/neural_model.h"

namespace parallax::nlp {

struct OpenVinoOptions {
  // Calls that compute at the same time, each on one thread; further calls wait. Each takes memory of its own
  // for intermediate results, none for weights.
  uint32_t threads = 1;
  // Computes what is not int8 in bfloat16 where the processor can: faster with AMX, but results then differ
  // between processors.
  bool bfloat16 = false;
};

// Compiles the graphs of `package`, which must outlive the model. Compiling takes seconds for a large
// encoder; do it once in a process. INVALID_ARGUMENT names a graph whose inputs or outputs are not those of a
// model package, INTERNAL is OpenVINO's own failure.
absl::StatusOr<std::unique_ptr<NeuralModel>> LoadOpenVinoModel(const ModelPackage& package,
                                                               const OpenVinoOptions& options);

// Loads the package of a folder and its graphs.
ModelLoader OpenVinoModelLoader(const OpenVinoOptions& options);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_OPENVINO_MODEL_H_
