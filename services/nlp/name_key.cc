#include "services/nlp/name_key.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/nlp/tokens.h"

namespace parallax::nlp {
namespace {

bool IsPlain(absl::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '.'; });
}

// Canonical decomposition without its combining marks, and plain letters for the few that do not decompose.
void StripDiacritics(absl::string_view word, std::string& out) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  icu::UnicodeString decomposed =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  if (U_SUCCESS(error)) decomposed = nfd->normalize(decomposed, error);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK || c == '.') continue;
    switch (c) {
      case 0x0131:  // dotless i
        kept.append(UChar32{'i'});
        break;
      case 0x00F8:  // o with stroke
        kept.append(UChar32{'o'});
        break;
      case 0x0142:  // l with stroke
        kept.append(UChar32{'l'});
        break;
      default:
        kept.append(c);
    }
  }
  kept.toUTF8String(out);
}

}  // namespace

absl::string_view WordKey(absl::string_view folded, std::string& scratch) {
  if (IsPlain(folded)) return folded;
  scratch.clear();
  StripDiacritics(folded, scratch);
  return scratch;
}

bool IsSilentMark(const Token& token) {
  return token.kind == TokenKind::kPunctuation &&
         (token.lower == "-" || token.lower == "." || token.lower == "'");
}

std::string NameKey(absl::Span<const Token> tokens) {
  std::string key;
  std::string scratch;
  for (const Token& token : tokens) {
    if (IsSilentMark(token)) continue;
    absl::StrAppend(&key, key.empty() ? "" : " ", WordKey(token.lower, scratch));
  }
  return key;
}

std::string NameKey(absl::string_view text) { return NameKey(Tokenize(text, 0, 0)); }

}  // namespace parallax::nlp
