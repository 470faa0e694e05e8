// A document's windows with what a model's encoder says of them.
#ifndef PARALLAX_SERVICES_NLP_DOCUMENT_ENCODING_H_
#define PARALLAX_SERVICES_NLP_DOCUMENT_ENCODING_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/nlp/feature_rows.h"
#include "services/nlp/neural_model.h"
#include "services/nlp/windows.h"

namespace parallax::nlp {

// Vectors of one document. `windows` and `encoded` are of one size, in the order of the text.
struct DocumentEncoding {
  std::vector<Window> windows;
  std::vector<EncodedWindow> encoded;

  // Whether the sentence is in a window; of a very long article the last ones are not.
  bool IsRead(uint32_t sentence) const { return sentence < SentencesRead(windows); }
  // Pieces of the sentence in its window; none where it is not read.
  PieceRange PiecesOfSentence(uint32_t sentence) const;
  // Vectors of the stretch `span` of the sentence; false where it was not read.
  bool FindMention(uint32_t sentence, const TextSpan& span, v1::MentionForm form,
                   MentionVector& mention) const;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_DOCUMENT_ENCODING_H_
