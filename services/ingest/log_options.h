// How RocksDB keeps the log. The benchmark uses the same options for its bare side.
#ifndef PARALLAX_SERVICES_INGEST_LOG_OPTIONS_H_
#define PARALLAX_SERVICES_INGEST_LOG_OPTIONS_H_

#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <cstddef>
#include <vector>

namespace parallax::ingest {

// A damaged log must refuse to open rather than open without records that were acknowledged: only a torn
// tail, which no receipt was given for, is dropped; closed write-ahead logs are checked against the manifest.
rocksdb::DBOptions LogDbOptions();

// The column families in the order of LogFamily, sharing one block cache of `cache_bytes`.
std::vector<rocksdb::ColumnFamilyDescriptor> LogFamilies(size_t cache_bytes);

enum class LogFamily { kMeta, kArticles, kHeads, kQueue, kDeadLetters };

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_LOG_OPTIONS_H_
