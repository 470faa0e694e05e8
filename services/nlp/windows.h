// Cuts a document into the windows that a model's encoder reads.
#ifndef PARALLAX_SERVICES_NLP_WINDOWS_H_
#define PARALLAX_SERVICES_NLP_WINDOWS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "services/nlp/document.h"
#include "services/nlp/model_config.h"
#include "services/nlp/wordpiece.h"

namespace parallax::nlp {

// Half-open range of the pieces of a window.
struct PieceRange {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  friend bool operator==(const PieceRange&, const PieceRange&) = default;
};

// Consecutive whole sentences as pieces, between the begin and the end token. The vectors `ids`, `shapes` and
// `spans` are of one size, at most ModelConfig::max_tokens.
struct Window {
  std::vector<int32_t> ids;
  std::vector<WordShape> shapes;      // kNone for both ends
  std::vector<TextSpan> spans;        // bytes of the body; empty for both ends
  uint32_t first_sentence = 0;        // index into Document::sentences
  std::vector<PieceRange> sentences;  // pieces of the sentences first_sentence, first_sentence + 1, ...
};

// Windows of the sentences that are `wanted` (one flag each), in order; the others have no pieces. A window
// takes the sentences that follow while they fit; a sentence that is longer than a window fills one of its
// own and its rest is in none. Ends before the sentence with which all would have more than `max_pieces`.
std::vector<Window> MakeWindows(const Document& document, const WordPieceTokenizer& tokenizer,
                                const ModelConfig& config, const std::vector<bool>& wanted,
                                size_t max_pieces);

// How many sentences, from the first, the windows of MakeWindows hold.
size_t SentencesRead(absl::Span<const Window> windows);

// Index of the window that holds the sentence, one of SentencesRead; `windows` are those of MakeWindows for
// its document.
size_t WindowOfSentence(absl::Span<const Window> windows, uint32_t sentence);

// Pieces whose bytes overlap those of `span`; empty where the window has none.
PieceRange PiecesOf(const Window& window, const TextSpan& span);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_WINDOWS_H_
