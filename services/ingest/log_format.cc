#include "services/ingest/log_format.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace parallax::ingest {
namespace {

constexpr size_t kPrefixBytes = 12;
constexpr size_t kHashBytes = 32;

template <typename Integer>
void PutBigEndian(Integer value, std::string& out) {
  for (size_t i = sizeof(Integer); i-- > 0;) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

// Takes an integer from the front of `bytes`, which must be long enough.
template <typename Integer>
Integer TakeBigEndian(absl::string_view& bytes) {
  Integer value = 0;
  for (size_t i = 0; i < sizeof(Integer); ++i) {
    value = static_cast<Integer>(value << 8) | static_cast<unsigned char>(bytes[i]);
  }
  bytes.remove_prefix(sizeof(Integer));
  return value;
}

absl::Status CheckBytes(absl::string_view what, absl::string_view bytes, size_t expected) {
  if (bytes.size() == expected) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("log: a ", what, " of ", bytes.size(), " bytes, expected ",
                                          expected, "; the log is damaged, restore it from a backup"));
}

uint64_t ToMicros(absl::Time time) { return static_cast<uint64_t>(absl::ToUnixMicros(time)); }
absl::Time FromMicros(uint64_t micros) { return absl::FromUnixMicros(static_cast<int64_t>(micros)); }

void SetTimestamp(absl::Time time, google::protobuf::Timestamp& timestamp) {
  const int64_t seconds = absl::ToUnixSeconds(time);
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
}

}  // namespace

std::string SequenceKey(uint64_t sequence) {
  std::string key;
  PutBigEndian(sequence, key);
  return key;
}

absl::StatusOr<uint64_t> ParseSequenceKey(absl::string_view key) {
  if (absl::Status status = CheckBytes("sequence", key, 8); !status.ok()) return status;
  return TakeBigEndian<uint64_t>(key);
}

std::string DeadLetterKey(const DeadLetterPosition& position) {
  std::string key;
  PutBigEndian(~ToMicros(position.fail_time), key);
  PutBigEndian(~position.sequence, key);
  return key;
}

absl::StatusOr<DeadLetterPosition> ParseDeadLetterKey(absl::string_view key) {
  if (absl::Status status = CheckBytes("dead letter key", key, 16); !status.ok()) return status;
  const auto micros = ~TakeBigEndian<uint64_t>(key);
  return DeadLetterPosition{FromMicros(micros), ~TakeBigEndian<uint64_t>(key)};
}

std::string ArticlePrefix(uint32_t revision, absl::Time receive_time) {
  std::string prefix;
  PutBigEndian(revision, prefix);
  PutBigEndian(ToMicros(receive_time), prefix);
  return prefix;
}

std::string ArticleBody(const v1::Article& article) { return article.SerializeAsString(); }

absl::StatusOr<v1::Article> ParseArticle(uint64_t sequence, absl::string_view value) {
  v1::Article article;
  if (value.size() < kPrefixBytes ||
      !article.ParseFromArray(value.data() + kPrefixBytes, static_cast<int>(value.size() - kPrefixBytes))) {
    return absl::DataLossError(absl::StrCat("log: the article at sequence ", sequence,
                                            " cannot be read; the log is damaged, restore it from a backup"));
  }
  article.set_sequence(sequence);
  article.set_revision(TakeBigEndian<uint32_t>(value));
  SetTimestamp(FromMicros(TakeBigEndian<uint64_t>(value)), *article.mutable_receive_time());
  return article;
}

std::string HeadValue(const Head& head) {
  std::string value;
  PutBigEndian(head.sequence, value);
  PutBigEndian(head.revision, value);
  return value + absl::HexStringToBytes(head.content_hash);
}

absl::StatusOr<Head> ParseHead(absl::string_view value) {
  if (absl::Status status = CheckBytes("head", value, 12 + kHashBytes); !status.ok()) return status;
  Head head;
  head.sequence = TakeBigEndian<uint64_t>(value);
  head.revision = TakeBigEndian<uint32_t>(value);
  head.content_hash = absl::BytesToHexString(value);
  return head;
}

std::string QueueValue(uint32_t failed_attempts) {
  std::string value;
  PutBigEndian(failed_attempts, value);
  return value;
}

absl::StatusOr<uint32_t> ParseQueueValue(absl::string_view value) {
  if (absl::Status status = CheckBytes("queue entry", value, 4); !status.ok()) return status;
  return TakeBigEndian<uint32_t>(value);
}

std::string CountersValue(const Counters& counters) {
  std::string value;
  PutBigEndian(counters.article_count, value);
  PutBigEndian(counters.revision_count, value);
  PutBigEndian(counters.last_sequence, value);
  return value;
}

absl::StatusOr<Counters> ParseCounters(absl::string_view value) {
  if (absl::Status status = CheckBytes("set of counters", value, 24); !status.ok()) return status;
  Counters counters;
  counters.article_count = TakeBigEndian<uint64_t>(value);
  counters.revision_count = TakeBigEndian<uint64_t>(value);
  counters.last_sequence = TakeBigEndian<uint64_t>(value);
  return counters;
}

std::string SchemaVersionValue(uint32_t version) {
  std::string value;
  PutBigEndian(version, value);
  return value;
}

absl::StatusOr<uint32_t> ParseSchemaVersion(absl::string_view value) {
  if (absl::Status status = CheckBytes("schema version", value, 4); !status.ok()) return status;
  return TakeBigEndian<uint32_t>(value);
}

}  // namespace parallax::ingest
