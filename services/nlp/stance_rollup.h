// Brings the claims of all sentences together.
#ifndef PARALLAX_SERVICES_NLP_STANCE_ROLLUP_H_
#define PARALLAX_SERVICES_NLP_STANCE_ROLLUP_H_

#include <vector>

#include "services/nlp/document.h"

namespace parallax::nlp {

// Keeps the most confident of claims with the same holder, target, polarity, modality, voice and sentence;
// where one sentence shows both polarities of one pair, the less confident one goes. The author's claims are
// kept once per target. In order of sentence, holder, target.
std::vector<ClaimLayer> RollUp(std::vector<ClaimLayer> claims);

// An annotation is one message: what no article of people's making has is not worth a message of any size.
inline constexpr size_t kMaxClaims = 4000;

// Drops the least confident of more than kMaxClaims claims; the others stay in their order.
void KeepBest(std::vector<ClaimLayer>& claims);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_ROLLUP_H_
