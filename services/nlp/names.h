// Finds names.
#ifndef PARALLAX_SERVICES_NLP_NAMES_H_
#define PARALLAX_SERVICES_NLP_NAMES_H_

#include "services/nlp/catalogue.h"
#include "services/nlp/stage.h"

namespace parallax::nlp {

// Fills Document::mentions with names, unlinked: names of the catalogue (the longest that begins at a word)
// and other runs of capitalised words. A name inside a longer name is not a mention of its own ("Bank of
// China"); titles stand before the span ("President [Vladimir Putin]"). Unknown names are typed by the words
// in and around them. `catalogue` must outlive the stage.
class NameStage final : public Stage {
 public:
  explicit NameStage(const Catalogue& catalogue) : catalogue_(catalogue) {}
  absl::string_view name() const override { return "names"; }
  void Run(Document& document) const override;

 private:
  const Catalogue& catalogue_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_NAMES_H_
