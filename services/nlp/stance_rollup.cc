#include "services/nlp/stance_rollup.h"

#include <algorithm>
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

}  // namespace

std::vector<ClaimLayer> RollUp(std::vector<ClaimLayer> claims) {
  std::sort(claims.begin(), claims.end(), Before);
  const auto same = [](const ClaimLayer& a, const ClaimLayer& b) { return KeyOf(a) == KeyOf(b); };
  claims.erase(std::unique(claims.begin(), claims.end(), same), claims.end());
  std::sort(claims.begin(), claims.end(), [](const ClaimLayer& a, const ClaimLayer& b) {
    return std::make_tuple(a.sentence, a.holder, a.target) < std::make_tuple(b.sentence, b.holder, b.target);
  });
  return claims;
}

}  // namespace parallax::nlp
