#include "services/nlp/attribution_index.h"

#include <algorithm>

namespace parallax::nlp {

AttributionIndex::AttributionIndex(const Document& document) : by_sentence_(document.sentences.size()) {
  for (const AttributionLayer& attribution : document.attributions) {
    auto sentence = std::partition_point(
        document.sentences.begin(), document.sentences.end(),
        [&](const SentenceSpan& other) { return other.span.end <= attribution.content.begin; });
    for (; sentence != document.sentences.end() && sentence->span.begin < attribution.content.end;
         ++sentence) {
      by_sentence_[static_cast<size_t>(sentence - document.sentences.begin())].push_back(&attribution);
    }
  }
}

const AttributionLayer* AttributionIndex::Innermost(uint32_t sentence, const TextSpan& span) const {
  const AttributionLayer* innermost = nullptr;
  for (const AttributionLayer* attribution : by_sentence_[sentence]) {
    if (!attribution->content.Contains(span)) continue;
    if (innermost == nullptr || attribution->content.size() < innermost->content.size())
      innermost = attribution;
  }
  return innermost;
}

}  // namespace parallax::nlp
