// Acronyms that the document itself explains.
#ifndef PARALLAX_SERVICES_NLP_ACRONYMS_H_
#define PARALLAX_SERVICES_NLP_ACRONYMS_H_

#include "services/nlp/stage.h"

namespace parallax::nlp {

// Finds "Afghanistan Freedom Front (AFF)", "AFF (Afghanistan Freedom Front)" and "the Afghanistan Freedom
// Front, or AFF", as Schwartz and Hearst (2003) match them: each letter of the acronym begins or is in a word
// of the long form, the first begins its first word. Failing a definition, an acronym is the one long name of
// the document with its initials. Sets MentionLayer::reading of every mention of the acronym to the long
// form, and widens the mention of the long form where names stopped short of it.
class AcronymStage final : public Stage {
 public:
  absl::string_view name() const override { return "acronyms"; }
  void Run(Document& document) const override;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ACRONYMS_H_
