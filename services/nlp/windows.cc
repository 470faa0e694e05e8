#include "services/nlp/windows.h"

#include <algorithm>

namespace parallax::nlp {
namespace {

void Append(Window& window, int32_t id, WordShape shape, const TextSpan& span) {
  window.ids.push_back(id);
  window.shapes.push_back(shape);
  window.spans.push_back(span);
}

Window BeginWindow(uint32_t sentence, const TextSpan& span, const ModelConfig& config) {
  Window window;
  window.first_sentence = sentence;
  Append(window, config.begin_id, WordShape::kNone, {span.begin, span.begin});
  return window;
}

void AppendSentence(Window& window, absl::Span<const WordPiece> pieces) {
  const auto begin = static_cast<uint32_t>(window.ids.size());
  for (const WordPiece& piece : pieces) Append(window, piece.id, piece.shape, piece.span);
  window.sentences.push_back({begin, static_cast<uint32_t>(window.ids.size())});
}

void EndWindow(Window& window, const ModelConfig& config) {
  const uint32_t end = window.spans.back().end;
  Append(window, config.end_id, WordShape::kNone, {end, end});
}

}  // namespace

std::vector<Window> MakeWindows(const Document& document, const WordPieceTokenizer& tokenizer,
                                const ModelConfig& config, const std::vector<bool>& wanted,
                                size_t max_pieces) {
  std::vector<Window> windows;
  size_t count = 0;
  const size_t most = config.max_tokens - 1;  // the end token needs a place
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    const TextSpan& span = document.sentences[s].span;
    std::vector<WordPiece> pieces;
    if (wanted[s]) pieces = tokenizer.Tokenize(document.Text(span), span.begin);
    pieces.resize(std::min(pieces.size(), most - 1));
    count += pieces.size();
    if (count > max_pieces) break;
    if (windows.empty() || windows.back().ids.size() + pieces.size() > most) {
      if (!windows.empty()) EndWindow(windows.back(), config);
      windows.push_back(BeginWindow(s, span, config));
    }
    AppendSentence(windows.back(), pieces);
  }
  if (!windows.empty()) EndWindow(windows.back(), config);
  return windows;
}

size_t SentencesRead(absl::Span<const Window> windows) {
  return windows.empty() ? 0 : windows.back().first_sentence + windows.back().sentences.size();
}

size_t WindowOfSentence(absl::Span<const Window> windows, uint32_t sentence) {
  const auto after =
      std::upper_bound(windows.begin(), windows.end(), sentence,
                       [](uint32_t s, const Window& window) { return s < window.first_sentence; });
  return static_cast<size_t>(after - windows.begin()) - 1;
}

PieceRange PiecesOf(const Window& window, const TextSpan& span) {
  const auto first = window.spans.begin() + 1;
  const auto last = window.spans.end() - 1;
  const auto begin =
      std::partition_point(first, last, [&](const TextSpan& s) { return s.end <= span.begin; });
  const auto end = std::partition_point(begin, last, [&](const TextSpan& s) { return s.begin < span.end; });
  return {static_cast<uint32_t>(begin - window.spans.begin()),
          static_cast<uint32_t>(end - window.spans.begin())};
}

}  // namespace parallax::nlp
