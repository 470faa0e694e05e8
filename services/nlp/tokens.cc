#include "services/nlp/tokens.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "services/common/utf8.h"
#include "services/nlp/characters.h"

namespace parallax::nlp {
namespace {

class Tokenizer {
 public:
  Tokenizer(absl::string_view text, uint32_t offset, uint32_t sentence)
      : text_(text), offset_(offset), sentence_(sentence) {}

  std::vector<Token> Run() {
    for (size_t i = 0; i < text_.size();) {
      if (absl::ascii_isspace(text_[i])) {
        ++i;
      } else if (IsLetter(text_, i)) {
        i = Word(i);
      } else if (absl::ascii_isdigit(text_[i])) {
        i = Number(i);
      } else {
        i = Mark(i);
      }
    }
    return std::move(tokens_);
  }

 private:
  size_t LettersFrom(size_t i) const {
    while (i < text_.size() && (IsLetter(text_, i) || absl::ascii_isdigit(text_[i]))) {
      i += DecodeUtf8(text_, i).bytes;
    }
    return i;
  }

  size_t Word(size_t begin) {
    if (const size_t end = Acronym(begin); end > begin) return Emit(begin, end, TokenKind::kWord);
    size_t end = LettersFrom(begin);
    // Contractions and names with an apostrophe ("won't", "O'Brien") go on; a possessive 's does not.
    while (end < text_.size()) {
      const size_t apostrophe = ApostropheBytes(text_, end);
      if (apostrophe == 0 || end + apostrophe >= text_.size() || !IsLetter(text_, end + apostrophe)) break;
      const size_t after = LettersFrom(end + apostrophe);
      if (Fold(text_.substr(end + apostrophe, after - end - apostrophe)) == "s") break;
      end = after;
    }
    return Emit(begin, end, TokenKind::kWord);
  }

  // End of "U.S.", "U.N", "J."; `begin` when there is no such thing. The last stop is left out at the text's
  // end of a one-letter word, where it ends the sentence.
  size_t Acronym(size_t begin) const {
    size_t i = begin;
    size_t letters = 0;
    while (i + 1 < text_.size() && absl::ascii_isalpha(text_[i]) && text_[i + 1] == '.') {
      ++letters;
      i += 2;
    }
    if (letters >= 1 && i < text_.size() && absl::ascii_isalpha(text_[i]) &&
        (i + 1 == text_.size() || !absl::ascii_isalnum(text_[i + 1])) && letters >= 2) {
      ++i;  // "U.S.A" without its last stop
    }
    const bool ends_inside_word = i < text_.size() && IsLetter(text_, i);
    if (letters == 0 || ends_inside_word) return begin;
    if (letters == 1) return absl::ascii_isupper(text_[begin]) && i < text_.size() ? i : begin;
    return i;
  }

  size_t Number(size_t begin) {
    size_t end = begin;
    while (end < text_.size() && (absl::ascii_isalnum(text_[end]) ||
                                  ((text_[end] == '.' || text_[end] == ',') && end + 1 < text_.size() &&
                                   absl::ascii_isdigit(text_[end + 1])))) {
      ++end;
    }
    return Emit(begin, end, TokenKind::kNumber);
  }

  size_t Mark(size_t begin) {
    if (const size_t bytes = ApostropheBytes(text_, begin); bytes > 0 && !tokens_.empty() &&
                                                            tokens_.back().kind != TokenKind::kPunctuation &&
                                                            tokens_.back().span.end == offset_ + begin) {
      const size_t end = LettersFrom(begin + bytes);
      if (Fold(text_.substr(begin + bytes, end - begin - bytes)) == "s") {
        return Emit(begin, end, TokenKind::kWord);
      }
    }
    return Emit(begin, begin + DecodeUtf8(text_, begin).bytes, TokenKind::kPunctuation);
  }

  TokenShape ShapeOf(absl::string_view word) const {
    size_t upper = 0;
    size_t lower = 0;
    for (size_t i = 0; i < word.size(); i += DecodeUtf8(word, i).bytes) {
      upper += IsUpperCaseLetter(word, i);
      lower += IsLowerCaseLetter(word, i);
    }
    if (upper == 0) return lower > 0 ? TokenShape::kLower : TokenShape::kOther;
    if (lower == 0) return upper > 1 ? TokenShape::kUpper : TokenShape::kTitle;
    return upper == 1 && IsUpperCaseLetter(word, 0) ? TokenShape::kTitle : TokenShape::kMixed;
  }

  size_t Emit(size_t begin, size_t end, TokenKind kind) {
    const absl::string_view word = text_.substr(begin, end - begin);
    Token token;
    token.span = {offset_ + static_cast<uint32_t>(begin), offset_ + static_cast<uint32_t>(end)};
    token.sentence = sentence_;
    token.kind = kind;
    token.shape = kind == TokenKind::kWord ? ShapeOf(word) : TokenShape::kOther;
    token.lower = Fold(word);
    tokens_.push_back(std::move(token));
    return end;
  }

  const absl::string_view text_;
  const uint32_t offset_;
  const uint32_t sentence_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> Tokenize(absl::string_view text, uint32_t offset, uint32_t sentence) {
  return Tokenizer(text, offset, sentence).Run();
}

void TokenStage::Run(Document& document) const {
  for (size_t i = 0; i < document.sentences.size(); ++i) {
    SentenceSpan& sentence = document.sentences[i];
    sentence.first_token = static_cast<uint32_t>(document.tokens.size());
    for (Token& token :
         Tokenize(document.Text(sentence.span), sentence.span.begin, static_cast<uint32_t>(i))) {
      document.tokens.push_back(std::move(token));
    }
    sentence.end_token = static_cast<uint32_t>(document.tokens.size());
  }
}

}  // namespace parallax::nlp
