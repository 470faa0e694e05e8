#include "services/query/view_batch.h"

#include "services/query/byte_codec.h"
#include "services/query/posting_list.h"
#include "services/query/records.h"
#include "services/query/schema.h"

namespace parallax::query {
namespace {

// Adds to (sign 1) or subtracts from (sign -1) the counters.
void StageCounters(const Store& store, const ArticleView& view, int64_t sign, rocksdb::WriteBatch& batch) {
  rocksdb::ColumnFamilyHandle* const counters = store.handle(Family::kCounters);
  const auto add = [&](const std::string& key, Counters values) {
    for (int64_t& value : values) value *= sign;
    if (!AllZero(values)) batch.Merge(counters, key, EncodeCounters(values));
  };
  add(TotalsKey(), {1, static_cast<int64_t>(view.claims.size()), view.word_count});
  for (const EntityPart& part : view.entities) {
    add(EntityKey(part.id),
        {part.mentioned ? 1 : 0, part.mention_count, part.held_claims, part.received_claims});
    if (!part.name.empty()) {
      add(EntityNameKey(part.id, static_cast<uint8_t>(part.type), part.discovered, part.name), {1});
    }
    for (const std::string& surface : part.surfaces) add(SurfaceKey(part.id, surface), {1});
  }
}

// The keys of a claim's row in each index.
struct ClaimIndexKeys {
  std::string by_time;
  std::string by_holder;
  std::string by_target;

  ClaimIndexKeys(const ArticleView& view, const v1::ClaimRecord& record)
      : by_time(ClaimSuffix(view.micros, view.article_id, record.claim().id())),
        by_holder(IdPrefix(record.holder().id()) + by_time),
        by_target(IdPrefix(record.target().id()) + by_time) {}
};

void InsertClaims(const Store& store, const ArticleView& view, rocksdb::WriteBatch& batch) {
  for (const v1::ClaimRecord& record : view.claims) {
    const ClaimIndexKeys keys(view, record);
    const std::string row = EncodeClaimRow(RowOf(record));
    batch.Put(store.handle(Family::kClaims), ClaimKey(view.article_id, record.claim().id()),
              record.SerializeAsString());
    batch.Put(store.handle(Family::kClaimsByTime), keys.by_time, row);
    batch.Put(store.handle(Family::kClaimsByHolder), keys.by_holder, row);
    batch.Put(store.handle(Family::kClaimsByTarget), keys.by_target, row);
  }
}

void RemoveClaims(const Store& store, const ArticleView& view, rocksdb::WriteBatch& batch) {
  for (const v1::ClaimRecord& record : view.claims) {
    const ClaimIndexKeys keys(view, record);
    batch.Delete(store.handle(Family::kClaims), ClaimKey(view.article_id, record.claim().id()));
    batch.Delete(store.handle(Family::kClaimsByTime), keys.by_time);
    batch.Delete(store.handle(Family::kClaimsByHolder), keys.by_holder);
    batch.Delete(store.handle(Family::kClaimsByTarget), keys.by_target);
  }
}

}  // namespace

void StageInsert(const Store& store, const v1::AnnotatedArticle& annotated, const ArticleView& view,
                 uint32_t document, const std::string& content_hash, rocksdb::WriteBatch& batch) {
  StoredSummary stored;
  stored.revision = annotated.article().revision();
  stored.document = document;
  stored.content_hash = content_hash;
  stored.word_count = view.word_count;
  stored.summary = view.summary;
  const std::string time_key = ArticleTimeKey(view.micros, view.article_id);
  batch.Put(store.handle(Family::kArticles), view.article_id, EncodeArticle(annotated));
  batch.Put(store.handle(Family::kBodies), view.article_id, SearchableBody(annotated));
  batch.Put(store.handle(Family::kSummaries), view.article_id, EncodeSummary(stored));
  batch.Put(store.handle(Family::kArticlesByTime), time_key, ByteWriter().U32(document).Take());
  batch.Put(store.handle(Family::kDocuments), DocumentKey(document), time_key);
  for (const std::string& term : view.terms) {
    batch.Merge(store.handle(Family::kPostings), PostingKey(term, document), PostingChange::Add(document));
  }
  for (const EntityPart& part : view.entities) {
    batch.Put(store.handle(Family::kEntityArticles), EntityArticleKey(part.id, view.micros, view.article_id),
              rocksdb::Slice());
  }
  InsertClaims(store, view, batch);
  StageCounters(store, view, 1, batch);
}

void StageRemove(const Store& store, const ArticleView& view, uint32_t document, rocksdb::WriteBatch& batch) {
  batch.Delete(store.handle(Family::kArticlesByTime), ArticleTimeKey(view.micros, view.article_id));
  for (const std::string& term : view.terms) {
    batch.Merge(store.handle(Family::kPostings), PostingKey(term, document), PostingChange::Remove(document));
  }
  for (const EntityPart& part : view.entities) {
    batch.Delete(store.handle(Family::kEntityArticles),
                 EntityArticleKey(part.id, view.micros, view.article_id));
  }
  RemoveClaims(store, view, batch);
  StageCounters(store, view, -1, batch);
}

}  // namespace parallax::query
