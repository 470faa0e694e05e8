// Runs a model's encoder over a document.
#ifndef PARALLAX_SERVICES_NLP_ENCODE_H_
#define PARALLAX_SERVICES_NLP_ENCODE_H_

#include "services/nlp/learned_model.h"
#include "services/nlp/stage.h"

namespace parallax::nlp {

// Fills Document::encoding, once, for all stages that ask the model. Of a very long article the begin is
// read, and a quality note says so. `model` must outlive the stage.
class EncodeStage final : public Stage {
 public:
  explicit EncodeStage(const LearnedModel& model) : model_(model) {}
  absl::string_view name() const override { return "encode"; }
  void Run(Document& document) const override;

 private:
  const LearnedModel& model_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ENCODE_H_
