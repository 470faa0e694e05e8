// Characters as the annotator sees them: quotation marks, case, folding. All positions are bytes of UTF-8
// text.
#ifndef PARALLAX_SERVICES_NLP_CHARACTERS_H_
#define PARALLAX_SERVICES_NLP_CHARACTERS_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace parallax::nlp {

// Bytes of the mark at byte `i` that can close a quotation or bracket (" ' ” ’ » ) ]); 0 for anything else.
size_t ClosingMarkBytes(absl::string_view text, size_t i);

// Bytes of the mark at byte `i` that can open one (" ' “ ‘ « ( [); 0 for anything else.
size_t OpeningMarkBytes(absl::string_view text, size_t i);

// Bytes of the apostrophe at byte `i` (' or ’ or ‘, which damaged text uses too); 0 for anything else.
size_t ApostropheBytes(absl::string_view text, size_t i);

// Whether the code point at byte `i` is a letter, a lower-case letter, an upper-case letter.
bool IsLetter(absl::string_view text, size_t i);
bool IsLowerCaseLetter(absl::string_view text, size_t i);
bool IsUpperCaseLetter(absl::string_view text, size_t i);

// Case-folded text with curly quotes straightened and dashes made "-". Same words, other bytes.
std::string Fold(absl::string_view text);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_CHARACTERS_H_
