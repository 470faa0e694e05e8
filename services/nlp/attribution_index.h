// Finds whose words a stretch of text is.
#ifndef PARALLAX_SERVICES_NLP_ATTRIBUTION_INDEX_H_
#define PARALLAX_SERVICES_NLP_ATTRIBUTION_INDEX_H_

#include <cstdint>
#include <vector>

#include "services/nlp/document.h"

namespace parallax::nlp {

// The attributions of a document by the sentences they reach into. The document must outlive the index, and
// its attributions must not change.
class AttributionIndex {
 public:
  explicit AttributionIndex(const Document& document);

  // The innermost attribution whose content covers `span`, of `sentence`; null when none does: the author's
  // own.
  const AttributionLayer* Innermost(uint32_t sentence, const TextSpan& span) const;

 private:
  std::vector<std::vector<const AttributionLayer*>> by_sentence_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ATTRIBUTION_INDEX_H_
