// How likely a careful analyst accepts a candidate claim.
#ifndef PARALLAX_SERVICES_NLP_CONFIDENCE_H_
#define PARALLAX_SERVICES_NLP_CONFIDENCE_H_

#include <string>
#include <vector>

#include "services/nlp/document.h"
#include "services/nlp/lexicon.h"
#include "services/nlp/stance_patterns.h"

namespace parallax::nlp {

// Names of what is true of a candidate: its pattern, how its actors are reached, how far they are apart.
// weights.tsv has a weight for each.
std::vector<std::string> FeaturesOf(const Document& document, const StanceCandidate& candidate,
                                    v1::VoiceKind voice);

// Name of a pattern as its features call it: "verb", "reported".
absl::string_view PatternName(PatternKind pattern);

// What ConfidenceOf adds up, in log-odds: the prior first, then the features that have a weight.
std::vector<v1::Contribution> ContributionsOf(const Document& document, const Lexicon& lexicon,
                                              const StanceCandidate& candidate, v1::VoiceKind voice);

// Logistic regression over the features and the log-odds of the lexicon entry's own confidence (weight
// "prior"). lexicon/build.py fits the weights.
float ConfidenceOf(const Document& document, const Lexicon& lexicon, const StanceCandidate& candidate,
                   v1::VoiceKind voice);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_CONFIDENCE_H_
