// Finds the pronouns and descriptions that refer to the document's entities.
#ifndef PARALLAX_SERVICES_NLP_COREFERENCE_H_
#define PARALLAX_SERVICES_NLP_COREFERENCE_H_

#include "services/nlp/catalogue.h"
#include "services/nlp/learned_model.h"
#include "services/nlp/stage.h"

namespace parallax::nlp {

// Adds pronouns ("it", "their") and descriptions ("the group", "the minister") to Document::mentions where
// one entity is likely to be meant, and leaves out the rest; then numbers the entities by first mention. "We"
// and "I" are left to the attribution stage. The arguments must outlive the stage.
class CoreferenceStage final : public Stage {
 public:
  // `model` scores antecedents too, where it is given; Document::encoding must then be of it.
  explicit CoreferenceStage(const Catalogue& catalogue, const LearnedModel* model = nullptr)
      : catalogue_(catalogue), model_(model) {}
  absl::string_view name() const override { return "coreference"; }
  void Run(Document& document) const override;

 private:
  const Catalogue& catalogue_;
  const LearnedModel* model_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_COREFERENCE_H_
