// Stretches of text in quotation marks.
#ifndef PARALLAX_SERVICES_NLP_QUOTATIONS_H_
#define PARALLAX_SERVICES_NLP_QUOTATIONS_H_

#include <vector>

#include "services/nlp/document.h"

namespace parallax::nlp {

// Spans between quotation marks, without the marks, in order. Straight and curly double marks, also mixed,
// and curly single ones. A mark that nothing closes reaches to its paragraph's end when the quotation opens
// the paragraph (quotations of several paragraphs are written so), and is ignored elsewhere. Nested
// quotations are part of the outer one.
std::vector<TextSpan> FindQuotations(const Document& document);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_QUOTATIONS_H_
