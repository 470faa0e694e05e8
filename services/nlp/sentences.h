// Splits the body into sentences.
#ifndef PARALLAX_SERVICES_NLP_SENTENCES_H_
#define PARALLAX_SERVICES_NLP_SENTENCES_H_

#include "services/nlp/stage.h"

namespace parallax::nlp {

// Fills Document::sentences (spans and paragraphs; tokens are filled by the next stage). A newline always
// ends a sentence. Inside a paragraph . ! ? and … end one when what follows can start one; abbreviations,
// initials and acronyms are kept inside. Closing quotes and brackets stay with the sentence they close.
class SentenceStage final : public Stage {
 public:
  absl::string_view name() const override { return "sentences"; }
  void Run(Document& document) const override;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_SENTENCES_H_
