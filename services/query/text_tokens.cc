#include "services/query/text_tokens.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "services/common/utf8.h"

namespace parallax::query {
namespace {

bool IsAsciiAlnum(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char AsciiLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

UScriptCode ScriptOf(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(c, &error);
}

bool IsMark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

bool IsUnspaced(UChar32 c) {
  const UScriptCode script = ScriptOf(c);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

// Whether marks that follow are diacritics of a Latin letter.
bool EndsInLatin(const std::string& word) {
  size_t last = word.size();
  while (last > 0 && (static_cast<unsigned char>(word[--last]) & 0xC0) == 0x80) continue;
  return !word.empty() && ScriptOf(static_cast<UChar32>(DecodeUtf8(word, last).value)) == USCRIPT_LATIN;
}

// Latin letters with a stroke, which Unicode does not decompose; 0 for any other.
char UnstrokedLatin(UChar32 c) {
  switch (c) {
    case 0x0142:
      return 'l';
    case 0x00F8:
      return 'o';
    case 0x0111:
    case 0x00F0:
      return 'd';
    case 0x0127:
      return 'h';
    case 0x0131:
      return 'i';
    default:
      return 0;
  }
}

// Appends the folded form of a letter or digit outside ASCII: case folded, compatibility forms replaced,
// marks taken off Latin letters and recomposed on all others.
void AppendFolded(char32_t code_point, std::string& word) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc_casefold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  const icu::UnicodeString folded =
      nfkc_casefold->normalize(icu::UnicodeString(static_cast<UChar32>(code_point)), error);
  if (U_FAILURE(error)) return AppendUtf8(code_point, word);
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 c = folded.char32At(i);
    icu::UnicodeString decomposed;
    if (IsMark(c)) {
      if (!EndsInLatin(word)) AppendUtf8(static_cast<char32_t>(c), word);
    } else if (ScriptOf(c) != USCRIPT_LATIN) {
      AppendUtf8(static_cast<char32_t>(c), word);
    } else if (const char plain = UnstrokedLatin(c); plain != 0) {
      word += plain;
    } else if (nfd->getDecomposition(c, decomposed)) {
      AppendUtf8(static_cast<char32_t>(decomposed.char32At(0)), word);
    } else {
      AppendUtf8(static_cast<char32_t>(c), word);
    }
  }
}

// Collects code points into words.
class Tokenizer {
 public:
  explicit Tokenizer(absl::FunctionRef<void(const Token&)> visit) : visit_(visit) {}

  void Take(char32_t code_point, size_t begin, size_t end) {
    const auto c = static_cast<UChar32>(code_point);
    if (IsMark(c)) {
      if (word_.empty()) return;
      if (!EndsInLatin(word_)) AppendUtf8(code_point, word_);
      end_ = end;
    } else if (!u_isalnum(c)) {
      // Format characters (soft hyphen, joiners) stand inside words without being part of them.
      if (u_charType(c) != U_FORMAT_CHAR) Flush();
    } else if (IsUnspaced(c)) {
      Flush();
      Append(code_point, begin, end);
      Flush();
    } else {
      Append(code_point, begin, end);
    }
  }

  void TakeAscii(char c, size_t begin) {
    if (word_.empty()) begin_ = begin;
    word_ += AsciiLower(c);
    end_ = begin + 1;
  }

  void Flush() {
    if (!word_.empty()) visit_({TruncateUtf8(word_, kMaxTokenBytes), begin_, end_});
    word_.clear();
  }

 private:
  void Append(char32_t code_point, size_t begin, size_t end) {
    if (word_.empty()) begin_ = begin;
    AppendFolded(code_point, word_);
    end_ = end;
  }

  absl::FunctionRef<void(const Token&)> visit_;
  std::string word_;
  size_t begin_ = 0;
  size_t end_ = 0;
};

}  // namespace

void ForEachToken(absl::string_view text, absl::FunctionRef<void(const Token&)> visit) {
  Tokenizer tokenizer(visit);
  for (size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      if (IsAsciiAlnum(byte)) {
        tokenizer.TakeAscii(text[i], i);
      } else {
        tokenizer.Flush();
      }
      ++i;
      continue;
    }
    const CodePoint code_point = DecodeUtf8(text, i);
    tokenizer.Take(code_point.value, i, i + code_point.bytes);
    i += code_point.bytes;
  }
  tokenizer.Flush();
}

std::vector<std::string> Words(absl::string_view text) {
  std::vector<std::string> words;
  ForEachToken(text, [&](const Token& token) { words.emplace_back(token.word); });
  return words;
}

}  // namespace parallax::query
