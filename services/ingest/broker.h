// Brings the log, its queue and the workers together.
#ifndef PARALLAX_SERVICES_INGEST_BROKER_H_
#define PARALLAX_SERVICES_INGEST_BROKER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/time.h"
#include "services/ingest/article_log.h"
#include "services/ingest/lease_queue.h"
#include "services/ingest/log_writer.h"

namespace parallax::ingest {

struct BrokerOptions {
  LeaseQueueOptions queue;
  LogWriterOptions writer;
  size_t max_workers = 1024;
  Clock clock = SystemClock();
};

// Appends articles, hands them to workers once they are durable, and records how their attempts end. A thread
// of its own sleeps until the next lease expires. Thread-safe. The destructor writes what was accepted; no
// worker may be connected then.
class Broker {
 public:
  using Worker = LeaseQueue::Worker;

  // Queues what the log says is not annotated yet. `log` must outlive the broker, which is its only writer.
  static absl::StatusOr<std::unique_ptr<Broker>> Create(const BrokerOptions& options, ArticleLog& log);
  ~Broker();
  Broker(const Broker&) = delete;
  Broker& operator=(const Broker&) = delete;

  // As LogWriter::Append.
  void Append(NewEntry entry, LogWriter::Done done) { writer_.Append(std::move(entry), std::move(done)); }

  // As in LeaseQueue. `wake` runs, with the broker locked, whenever LeaseNext may have something for this
  // worker: it must not block and not call the broker. It does not run after Disconnect. RESOURCE_EXHAUSTED
  // when max_workers are connected.
  absl::StatusOr<Worker> Connect(absl::string_view worker_id, absl::Duration lease_duration,
                                 std::function<void()> wake);
  void Disconnect(Worker worker, absl::string_view reason);
  absl::Status AddCredit(Worker worker, uint32_t count);
  std::optional<Lease> LeaseNext(Worker worker);
  void Ack(Worker worker, uint64_t lease_id);
  void Nack(Worker worker, uint64_t lease_id, absl::string_view reason, bool retryable);
  void Release(Worker worker, uint64_t lease_id);

  // Ends the leases that have expired by now; the broker's own thread does so in time.
  void ExpireLeases();

  // Queues entries of the log again, durably. Blocks.
  absl::Status Replay(absl::Span<const uint64_t> sequences);

  struct Status {
    uint64_t pending_count = 0;
    uint64_t leased_count = 0;
    size_t worker_count = 0;
    std::optional<uint64_t> oldest_sequence;  // that waits or is leased
  };
  Status status() const;

 private:
  Broker(const BrokerOptions& options, ArticleLog& log);

  void OnAppended(absl::Span<const uint64_t> sequences);
  void Settle(std::vector<Settlement> settlements) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void WakeWorkers() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void ExpireInTime();

  const Clock clock_;
  const size_t max_workers_;
  mutable absl::Mutex mutex_;
  LeaseQueue queue_ ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_map<Worker, std::function<void()>> wakes_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  absl::CondVar expiry_changed_;
  LogWriter writer_;
  std::thread expiry_thread_;
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_BROKER_H_
