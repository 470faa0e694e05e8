#include "services/ingest/rocks_logger.h"

#include <array>
#include <cstdio>

#include "absl/strings/ascii.h"
#include "services/common/log.h"

namespace parallax::ingest {

void RocksLogger::LogHeader(const char* /*format*/, va_list /*arguments*/) {}

void RocksLogger::Logv(const char* /*format*/, va_list /*arguments*/) {}

void RocksLogger::Logv(rocksdb::InfoLogLevel level, const char* format, va_list arguments) {
  if (level < GetInfoLogLevel()) return;
  std::array<char, 1024> buffer;
  std::vsnprintf(buffer.data(), buffer.size(), format, arguments);
  const absl::string_view message = absl::StripTrailingAsciiWhitespace(buffer.data());
  if (level >= rocksdb::InfoLogLevel::ERROR_LEVEL) {
    LogError("rocksdb", {{"message", message}});
  } else {
    LogWarning("rocksdb", {{"message", message}});
  }
}

}  // namespace parallax::ingest
