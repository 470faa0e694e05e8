#include "services/nlp/wordpiece.h"

#include <algorithm>

#include "absl/memory/memory.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/common/error.h"

namespace parallax::nlp {
namespace {

constexpr size_t kMaxWordCharacters = 100;

// The first character after the word that begins at `begin`.
size_t EndOfWord(const std::vector<NormalizedCharacter>& characters, size_t begin) {
  if (IsBertPunctuation(characters[begin].value)) return begin + 1;
  size_t end = begin + 1;
  while (end < characters.size() && characters[end].value != U' ' &&
         !IsBertPunctuation(characters[end].value)) {
    ++end;
  }
  return end;
}

// Bytes of the characters [begin, end), which marks may have put out of their order.
TextSpan SourceOf(const NormalizedText& text, size_t begin, size_t end) {
  TextSpan source = text.characters[begin].source;
  for (size_t i = begin + 1; i < end; ++i) {
    source.begin = std::min(source.begin, text.characters[i].source.begin);
    source.end = std::max(source.end, text.characters[i].source.end);
  }
  return source;
}

absl::string_view TextOf(const NormalizedText& text, size_t begin, size_t end) {
  const size_t first = text.characters[begin].offset;
  const size_t last = end < text.characters.size() ? text.characters[end].offset : text.text.size();
  return absl::string_view(text.text).substr(first, last - first);
}

}  // namespace

void WordPieceTokenizer::PieceTable::Add(absl::string_view piece, int32_t id) {
  ids[piece] = id;
  longest = std::max(longest, piece.size());
}

int32_t WordPieceTokenizer::PieceTable::Find(absl::string_view piece) const {
  if (piece.size() > longest) return -1;
  const auto found = ids.find(piece);
  return found == ids.end() ? -1 : found->second;
}

absl::StatusOr<std::unique_ptr<WordPieceTokenizer>> WordPieceTokenizer::Create(absl::string_view vocabulary,
                                                                               int32_t unknown_id) {
  auto tokenizer = absl::WrapUnique(new WordPieceTokenizer(unknown_id));
  absl::ConsumeSuffix(&vocabulary, "\n");
  int32_t id = 0;
  for (absl::string_view line : absl::StrSplit(vocabulary, '\n')) {
    line = absl::StripTrailingAsciiWhitespace(line);
    if (absl::ConsumePrefix(&line, "##")) {
      tokenizer->continuations_.Add(line, id);
    } else {
      tokenizer->beginnings_.Add(line, id);
    }
    ++id;
  }
  if (unknown_id < 0 || unknown_id >= id) {
    return InvalidField("unk_id", absl::StrCat(unknown_id, " is no line of the vocabulary of ", id,
                                               " pieces; give the line of its unknown token"));
  }
  tokenizer->size_ = static_cast<size_t>(id);
  return tokenizer;
}

std::vector<WordPiece> WordPieceTokenizer::Tokenize(absl::string_view sentence, uint32_t offset) const {
  const NormalizedText text = NormalizeForBert(sentence, offset);
  std::vector<WordPiece> pieces;
  pieces.reserve(sentence.size() / 4);
  Word word;
  bool first = true;
  for (size_t i = 0; i < text.characters.size();) {
    if (text.characters[i].value == U' ') {
      ++i;
      continue;
    }
    word.begin = i;
    word.end = EndOfWord(text.characters, i);
    const TextSpan source = SourceOf(text, word.begin, word.end);
    word.shape = ShapeOfWord(sentence.substr(source.begin - offset, source.size()), first);
    if (word.shape != WordShape::kPunctuation) first = false;
    AppendPieces(text, word, pieces);
    ++word.index;
    i = word.end;
  }
  return pieces;
}

void WordPieceTokenizer::AppendPieces(const NormalizedText& text, const Word& word,
                                      std::vector<WordPiece>& pieces) const {
  const size_t pieces_before = pieces.size();
  const bool too_long = word.end - word.begin > kMaxWordCharacters;
  for (size_t begin = word.begin; begin < word.end;) {
    const PieceTable& table = begin == word.begin ? beginnings_ : continuations_;
    size_t end = too_long ? begin : word.end;
    int32_t id = -1;
    for (; end > begin; --end) {
      id = table.Find(TextOf(text, begin, end));
      if (id >= 0) break;
    }
    if (id < 0) {
      pieces.resize(pieces_before);
      pieces.push_back({unknown_id_, SourceOf(text, word.begin, word.end), word.index, word.shape});
      return;
    }
    pieces.push_back({id, SourceOf(text, begin, end), word.index, word.shape});
    begin = end;
  }
}

}  // namespace parallax::nlp
