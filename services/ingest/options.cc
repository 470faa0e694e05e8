#include "services/ingest/options.h"

#include "absl/strings/str_cat.h"
#include "services/common/error.h"

namespace parallax::ingest {
namespace {

absl::Status CheckRange(absl::string_view flag, int value, int least, int most) {
  if (value >= least && value <= most) return absl::OkStatus();
  return InvalidField(flag, absl::StrCat(value, " is out of range; use ", least, " to ", most));
}

size_t MiB(int count) { return static_cast<size_t>(count) << 20; }

}  // namespace

absl::Status Options::Validate() const {
  if (!extra_arguments.empty()) {
    return InvalidField(extra_arguments.front(), "it is not a flag; see --help for those there are");
  }
  if (data.empty()) return InvalidField("--data", "it is empty; name the folder of the log");
  PARALLAX_RETURN_IF_ERROR(CheckRange("--cache_mib", cache_mib, 1, 1 << 20));
  PARALLAX_RETURN_IF_ERROR(CheckRange("--executor_threads", executor_threads, 1, 256));
  PARALLAX_RETURN_IF_ERROR(CheckRange("--max_queued_articles", max_queued_articles, 1, 1 << 20));
  PARALLAX_RETURN_IF_ERROR(CheckRange("--max_queued_mib", max_queued_mib, 4, 1 << 20));
  PARALLAX_RETURN_IF_ERROR(CheckRange("--publish_window", publish_window, 1, 4096));
  PARALLAX_RETURN_IF_ERROR(CheckRange("--max_workers", max_workers, 1, 65536));
  if (server.drain_delay < absl::ZeroDuration())
    return InvalidField("--drain_delay", "it is negative; use 0s or more");
  if (server.shutdown_grace < absl::ZeroDuration()) {
    return InvalidField("--shutdown_grace", "it is negative; use 0s or more");
  }
  return absl::OkStatus();
}

ArticleLogOptions Options::log() const {
  ArticleLogOptions options;
  options.directory = data;
  options.cache_bytes = MiB(cache_mib);
  return options;
}

BrokerOptions Options::broker() const {
  BrokerOptions options;
  options.writer.max_queued_articles = static_cast<size_t>(max_queued_articles);
  options.writer.max_queued_bytes = MiB(max_queued_mib);
  options.max_workers = static_cast<size_t>(max_workers);
  return options;
}

IngestServiceOptions Options::service() const {
  IngestServiceOptions options;
  options.executor_threads = static_cast<size_t>(executor_threads);
  options.max_workers = static_cast<size_t>(max_workers);
  options.publish_stream.max_in_flight_articles = static_cast<size_t>(publish_window);
  return options;
}

}  // namespace parallax::ingest
