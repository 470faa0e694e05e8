// Stance in what somebody calls an actor: "referred to the Front as a malicious gang".
#ifndef PARALLAX_SERVICES_NLP_STANCE_NAMING_H_
#define PARALLAX_SERVICES_NLP_STANCE_NAMING_H_

#include <vector>

#include "services/nlp/stance_patterns.h"

namespace parallax::nlp {

// Adds, for each verb of naming whose "as" praises or condemns, that its subject is for or against whom it
// names.
void AddNamings(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                std::vector<StanceCandidate>& candidates);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_NAMING_H_
