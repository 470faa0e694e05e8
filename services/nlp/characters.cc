#include "services/nlp/characters.h"

#include <unicode/uchar.h>

#include <array>

#include "absl/strings/ascii.h"
#include "services/common/utf8.h"

namespace parallax::nlp {
namespace {

template <size_t N>
size_t MatchAny(absl::string_view text, size_t i, const std::array<absl::string_view, N>& marks) {
  for (const absl::string_view mark : marks) {
    if (text.substr(i, mark.size()) == mark) return mark.size();
  }
  return 0;
}

constexpr std::array<absl::string_view, 7> kClosing = {"\"", "'", ")", "]", "\u201d", "\u2019", "\u00bb"};
constexpr std::array<absl::string_view, 7> kOpening = {"\"", "'", "(", "[", "\u201c", "\u2018", "\u00ab"};
constexpr std::array<absl::string_view, 3> kApostrophes = {"'", "\u2019", "\u2018"};

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

UChar32 At(absl::string_view text, size_t i) { return static_cast<UChar32>(DecodeUtf8(text, i).value); }

// What a folded code point is written as.
char32_t FoldCodePoint(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return '-';
    case 0x00A0:
      return ' ';
    default:
      return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  }
}

}  // namespace

size_t ClosingMarkBytes(absl::string_view text, size_t i) { return MatchAny(text, i, kClosing); }
size_t OpeningMarkBytes(absl::string_view text, size_t i) { return MatchAny(text, i, kOpening); }
size_t ApostropheBytes(absl::string_view text, size_t i) { return MatchAny(text, i, kApostrophes); }

bool IsLetter(absl::string_view text, size_t i) {
  return IsAscii(text[i]) ? absl::ascii_isalpha(text[i]) : u_isalpha(At(text, i)) != 0;
}
bool IsLowerCaseLetter(absl::string_view text, size_t i) {
  return IsAscii(text[i]) ? absl::ascii_islower(text[i]) : u_islower(At(text, i)) != 0;
}
bool IsUpperCaseLetter(absl::string_view text, size_t i) {
  return IsAscii(text[i]) ? absl::ascii_isupper(text[i]) : u_isupper(At(text, i)) != 0;
}

std::string Fold(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    if (IsAscii(text[i])) {
      out += absl::ascii_tolower(text[i++]);
      continue;
    }
    const CodePoint code_point = DecodeUtf8(text, i);
    AppendUtf8(FoldCodePoint(code_point.value), out);
    i += code_point.bytes;
  }
  return out;
}

}  // namespace parallax::nlp
