// How words of names are compared: without case, diacritics and stops.
#ifndef PARALLAX_SERVICES_NLP_NAME_KEY_H_
#define PARALLAX_SERVICES_NLP_NAME_KEY_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

// `folded` (a Token::lower) without diacritics and stops: "erdoğan" is "erdogan", "u.s." is "us". Uses
// `scratch` only where something had to change.
absl::string_view WordKey(absl::string_view folded, std::string& scratch);

// Whether a mark inside a name does not count: hyphens, stops and apostrophes ("ISIS-K", "ISIS K").
bool IsSilentMark(const Token& token);

// Keys of the words joined by one space; silent marks are left out. Equal keys, equal names.
std::string NameKey(absl::Span<const Token> tokens);
std::string NameKey(absl::string_view text);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_NAME_KEY_H_
