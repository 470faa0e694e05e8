#include "services/nlp/word_shapes.h"

#include <unicode/uchar.h>

#include "services/common/utf8.h"

namespace parallax::nlp {
namespace {

bool IsDigit(UChar32 c) {
  const int32_t type = u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

bool IsMark(UChar32 c) {
  constexpr UChar32 kAsciiEnd = 0x80;
  return c < kAsciiEnd ? c > ' ' && u_isalnum(c) == 0 && c != 0x7F : u_ispunct(c) != 0;
}

}  // namespace

WordShape ShapeOfWord(absl::string_view word, bool first) {
  size_t letters = 0;
  size_t upper = 0;
  bool first_is_upper = false;
  bool only_marks = true;
  for (size_t i = 0; i < word.size();) {
    const CodePoint code_point = DecodeUtf8(word, i);
    i += code_point.bytes;
    const auto c = static_cast<UChar32>(code_point.value);
    if (IsDigit(c)) return WordShape::kDigit;
    only_marks = only_marks && IsMark(c);
    if (u_isalpha(c) == 0) continue;
    const bool is_upper = u_isUUppercase(c) != 0;
    if (letters == 0) first_is_upper = is_upper;
    ++letters;
    upper += is_upper ? 1 : 0;
  }
  if (letters == 0) return only_marks ? WordShape::kPunctuation : WordShape::kLower;
  if (upper == 0) return WordShape::kLower;
  if (first_is_upper && upper == 1) return first ? WordShape::kTitleFirst : WordShape::kTitle;
  return upper == letters ? WordShape::kUpper : WordShape::kMixed;
}

}  // namespace parallax::nlp
