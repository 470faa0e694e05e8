// Groups of people that a text describes by a name inside the description.
#ifndef PARALLAX_SERVICES_NLP_DESCRIBED_GROUPS_H_
#define PARALLAX_SERVICES_NLP_DESCRIBED_GROUPS_H_

#include "services/nlp/catalogue.h"
#include "services/nlp/stage.h"

namespace parallax::nlp {

// Makes mentions of "Syrian rebels", "people of Nepal", "US-backed rebels", so that what they do is not read
// as done by the state. All descriptions of one group in a document (the same name inside, the same noun)
// have one reading, and so one entity: the form that the catalogue lists, or else the first. Later forms
// without the name ("the dissidents", "rebels") get the same reading where the document has only one such
// group. Runs before names are linked; `catalogue` must outlive the stage.
class DescribedGroupStage final : public Stage {
 public:
  explicit DescribedGroupStage(const Catalogue& catalogue) : catalogue_(catalogue) {}
  absl::string_view name() const override { return "described-groups"; }
  void Run(Document& document) const override;

 private:
  const Catalogue& catalogue_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_DESCRIBED_GROUPS_H_
