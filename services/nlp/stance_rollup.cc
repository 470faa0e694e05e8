#include "services/nlp/stance_rollup.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace parallax::nlp {
namespace {

// What makes two claims the same; polarity and modality are left out, so that the more confident reading of
// one pair in one sentence stays.
auto KeyOf(const ClaimLayer& claim) {
  const uint32_t sentence = claim.holder == kAuthorHolder ? 0 : claim.sentence;
  return std::make_tuple(sentence, claim.holder, claim.target);
}

// Total order: better claims of one key first.
bool Before(const ClaimLayer& a, const ClaimLayer& b) {
  if (KeyOf(a) != KeyOf(b)) return KeyOf(a) < KeyOf(b);
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  return std::make_tuple(a.sentence, a.cue.begin, a.polarity, a.modality, a.target_mention.begin) <
         std::make_tuple(b.sentence, b.cue.begin, b.polarity, b.modality, b.target_mention.begin);
}

// Every sentence that praises or condemns adds to what the author's stance is worth: gives the first claim of
// each of the author's targets the probability that at least one of those with its polarity is right.
void AddUpAuthor(std::vector<ClaimLayer>& claims) {
  for (size_t first = 0; first < claims.size();) {
    size_t end = first;
    float none_right = 1;
    uint32_t last_sentence = 0;
    for (; end < claims.size() && KeyOf(claims[end]) == KeyOf(claims[first]); ++end) {
      if (claims[end].polarity != claims[first].polarity) continue;
      if (end > first && claims[end].sentence == last_sentence) continue;
      last_sentence = claims[end].sentence;
      none_right *= 1 - claims[end].confidence;
    }
    if (claims[first].holder == kAuthorHolder) claims[first].confidence = 1 - none_right;
    first = end;
  }
}

}  // namespace

std::vector<ClaimLayer> RollUp(std::vector<ClaimLayer> claims) {
  std::sort(claims.begin(), claims.end(), Before);
  AddUpAuthor(claims);
  const auto same = [](const ClaimLayer& a, const ClaimLayer& b) { return KeyOf(a) == KeyOf(b); };
  claims.erase(std::unique(claims.begin(), claims.end(), same), claims.end());
  std::sort(claims.begin(), claims.end(), [](const ClaimLayer& a, const ClaimLayer& b) {
    return std::make_tuple(a.sentence, a.holder, a.target) < std::make_tuple(b.sentence, b.holder, b.target);
  });
  return claims;
}

void KeepBest(std::vector<ClaimLayer>& claims) {
  if (claims.size() <= kMaxClaims) return;
  std::vector<size_t> best(claims.size());
  std::iota(best.begin(), best.end(), size_t{0});
  std::stable_sort(best.begin(), best.end(),
                   [&](size_t a, size_t b) { return claims[a].confidence > claims[b].confidence; });
  best.resize(kMaxClaims);
  std::sort(best.begin(), best.end());
  for (size_t i = 0; i < best.size(); ++i) {
    if (best[i] != i) claims[i] = std::move(claims[best[i]]);
  }
  claims.resize(kMaxClaims);
}

}  // namespace parallax::nlp
