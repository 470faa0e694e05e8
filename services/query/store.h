// The RocksDB database that holds the view.
#ifndef PARALLAX_SERVICES_QUERY_STORE_H_
#define PARALLAX_SERVICES_QUERY_STORE_H_

#include <rocksdb/db.h>
#include <rocksdb/snapshot.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/query/schema.h"

namespace parallax::query {

struct StoreOptions {
  std::string path;                   // folder; made when it is missing
  size_t cache_bytes = 256ull << 20;  // blocks, indexes, filters
};

// Slices as Abseil sees them, and back.
inline absl::string_view View(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }
inline rocksdb::Slice Slice(absl::string_view view) { return {view.data(), view.size()}; }

// Open database with its column families. Thread-safe. Several writers are safe but see AnnotationWriter.
class Store {
 public:
  // FAILED_PRECONDITION for a store of another schema version, UNAVAILABLE when another process holds it,
  // DATA_LOSS when it is damaged; each names the remedy.
  static absl::StatusOr<std::unique_ptr<Store>> Create(StoreOptions options);
  ~Store();

  rocksdb::DB& db() const { return *db_; }
  rocksdb::ColumnFamilyHandle* handle(Family family) const { return handles_[static_cast<size_t>(family)]; }

  // Applies the batch atomically and syncs it.
  absl::Status Write(rocksdb::WriteBatch& batch);

  // 16 bytes that no other store has.
  const std::string& id() const { return id_; }
  uint64_t DiskBytes() const;

 private:
  explicit Store(StoreOptions options) : options_(std::move(options)) {}
  absl::Status Open();
  absl::Status CheckSchema();
  absl::Status Initialize();

  const StoreOptions options_;
  std::unique_ptr<rocksdb::DB> db_;
  std::array<rocksdb::ColumnFamilyHandle*, kFamilyNames.size()> handles_ = {};
  std::string id_;
};

// One moment of the store: reads through it never see a later write. Cheap; not thread-safe. The store must
// outlive it.
class StoreReader {
 public:
  explicit StoreReader(const Store& store);

  // Nothing when there is no such key.
  absl::StatusOr<std::optional<std::string>> Get(Family family, absl::string_view key) const;

  std::unique_ptr<rocksdb::Iterator> NewIterator(Family family) const;

  // Visits the keys that start with `prefix`, in order, until `visit` returns false. It gets what follows the
  // prefix, and the value.
  absl::Status ForEach(Family family, absl::string_view prefix,
                       absl::FunctionRef<bool(absl::string_view rest, absl::string_view value)> visit) const;

 private:
  const Store& store_;
  rocksdb::ManagedSnapshot snapshot_;
  rocksdb::ReadOptions options_;
};

// Same meaning, absl code; `what` names what was tried.
absl::Status FromRocksStatus(const rocksdb::Status& status, absl::string_view what);

// DATA_LOSS with the remedy, for a row that does not decode.
absl::Status DamagedRow(Family family);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_STORE_H_
