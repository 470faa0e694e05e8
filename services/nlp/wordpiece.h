// Splits sentences into the wordpieces that a language model knows.
#ifndef PARALLAX_SERVICES_NLP_WORDPIECE_H_
#define PARALLAX_SERVICES_NLP_WORDPIECE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/nlp/document.h"
#include "services/nlp/normalized_text.h"
#include "services/nlp/word_shapes.h"

namespace parallax::nlp {

struct WordPiece {
  int32_t id = 0;
  TextSpan span;      // bytes of the original text, of the whole word where the word is unknown
  uint32_t word = 0;  // index of its word in the sentence; pieces of one word share it
  WordShape shape = WordShape::kNone;  // of its word
};

// The uncased WordPiece tokenizer of BERT and MPNet, id for id as huggingface/tokenizers makes them
// (BertNormalizer, BertPreTokenizer, WordPiece): words are parted at white space and punctuation, then cut
// into the longest pieces that the vocabulary holds, from the left; a word with a part that it lacks, or of
// more than 100 characters, is unknown. Names of special tokens in a text ("[SEP]") are plain text. Immutable
// and thread-safe.
class WordPieceTokenizer {
 public:
  // `vocabulary` has one piece a line, its number the id, "##" before pieces that continue a word.
  // `unknown_id` stands for unknown words. Fails when the vocabulary has no such line.
  static absl::StatusOr<std::unique_ptr<WordPieceTokenizer>> Create(absl::string_view vocabulary,
                                                                    int32_t unknown_id);

  // Lines of the vocabulary.
  size_t size() const { return size_; }

  // Pieces of `sentence`, any bytes, without special tokens. Spans are offset by `offset`.
  std::vector<WordPiece> Tokenize(absl::string_view sentence, uint32_t offset) const;

 private:
  // Pieces that begin a word, or that continue one (without "##").
  struct PieceTable {
    absl::flat_hash_map<std::string, int32_t> ids;
    size_t longest = 0;  // bytes

    void Add(absl::string_view piece, int32_t id);
    // The id of `piece`; -1 when there is none.
    int32_t Find(absl::string_view piece) const;
  };
  struct Word {
    size_t begin = 0;  // [begin, end) of NormalizedText::characters
    size_t end = 0;
    uint32_t index = 0;
    WordShape shape = WordShape::kNone;
  };

  explicit WordPieceTokenizer(int32_t unknown_id) : unknown_id_(unknown_id) {}
  void AppendPieces(const NormalizedText& text, const Word& word, std::vector<WordPiece>& pieces) const;

  int32_t unknown_id_;
  size_t size_ = 0;
  PieceTable beginnings_;
  PieceTable continuations_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_WORDPIECE_H_
