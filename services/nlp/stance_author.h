// Words that praise or condemn whom they describe.
#ifndef PARALLAX_SERVICES_NLP_STANCE_AUTHOR_H_
#define PARALLAX_SERVICES_NLP_STANCE_AUTHOR_H_

#include <vector>

#include "services/nlp/stance_patterns.h"

namespace parallax::nlp {

// Adds a candidate without holder for each actor that an evaluative word describes ("the brutal X", "X is a
// puppet"): it is held by the voice that uses the word, a quoted speaker or the writer.
void AddEvaluations(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                    std::vector<StanceCandidate>& candidates);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_AUTHOR_H_
