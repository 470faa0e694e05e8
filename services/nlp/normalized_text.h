// Text as uncased BERT models read it, each character with the bytes that it came from.
#ifndef PARALLAX_SERVICES_NLP_NORMALIZED_TEXT_H_
#define PARALLAX_SERVICES_NLP_NORMALIZED_TEXT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

struct NormalizedCharacter {
  char32_t value = 0;
  TextSpan source;      // bytes of the original text; empty for the spaces that part ideographs
  uint32_t offset = 0;  // first byte in NormalizedText::text
};

// All white space is U+0020.
struct NormalizedText {
  std::string text;  // UTF-8
  std::vector<NormalizedCharacter> characters;
};

// The normalisation of BERT's uncased tokenizers (huggingface/tokenizers, BertNormalizer): controls and
// replacement characters go, white space becomes spaces, ideographs stand alone, letters lose their accents
// (canonical decomposition without nonspacing marks) and their case. Malformed bytes go like U+FFFD.
// Positions in `source` begin with `offset` at the first byte of `text`.
NormalizedText NormalizeForBert(absl::string_view text, uint32_t offset);

// Whether a normalised character is a word of its own: ASCII symbols, and punctuation (P*) of Unicode 8.
bool IsBertPunctuation(char32_t c);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_NORMALIZED_TEXT_H_
