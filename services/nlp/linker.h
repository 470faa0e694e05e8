// Says which entity each name means.
#ifndef PARALLAX_SERVICES_NLP_LINKER_H_
#define PARALLAX_SERVICES_NLP_LINKER_H_

#include <string>

#include "absl/strings/string_view.h"
#include "services/nlp/catalogue.h"
#include "services/nlp/stage.h"

namespace parallax::nlp {

// Gives each mention its entity: one of the catalogue, read by Document::reference_date and by what else the
// document names, or a discovered one. Names that only count with support (epithets, seats, bare surnames)
// are decided here; mentions without entity are dropped. Fills Document::entities, and
// type and form of the mentions. `catalogue` must outlive the stage.
class LinkStage final : public Stage {
 public:
  explicit LinkStage(const Catalogue& catalogue) : catalogue_(catalogue) {}
  absl::string_view name() const override { return "linker"; }
  void Run(Document& document) const override;

 private:
  const Catalogue& catalogue_;
};

// Id of an entity that is not in the catalogue: "nil-" and 16 hex digits of the SHA-256 of the name's key and
// the class of its type (person, place, or other). The same on every machine.
std::string DiscoveredId(absl::string_view name, v1::EntityType type);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_LINKER_H_
