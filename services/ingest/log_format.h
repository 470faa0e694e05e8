// Keys and values of the log, as docs/storage.md lays them out. Integers are big-endian, so that keys compare
// as the numbers in them do.
#ifndef PARALLAX_SERVICES_INGEST_LOG_FORMAT_H_
#define PARALLAX_SERVICES_INGEST_LOG_FORMAT_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "parallax/v1/article.pb.h"

namespace parallax::ingest {

// Counts up with every change to the bytes that an older program would misread.
constexpr uint32_t kSchemaVersion = 1;

// Column families. RocksDB's default family holds the metadata.
constexpr char kArticlesFamily[] = "articles";
constexpr char kHeadsFamily[] = "heads";
constexpr char kQueueFamily[] = "queue";
constexpr char kDeadLettersFamily[] = "dead_letters";

// Keys of the metadata.
constexpr char kSchemaVersionKey[] = "schema_version";
constexpr char kCountersKey[] = "counters";

// Key of `articles` and `queue`.
std::string SequenceKey(uint64_t sequence);
absl::StatusOr<uint64_t> ParseSequenceKey(absl::string_view key);

// Key of `dead_letters`: newest first.
struct DeadLetterPosition {
  absl::Time fail_time;  // whole microseconds
  uint64_t sequence = 0;
};
std::string DeadLetterKey(const DeadLetterPosition& position);
absl::StatusOr<DeadLetterPosition> ParseDeadLetterKey(absl::string_view key);

// Value of `articles`: this prefix, then the Article without revision, sequence and receive_time.
std::string ArticlePrefix(uint32_t revision, absl::Time receive_time);
std::string ArticleBody(const v1::Article& article);
absl::StatusOr<v1::Article> ParseArticle(uint64_t sequence, absl::string_view value);

// Value of `heads`, keyed by article id: its newest revision.
struct Head {
  uint64_t sequence = 0;
  uint32_t revision = 0;
  std::string content_hash;  // 64 hex digits
};
std::string HeadValue(const Head& head);
absl::StatusOr<Head> ParseHead(absl::string_view value);

// Value of `queue`: how many attempts failed.
std::string QueueValue(uint32_t failed_attempts);
absl::StatusOr<uint32_t> ParseQueueValue(absl::string_view value);

// What is counted of the log.
struct Counters {
  uint64_t article_count = 0;
  uint64_t revision_count = 0;
  uint64_t last_sequence = 0;
};
std::string CountersValue(const Counters& counters);
absl::StatusOr<Counters> ParseCounters(absl::string_view value);

std::string SchemaVersionValue(uint32_t version);
absl::StatusOr<uint32_t> ParseSchemaVersion(absl::string_view value);

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_LOG_FORMAT_H_
