#include "services/nlp/encode.h"

#include <memory>
#include <utility>

#include "services/nlp/document_encoding.h"

namespace parallax::nlp {

void EncodeStage::Run(Document& document) const {
  auto encoding = std::make_shared<DocumentEncoding>();
  encoding->windows = MakeWindows(document, model_.tokenizer(), model_.config());
  auto encoded = model_.network().Encode(encoding->windows);
  if (!encoded.ok()) {
    document.model_error = encoded.status();
    return;
  }
  encoding->encoded = *std::move(encoded);
  document.encoding = std::move(encoding);
}

}  // namespace parallax::nlp
