// Splits sentences into words, numbers and marks.
#ifndef PARALLAX_SERVICES_NLP_TOKENS_H_
#define PARALLAX_SERVICES_NLP_TOKENS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "services/nlp/stage.h"

namespace parallax::nlp {

// Tokens of `text`; spans are offset by `offset`, `sentence` is set in each. Words are split at hyphens and
// slashes, and before possessive 's; "U.S." and "J." keep their stops; contractions ("won't") stay whole.
std::vector<Token> Tokenize(absl::string_view text, uint32_t offset, uint32_t sentence);

// Fills Document::tokens and the token ranges of Document::sentences.
class TokenStage final : public Stage {
 public:
  absl::string_view name() const override { return "tokens"; }
  void Run(Document& document) const override;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_TOKENS_H_
