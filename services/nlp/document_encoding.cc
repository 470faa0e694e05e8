#include "services/nlp/document_encoding.h"

namespace parallax::nlp {

PieceRange DocumentEncoding::PiecesOfSentence(uint32_t sentence) const {
  if (!IsRead(sentence)) return {};
  const Window& window = windows[WindowOfSentence(windows, sentence)];
  return window.sentences[sentence - window.first_sentence];
}

bool DocumentEncoding::FindMention(uint32_t sentence, const TextSpan& span, v1::MentionForm form,
                                   MentionVector& mention) const {
  if (!IsRead(sentence)) return false;
  const size_t index = WindowOfSentence(windows, sentence);
  const PieceRange pieces = PiecesOf(windows[index], span);
  if (pieces.empty()) return false;
  mention = MakeMentionVector(encoded[index], pieces, form);
  return true;
}

}  // namespace parallax::nlp
