// Who says what: quotations and reported speech.
#ifndef PARALLAX_SERVICES_NLP_ATTRIBUTION_H_
#define PARALLAX_SERVICES_NLP_ATTRIBUTION_H_

#include "services/nlp/lexicon.h"
#include "services/nlp/stage.h"

namespace parallax::nlp {

// Fills Document::attributions. Reported speech is found by a verb of saying with its subject before or after
// it ("X said Y", "Y, X said", "Y, said X", "X told Z that Y") or by "according to"; a quotation belongs to
// the speaker of its own sentence, else to the one who spoke last in its paragraph. Quotation marks around a
// few words without a verb of saying are no speech. A speaker without an entity is an unnamed voice.
class AttributionStage final : public Stage {
 public:
  // `lexicon` must outlive the stage.
  explicit AttributionStage(const Lexicon& lexicon) : lexicon_(lexicon) {}
  absl::string_view name() const override { return "attribution"; }
  void Run(Document& document) const override;

 private:
  const Lexicon& lexicon_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ATTRIBUTION_H_
