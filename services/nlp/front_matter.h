// The first stage: from an article as handed in to a document with its own prose.
#ifndef PARALLAX_SERVICES_NLP_FRONT_MATTER_H_
#define PARALLAX_SERVICES_NLP_FRONT_MATTER_H_

#include "parallax/v1/article.pb.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

// Reads title, authors, publisher, dates and language where they were not handed in, and fixes the body: the
// article's own prose, without the page around it. `article.text` must be valid UTF-8. A page without prose
// gives an empty body. Deterministic and thread-safe.
Document ReadFrontMatter(const v1::Article& article);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_FRONT_MATTER_H_
