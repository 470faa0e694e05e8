// Which annotated articles can be stored.
#ifndef PARALLAX_SERVICES_QUERY_ARTICLE_CHECK_H_
#define PARALLAX_SERVICES_QUERY_ARTICLE_CHECK_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "parallax/v1/store_service.pb.h"

namespace parallax::query {

// INVALID_ARGUMENT naming the field, below `path`, when the article cannot be stored: ids that are empty or
// cannot be part of a key, an annotation of something else, claims without polarity or modality.
absl::Status CheckAnnotatedArticle(const v1::AnnotatedArticle& annotated, absl::string_view path);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_ARTICLE_CHECK_H_
