// Why the rules made a claim, and what else they proposed of the same pair.
#ifndef PARALLAX_SERVICES_NLP_STANCE_EXPLANATION_H_
#define PARALLAX_SERVICES_NLP_STANCE_EXPLANATION_H_

#include <vector>

#include "services/nlp/lexicon.h"
#include "services/nlp/stance.h"

namespace parallax::nlp {

// Adds a decision for each of Document::claims: the proposal that it came from, with the lexicon's entry and
// the parts of its confidence, and the proposals that the roll-up brought together with it. On entry,
// ClaimLayer::decision is the index of that proposal in `proposed`; on return, one into Document::decisions.
void ExplainClaims(const std::vector<ProposedClaim>& proposed, const Lexicon& lexicon, Document& document);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_EXPLANATION_H_
