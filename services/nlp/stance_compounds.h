// Stance in hyphenated words: "US-backed rebels", "anti-Taliban forces".
#ifndef PARALLAX_SERVICES_NLP_STANCE_COMPOUNDS_H_
#define PARALLAX_SERVICES_NLP_STANCE_COMPOUNDS_H_

#include <vector>

#include "services/nlp/stance_patterns.h"

namespace parallax::nlp {

// Adds a candidate for each name that is joined to a compound word and what the compound describes.
void AddCompounds(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                  std::vector<StanceCandidate>& candidates);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_COMPOUNDS_H_
