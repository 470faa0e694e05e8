#include "services/ingest/log_options.h"

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/table_properties_collectors.h>

#include <memory>

#include "services/ingest/log_format.h"

namespace parallax::ingest {
namespace {

constexpr double kFilterBitsPerKey = 10;

rocksdb::ColumnFamilyOptions SmallValues(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.cache_index_and_filter_blocks = true;
  table.filter_policy.reset(rocksdb::NewRibbonFilterPolicy(kFilterBitsPerKey));
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = rocksdb::kLZ4Compression;
  return options;
}

// Article texts go to blob files, where compactions do not copy them.
rocksdb::ColumnFamilyOptions Articles(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options = SmallValues(cache);
  options.enable_blob_files = true;
  options.min_blob_size = 512;
  options.blob_compression_type = rocksdb::kZSTD;
  options.max_write_buffer_number = 4;
  return options;
}

// Entries come and go in order; what is left of those that went is compacted away before scans stumble over
// it.
rocksdb::ColumnFamilyOptions Queue(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options = SmallValues(cache);
  options.table_properties_collector_factories.push_back(
      rocksdb::NewCompactOnDeletionCollectorFactory(/*sliding_window_size=*/4096, /*deletion_trigger=*/2048));
  return options;
}

}  // namespace

rocksdb::DBOptions LogDbOptions() {
  rocksdb::DBOptions options;
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.track_and_verify_wals_in_manifest = true;
  options.max_total_wal_size = 512 << 20;
  options.bytes_per_sync = 1 << 20;
  options.max_background_jobs = 2;
  options.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  options.keep_log_file_num = 4;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> LogFamilies(size_t cache_bytes) {
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(cache_bytes);
  return {{rocksdb::kDefaultColumnFamilyName, SmallValues(cache)},
          {kArticlesFamily, Articles(cache)},
          {kHeadsFamily, SmallValues(cache)},
          {kQueueFamily, Queue(cache)},
          {kDeadLettersFamily, SmallValues(cache)}};
}

}  // namespace parallax::ingest
