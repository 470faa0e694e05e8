#include "services/nlp/encode.h"

#include <memory>
#include <utility>
#include <vector>

#include "services/nlp/document_encoding.h"
#include "services/nlp/nominals.h"

namespace parallax::nlp {
namespace {

// Sentences that may say something of two actors, or of one and the author: they name one, or refer to two.
// The others would only cost time.
std::vector<bool> SentencesWithActors(const Document& document) {
  std::vector<int> references(document.sentences.size(), 0);
  for (const MentionLayer& mention : document.mentions) {
    if (mention.entity >= 0) references[mention.sentence] += 2;
  }
  for (uint32_t i = 0; i < document.tokens.size(); ++i) {
    if (AnaphorAt(document, i).end != i) ++references[document.tokens[i].sentence];
  }
  std::vector<bool> with(references.size());
  for (size_t s = 0; s < references.size(); ++s) with[s] = references[s] >= 2;
  return with;
}

}  // namespace

void EncodeStage::Run(Document& document) const {
  auto encoding = std::make_shared<DocumentEncoding>();
  encoding->windows =
      MakeWindows(document, model_.tokenizer(), model_.config(), SentencesWithActors(document));
  auto encoded = model_.network().Encode(encoding->windows);
  if (!encoded.ok()) {
    document.model_error = encoded.status();
    return;
  }
  encoding->encoded = *std::move(encoded);
  document.encoding = std::move(encoding);
}

}  // namespace parallax::nlp
