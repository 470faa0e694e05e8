// Shallow syntax: what part a stretch of tokens plays in its sentence, read off the words around it.
#ifndef PARALLAX_SERVICES_NLP_SYNTAX_H_
#define PARALLAX_SERVICES_NLP_SYNTAX_H_

#include <vector>

#include "services/nlp/document.h"

namespace parallax::nlp {

enum class Role : uint8_t {
  kSubject,   // before a finite verb, or first in its clause
  kObject,    // behind a verb
  kOblique,   // behind a preposition
  kModifier,  // possessive, or an adjective to a noun
};

// Role of the tokens [first, end) of one sentence.
Role RoleOf(const Document& document, uint32_t first, uint32_t end, bool adjectival);

// Whether a clause ends between the tokens `first` and `second` of one sentence.
bool ClauseBetween(const Document& document, uint32_t first, uint32_t second);

// For each token whether it stands inside quotation marks.
std::vector<bool> QuotedTokens(const Document& document);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_SYNTAX_H_
