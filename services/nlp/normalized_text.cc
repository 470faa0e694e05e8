#include "services/nlp/normalized_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "services/common/utf8.h"

namespace parallax::nlp {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kFirstDecomposed = 0xC0;  // no character below has a decomposition
constexpr char32_t kFirstMark = 0x300;       // no character below is a mark

// General category in Unicode 8, whose tables the reference uses: a vocabulary means the words that these
// tables make. Characters that are younger are unassigned there.
int CategoryInUnicode8(char32_t c) {
  switch (c) {
    case 0x1734:  // now a spacing mark
      return U_NON_SPACING_MARK;
    case 0x166D:   // now a symbol
    case 0x111C9:  // now a nonspacing mark
      return U_OTHER_PUNCTUATION;
    case 0x1885:  // now nonspacing marks
    case 0x1886:
      return U_OTHER_LETTER;
    case 0xA9BD:  // now a nonspacing mark
      return U_COMBINING_SPACING_MARK;
    default:
      break;
  }
  const auto code_point = static_cast<UChar32>(c);
  UVersionInfo age;
  u_charAge(code_point, age);
  return age[0] <= 8 ? int{u_charType(code_point)} : int{U_UNASSIGNED};
}

bool IsDropped(char32_t c) {
  if (c < 0x80) return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
  if (c == kReplacement) return true;
  const int category = CategoryInUnicode8(c);
  return category == U_CONTROL_CHAR || category == U_FORMAT_CHAR || category == U_PRIVATE_USE_CHAR;
}

bool IsWhiteSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

// CJK ideographs as the reference lists them, its gap at U+2B820 included.
bool IsIdeograph(char32_t c) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  constexpr std::array<Range, 8> kRanges = {{{0x4E00, 0x9FFF},
                                             {0x3400, 0x4DBF},
                                             {0x20000, 0x2A6DF},
                                             {0x2A700, 0x2B73F},
                                             {0x2B740, 0x2B81F},
                                             {0x2B920, 0x2CEAF},
                                             {0xF900, 0xFAFF},
                                             {0x2F800, 0x2FA1F}}};
  return c >= 0x3400 && std::any_of(kRanges.begin(), kRanges.end(),
                                    [c](const Range& range) { return range.first <= c && c <= range.last; });
}

void AppendDecomposed(char32_t c, const TextSpan& source, const icu::Normalizer2* nfd,
                      std::vector<NormalizedCharacter>& out) {
  icu::UnicodeString parts;
  if (c < kFirstDecomposed || nfd == nullptr || nfd->getDecomposition(static_cast<UChar32>(c), parts) == 0) {
    out.push_back({c, source});
    return;
  }
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    out.push_back({static_cast<char32_t>(parts.char32At(i)), source});
  }
}

uint8_t CombiningClass(const NormalizedCharacter& c) {
  return c.value < kFirstMark ? uint8_t{0} : u_getCombiningClass(static_cast<UChar32>(c.value));
}

// Canonical ordering: marks after one character stand by their combining class.
void OrderMarks(std::vector<NormalizedCharacter>& characters) {
  const auto is_mark = [](const NormalizedCharacter& c) { return CombiningClass(c) != 0; };
  for (auto begin = std::find_if(characters.begin(), characters.end(), is_mark); begin != characters.end();) {
    const auto end = std::find_if_not(begin, characters.end(), is_mark);
    std::stable_sort(begin, end, [](const NormalizedCharacter& a, const NormalizedCharacter& b) {
      return CombiningClass(a) < CombiningClass(b);
    });
    begin = std::find_if(end, characters.end(), is_mark);
  }
}

bool IsNonspacingMark(char32_t c) { return c >= kFirstMark && CategoryInUnicode8(c) == U_NON_SPACING_MARK; }

char32_t LowerCase(char32_t c) {
  if (c < 0x80) return static_cast<char32_t>(absl::ascii_tolower(static_cast<unsigned char>(c)));
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

// Cleaned and decomposed characters, in the case and with the marks of the original.
std::vector<NormalizedCharacter> Decompose(absl::string_view text, uint32_t offset) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  std::vector<NormalizedCharacter> characters;
  characters.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    const TextSpan source{offset + static_cast<uint32_t>(i), offset + static_cast<uint32_t>(i + c.bytes)};
    i += c.bytes;
    if (IsDropped(c.value)) continue;
    if (IsWhiteSpace(c.value)) {
      characters.push_back({U' ', source});
    } else if (IsIdeograph(c.value)) {
      characters.push_back({U' ', {source.begin, source.begin}});
      AppendDecomposed(c.value, source, nfd, characters);
      characters.push_back({U' ', {source.end, source.end}});
    } else {
      AppendDecomposed(c.value, source, nfd, characters);
    }
  }
  return characters;
}

}  // namespace

NormalizedText NormalizeForBert(absl::string_view text, uint32_t offset) {
  NormalizedText result;
  result.characters = Decompose(text, offset);
  OrderMarks(result.characters);
  result.characters.erase(std::remove_if(result.characters.begin(), result.characters.end(),
                                         [](const auto& c) { return IsNonspacingMark(c.value); }),
                          result.characters.end());
  result.text.reserve(text.size());
  for (NormalizedCharacter& c : result.characters) {
    c.value = LowerCase(c.value);
    c.offset = static_cast<uint32_t>(result.text.size());
    AppendUtf8(c.value, result.text);
  }
  return result;
}

bool IsBertPunctuation(char32_t c) {
  if (c < 0x80) return absl::ascii_ispunct(static_cast<unsigned char>(c));
  switch (CategoryInUnicode8(c)) {
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return true;
    default:
      return false;
  }
}

}  // namespace parallax::nlp
