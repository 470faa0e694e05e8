// Turns a finished document into the annotation message.
#ifndef PARALLAX_SERVICES_NLP_ANNOTATION_WRITER_H_
#define PARALLAX_SERVICES_NLP_ANNOTATION_WRITER_H_

#include <vector>

#include "parallax/v1/annotation.pb.h"
#include "parallax/v1/article.pb.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

// All layers of `document` as an annotation of `article`; status and engine are left to the caller. Mentions
// without an entity are left out, and so are entities without a mention. Claim ids depend on the article, its
// revision and the claim alone. `explanations` are those of Document::claims, in their order, or none; they
// get the ids of their claims.
v1::Annotation WriteAnnotation(const v1::Article& article, Document document,
                               std::vector<v1::Explanation> explanations = {});

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ANNOTATION_WRITER_H_
