// Which articles can be annotated.
#ifndef PARALLAX_SERVICES_NLP_ARTICLE_CHECK_H_
#define PARALLAX_SERVICES_NLP_ARTICLE_CHECK_H_

#include "absl/status/status.h"
#include "parallax/v1/article.pb.h"

namespace parallax::nlp {

// INVALID_ARGUMENT, naming the field and its limit, for an article without text, with text that is not UTF-8,
// or with a field that is longer than ingest accepts: text of at most 1 MiB, title 1000 bytes, URL 2048
// bytes, 64 authors, each of them and the publisher 256 bytes.
absl::Status CheckArticle(const v1::Article& article);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ARTICLE_CHECK_H_
