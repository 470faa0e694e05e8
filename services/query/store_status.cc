#include "services/query/store_status.h"

#include "services/common/error.h"
#include "services/query/byte_codec.h"
#include "services/query/entity_index.h"
#include "services/query/view_digest.h"

namespace parallax::query {

absl::StatusOr<v1::GetStoreStatusResponse> ReadStoreStatus(const Store& store, bool include_digest) {
  const StoreReader reader(store);
  v1::GetStoreStatusResponse status;
  PARALLAX_ASSIGN_OR_RETURN(const Counters totals, ReadTotals(reader));
  status.set_article_count(static_cast<uint64_t>(CounterAt(totals, kTotalArticles)));
  status.set_claim_count(static_cast<uint64_t>(CounterAt(totals, kTotalClaims)));
  PARALLAX_ASSIGN_OR_RETURN(const uint64_t entities, CountEntities(reader));
  status.set_entity_count(entities);
  const std::unique_ptr<rocksdb::Iterator> changes = reader.NewIterator(Family::kChanges);
  changes->SeekToLast();
  if (changes->Valid()) status.set_change_sequence(ByteReader(View(changes->key())).U64());
  PARALLAX_RETURN_IF_ERROR(FromRocksStatus(changes->status(), "cannot read"));
  if (include_digest) {
    PARALLAX_ASSIGN_OR_RETURN(*status.mutable_digest(), ViewDigest(reader));
  }
  status.set_schema_version(kSchemaVersion);
  status.set_disk_bytes(store.DiskBytes());
  status.set_version(PARALLAX_VERSION);
  return status;
}

}  // namespace parallax::query
