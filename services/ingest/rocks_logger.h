// RocksDB's own messages, as lines of our structured log.
#ifndef PARALLAX_SERVICES_INGEST_ROCKS_LOGGER_H_
#define PARALLAX_SERVICES_INGEST_ROCKS_LOGGER_H_

#include <rocksdb/env.h>

#include <cstdarg>

namespace parallax::ingest {

// Passes on warnings and worse. RocksDB's usual log file lies on the disk of the data and aborts the process
// when that is full; this one does not. Thread-safe.
class RocksLogger final : public rocksdb::Logger {
 public:
  RocksLogger() : rocksdb::Logger(rocksdb::InfoLogLevel::WARN_LEVEL) {}

  void LogHeader(const char* format, va_list arguments) override;
  void Logv(const char* format, va_list arguments) override;
  void Logv(rocksdb::InfoLogLevel level, const char* format, va_list arguments) override;
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_ROCKS_LOGGER_H_
