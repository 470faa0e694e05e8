// The one thread that writes to the log, and its group commit.
#ifndef PARALLAX_SERVICES_INGEST_LOG_WRITER_H_
#define PARALLAX_SERVICES_INGEST_LOG_WRITER_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/types/span.h"
#include "services/ingest/article_log.h"

namespace parallax::ingest {

struct LogWriterOptions {
  size_t max_batch_articles = 512;
  size_t max_batch_bytes = 8 << 20;
  size_t max_queued_articles = 16384;
  size_t max_queued_bytes = 256 << 20;
};

// While one batch is being synced, the articles of all publishers gather for the next; one sync then serves
// them all, and one thread decides which of two publishers came first. Thread-safe. The destructor writes
// what was accepted.
class LogWriter {
 public:
  using Done = absl::AnyInvocable<void(const absl::StatusOr<Appended>&)>;
  using OnAppended = std::function<void(absl::Span<const uint64_t> sequences)>;

  // `log` must outlive the writer. `on_appended` hears of new entries once they are durable, before their
  // `done`.
  LogWriter(LogWriterOptions options, ArticleLog& log, OnAppended on_appended);
  ~LogWriter();
  LogWriter(const LogWriter&) = delete;
  LogWriter& operator=(const LogWriter&) = delete;

  // Queues an entry; `done` runs on the writer's thread once the outcome is durable, and must not block. When
  // the queue is full, it runs in this call with RESOURCE_EXHAUSTED.
  void Append(NewEntry entry, Done done);

  // Records settlements, in order with everything else. At most one is made for each lease, which bounds
  // them.
  void Settle(std::vector<Settlement> settlements);

  // Queues entries again and returns when that is durable. Blocks.
  absl::Status Requeue(std::vector<uint64_t> sequences);

 private:
  using Task = absl::AnyInvocable<void()>;

  void Run();
  bool HasWork() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return stopping_ || !entries_.empty() || !tasks_.empty();
  }
  // Moves the next batch out of the queue.
  void TakeBatch(std::vector<NewEntry>& entries, std::vector<Done>& dones)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Commit(const std::vector<NewEntry>& entries, std::vector<Done>& dones);

  const LogWriterOptions options_;
  ArticleLog& log_;
  const OnAppended on_appended_;
  absl::Mutex mutex_;
  std::deque<std::pair<NewEntry, Done>> entries_ ABSL_GUARDED_BY(mutex_);
  size_t queued_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<Task> tasks_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_LOG_WRITER_H_
