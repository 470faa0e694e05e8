// The durable log of articles in RocksDB. docs/storage.md lays out its bytes.
#ifndef PARALLAX_SERVICES_INGEST_ARTICLE_LOG_H_
#define PARALLAX_SERVICES_INGEST_ARTICLE_LOG_H_

#include <rocksdb/db.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/types/span.h"
#include "parallax/v1/article.pb.h"
#include "parallax/v1/ingest_service.pb.h"
#include "services/common/time.h"
#include "services/ingest/lease_queue.h"
#include "services/ingest/log_format.h"
#include "services/ingest/log_options.h"

namespace parallax::ingest {

struct ArticleLogOptions {
  std::string directory;
  size_t cache_bytes = 64 << 20;
  Clock clock = SystemClock();
};

// A checked article on its way into the log.
struct NewEntry {
  std::string id;
  std::string content_hash;
  std::string body;  // ArticleBody of the article

  explicit NewEntry(const v1::Article& article)
      : id(article.id()), content_hash(article.content_hash()), body(ArticleBody(article)) {}
};

// What became of an entry: ACCEPTED, DUPLICATE or REVISION, and which revision holds the text.
struct Appended {
  v1::ReceiptStatus status = v1::RECEIPT_STATUS_UNSPECIFIED;
  uint64_t sequence = 0;
  uint32_t revision = 0;
};

// The verbs of the first group come from one thread at a time; all others are thread-safe. Errors:
// UNAVAILABLE while the disk refuses writes, DATA_LOSS where the log is damaged.
class ArticleLog {
 public:
  // Creates the folder where it is missing. FAILED_PRECONDITION when another process has the log open or
  // another schema version wrote it; DATA_LOSS when it is damaged, except for a torn tail, which is dropped.
  static absl::StatusOr<std::unique_ptr<ArticleLog>> Open(ArticleLogOptions options);
  ~ArticleLog();
  ArticleLog(const ArticleLog&) = delete;
  ArticleLog& operator=(const ArticleLog&) = delete;

  // Gives each entry its revision and sequence and writes the new ones as one synced batch, queued for
  // annotation. When it fails, none is written, and the sequences meant for them are never used.
  absl::StatusOr<std::vector<Appended>> Append(absl::Span<const NewEntry> entries);
  // Records the end of attempts. Not synced: a settlement that a crash undoes is an attempt made again.
  absl::Status Settle(absl::Span<const Settlement> settlements);
  // Queues entries again, synced; those that were dead letters no longer are.
  absl::Status Requeue(absl::Span<const uint64_t> sequences);

  absl::StatusOr<v1::Article> Read(uint64_t sequence) const;
  // Calls `visit` for every entry that waits for annotation, in order of sequence.
  absl::Status ForEachQueued(
      absl::FunctionRef<void(uint64_t sequence, uint32_t failed_attempts)> visit) const;
  // The newest revision of an article; nothing when the log does not hold it.
  absl::StatusOr<std::optional<Head>> FindHead(absl::string_view article_id) const;
  // Sequences of the newest revision of every article, ascending.
  absl::StatusOr<std::vector<uint64_t>> NewestSequences() const;
  // Sequences of all dead letters, ascending.
  std::vector<uint64_t> DeadSequences() const;

  struct DeadLetterPage {
    std::vector<v1::DeadLetter> dead_letters;  // newest first
    std::string next_key;                      // DeadLetterKey to go on after; empty at the end
  };
  absl::StatusOr<DeadLetterPage> ListDeadLetters(size_t page_size, absl::string_view after_key) const;

  Counters counters() const;
  size_t dead_letter_count() const;

 private:
  explicit ArticleLog(ArticleLogOptions options);

  absl::Status OpenDatabase();
  absl::Status CheckSchema();
  absl::Status LoadState();
  // The head as the entries of `batch_heads` leave it.
  absl::StatusOr<Head> CurrentHead(absl::string_view id,
                                   const absl::flat_hash_map<absl::string_view, Head>& batch_heads) const;
  absl::Status Write(rocksdb::WriteBatch& batch, bool sync);
  v1::DeadLetter MakeDeadLetter(const Settlement& settlement) const;
  rocksdb::ColumnFamilyHandle* Family(LogFamily family) const {
    return families_[static_cast<size_t>(family)];
  }

  const ArticleLogOptions options_;
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;
  bool write_failed_ = false;  // of the writing thread
  mutable absl::Mutex mutex_;
  Counters counters_ ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_map<uint64_t, absl::Time> dead_ ABSL_GUARDED_BY(mutex_);  // sequence -> fail time
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_ARTICLE_LOG_H_
