// Turns what stages kept of their decisions into explanations.
#ifndef PARALLAX_SERVICES_NLP_EXPLANATION_WRITER_H_
#define PARALLAX_SERVICES_NLP_EXPLANATION_WRITER_H_

#include <vector>

#include "parallax/v1/explanation.pb.h"
#include "services/nlp/catalogue.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

// One explanation for each of Document::claims, in their order; claim ids are left to the caller. Whatever
// engine filled the layers: a claim without a decision is explained by its mentions alone.
std::vector<v1::Explanation> WriteExplanations(const Document& document, const Catalogue& catalogue);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_EXPLANATION_WRITER_H_
