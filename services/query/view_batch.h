// Puts what an article contributes to the view into a write batch, or takes it out.
#ifndef PARALLAX_SERVICES_QUERY_VIEW_BATCH_H_
#define PARALLAX_SERVICES_QUERY_VIEW_BATCH_H_

#include <rocksdb/write_batch.h>

#include <cstdint>
#include <string>

#include "parallax/v1/store_service.pb.h"
#include "services/query/article_view.h"
#include "services/query/store.h"

namespace parallax::query {

// `view` is ViewOf(annotated); `content_hash` is of the annotated article's bytes.
void StageInsert(const Store& store, const v1::AnnotatedArticle& annotated, const ArticleView& view,
                 uint32_t document, const std::string& content_hash, rocksdb::WriteBatch& batch);

// Undoes StageInsert of the same view and document, but for the rows that the next StageInsert of the same
// article overwrites: article, body, summary and document.
void StageRemove(const Store& store, const ArticleView& view, uint32_t document, rocksdb::WriteBatch& batch);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_VIEW_BATCH_H_
