#include "services/query/store.h"

#include <openssl/rand.h>
#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include <filesystem>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/error.h"
#include "services/query/byte_codec.h"
#include "services/query/merge_operators.h"

namespace parallax::query {
namespace {

constexpr size_t kStoreIdBytes = 16;
constexpr size_t kMemtableBytes = 32ull << 20;
// Hundreds of small merges an article: a memtable that fits the processor's cache takes and folds them
// faster.
constexpr size_t kPostingMemtableBytes = 8ull << 20;
constexpr uint64_t kMinBlobBytes = 4096;
// Keeps a read of a hot counter from folding every write since the last flush. Posting lists do without: they
// fill their memtable so fast that a flush folds them every few hundred articles, and counting merges doubles
// their cost.
constexpr size_t kMaxCounterMerges = 64;

rocksdb::ColumnFamilyOptions FamilyOptions(Family family, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.filter_policy.reset(rocksdb::NewRibbonFilterPolicy(10));
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.format_version = 5;
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = rocksdb::kZSTD;
  options.write_buffer_size = kMemtableBytes;
  options.level_compaction_dynamic_level_bytes = true;
  if (family == Family::kArticles || family == Family::kBodies) {
    options.enable_blob_files = true;
    options.min_blob_size = kMinBlobBytes;
    options.blob_compression_type = rocksdb::kZSTD;
    options.enable_blob_garbage_collection = true;
  }
  if (family == Family::kPostings) {
    options.merge_operator = MakePostingMerge();
    options.write_buffer_size = kPostingMemtableBytes;
  }
  if (family == Family::kCounters) {
    options.merge_operator = MakeCounterMerge();
    options.max_successive_merges = kMaxCounterMerges;
  }
  return options;
}

rocksdb::DBOptions DatabaseOptions() {
  rocksdb::DBOptions options;
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  // Measured: the default mode drops acknowledged writes silently after a flipped bit in mid-WAL; this one
  // cuts a torn tail and refuses anything else.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.track_and_verify_wals_in_manifest = true;
  // There is one committer, and max_successive_merges forbids concurrent memtable writes.
  options.allow_concurrent_memtable_write = false;
  options.max_background_jobs = 2;
  options.db_write_buffer_size = 128ull << 20;
  options.max_total_wal_size = 256ull << 20;
  options.keep_log_file_num = 4;
  return options;
}

}  // namespace

absl::Status FromRocksStatus(const rocksdb::Status& status, absl::string_view what) {
  if (status.ok()) return absl::OkStatus();
  const std::string message = absl::StrCat("store: ", what, ": ", status.ToString());
  if (status.IsNoSpace())
    return absl::ResourceExhaustedError(absl::StrCat(message, "; free space on the disk"));
  if (status.IsCorruption()) {
    return absl::DataLossError(absl::StrCat(message, "; remove the folder and replay the log"));
  }
  if (status.IsBusy() || status.IsTryAgain() || status.IsShutdownInProgress())
    return absl::UnavailableError(message);
  return absl::InternalError(message);
}

absl::Status DamagedRow(Family family) {
  return absl::DataLossError(absl::StrCat("store: a row of ", kFamilyNames[static_cast<size_t>(family)],
                                          " is damaged; remove the folder and replay the log"));
}

absl::StatusOr<std::unique_ptr<Store>> Store::Create(StoreOptions options) {
  if (options.path.empty()) return InvalidField("data", "is empty; name a folder");
  auto store = std::unique_ptr<Store>(new Store(std::move(options)));
  PARALLAX_RETURN_IF_ERROR(store->Open());
  PARALLAX_RETURN_IF_ERROR(store->CheckSchema());
  return store;
}

absl::Status Store::Open() {
  std::error_code error;
  std::filesystem::create_directories(options_.path, error);
  if (error) {
    return absl::UnavailableError(absl::StrCat("data: cannot make ", options_.path, ": ", error.message()));
  }
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(options_.cache_bytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (size_t i = 0; i < kFamilyNames.size(); ++i) {
    descriptors.emplace_back(kFamilyNames[i], FamilyOptions(static_cast<Family>(i), cache));
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status =
      rocksdb::DB::Open(DatabaseOptions(), options_.path, descriptors, &handles, &db);
  if (status.IsIOError() && absl::StrContains(status.ToString(), "lock")) {
    return absl::UnavailableError(absl::StrCat(
        "data: ", options_.path, " is in use by another process; stop it or name another folder"));
  }
  PARALLAX_RETURN_IF_ERROR(FromRocksStatus(status, absl::StrCat("cannot open ", options_.path)));
  db_.reset(db);
  std::copy(handles.begin(), handles.end(), handles_.begin());
  return absl::OkStatus();
}

absl::Status Store::CheckSchema() {
  std::string version;
  const rocksdb::Status status =
      db_->Get(rocksdb::ReadOptions(), handle(Family::kMeta), Slice(kSchemaKey), &version);
  if (status.IsNotFound()) return Initialize();
  PARALLAX_RETURN_IF_ERROR(FromRocksStatus(status, "cannot read the schema version"));
  if (const uint32_t found = ByteReader(version).U32(); found != kSchemaVersion) {
    return absl::FailedPreconditionError(absl::StrCat("data: ", options_.path, " has schema version ", found,
                                                      " and this program reads version ", kSchemaVersion,
                                                      "; remove the folder and replay the log (parallaxctl "
                                                      "replay --all), or run the program that wrote it"));
  }
  return FromRocksStatus(db_->Get(rocksdb::ReadOptions(), handle(Family::kMeta), Slice(kStoreIdKey), &id_),
                         "cannot read the store's id");
}

absl::Status Store::Initialize() {
  id_.resize(kStoreIdBytes);
  if (RAND_bytes(reinterpret_cast<unsigned char*>(id_.data()), kStoreIdBytes) != 1) {
    return absl::InternalError("store: no random numbers for the store's id");
  }
  rocksdb::WriteBatch batch;
  batch.Put(handle(Family::kMeta), Slice(kSchemaKey), ByteWriter().U32(kSchemaVersion).Take());
  batch.Put(handle(Family::kMeta), Slice(kStoreIdKey), id_);
  batch.Put(handle(Family::kMeta), Slice(kOldestChangeKey), ByteWriter().U64(1).Take());
  return Write(batch);
}

Store::~Store() {
  if (db_ == nullptr) return;
  for (rocksdb::ColumnFamilyHandle* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
  db_->Close();
}

absl::Status Store::Write(rocksdb::WriteBatch& batch) {
  rocksdb::WriteOptions options;
  options.sync = true;
  return FromRocksStatus(db_->Write(options, &batch), "cannot write");
}

uint64_t Store::DiskBytes() const {
  uint64_t bytes = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(options_.path, error)) {
    std::error_code vanished;  // compaction removes files at any time
    const uint64_t size = entry.file_size(vanished);
    if (!vanished) bytes += size;
  }
  return bytes;
}

StoreReader::StoreReader(const Store& store) : store_(store), snapshot_(&store.db()) {
  options_.snapshot = snapshot_.snapshot();
}

absl::StatusOr<std::optional<std::string>> StoreReader::Get(Family family, absl::string_view key) const {
  std::string value;
  const rocksdb::Status status = store_.db().Get(options_, store_.handle(family), Slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  PARALLAX_RETURN_IF_ERROR(FromRocksStatus(status, "cannot read"));
  return value;
}

std::unique_ptr<rocksdb::Iterator> StoreReader::NewIterator(Family family) const {
  return std::unique_ptr<rocksdb::Iterator>(store_.db().NewIterator(options_, store_.handle(family)));
}

absl::Status StoreReader::ForEach(
    Family family, absl::string_view prefix,
    absl::FunctionRef<bool(absl::string_view rest, absl::string_view value)> visit) const {
  const std::unique_ptr<rocksdb::Iterator> it = NewIterator(family);
  for (it->Seek(Slice(prefix)); it->Valid(); it->Next()) {
    const absl::string_view key = View(it->key());
    if (!absl::StartsWith(key, prefix) || !visit(key.substr(prefix.size()), View(it->value()))) break;
  }
  return FromRocksStatus(it->status(), "cannot read");
}

}  // namespace parallax::query
