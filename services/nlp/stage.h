// What every stage of the annotator is.
#ifndef PARALLAX_SERVICES_NLP_STAGE_H_
#define PARALLAX_SERVICES_NLP_STAGE_H_

#include "absl/strings/string_view.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

// Reads the layers of the stages before it and adds its own. Const and deterministic: the same document gives
// the same layers, on any thread. pipeline.cc shows the order.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual absl::string_view name() const = 0;
  virtual void Run(Document& document) const = 0;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STAGE_H_
