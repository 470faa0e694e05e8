// Stance in nouns and adjectives: "the attack on X", "X's ally", "wary of X".
#ifndef PARALLAX_SERVICES_NLP_STANCE_NOUNS_H_
#define PARALLAX_SERVICES_NLP_STANCE_NOUNS_H_

#include "services/nlp/stance_matcher.h"

namespace parallax::nlp {

// Proposes what the cues in noun phrases say.
void MatchNouns(StanceMatcher& matcher);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_NOUNS_H_
