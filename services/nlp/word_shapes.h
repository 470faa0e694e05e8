// How a word is written: what an uncased model is told beside its wordpieces.
#ifndef PARALLAX_SERVICES_NLP_WORD_SHAPES_H_
#define PARALLAX_SERVICES_NLP_WORD_SHAPES_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace parallax::nlp {

// The values are rows of a model's table of shape vectors.
enum class WordShape : uint8_t {
  kNone = 0,         // padding, and the marks at both ends of a window
  kLower = 1,        // all lower case, or no letters with case
  kTitle = 2,        // the first letter upper case, the others not; one upper-case letter too
  kUpper = 3,        // two upper-case letters or more and no others
  kMixed = 4,        // anything else with an upper-case letter
  kDigit = 5,        // holds a digit, whatever its letters
  kPunctuation = 6,  // punctuation and ASCII symbols only
  kTitleFirst = 7,   // kTitle, and no word but punctuation stands before it in its sentence
};
inline constexpr size_t kWordShapes = 8;

// Shape of the UTF-8 `word`; `first` where no word but punctuation stands before it in its sentence.
WordShape ShapeOfWord(absl::string_view word, bool first);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_WORD_SHAPES_H_
