#include "services/ingest/broker.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/error.h"
#include "services/common/log.h"

namespace parallax::ingest {
namespace {

// Replaying a long log takes turns with publishers.
constexpr size_t kReplayChunk = 10000;

void LogFailure(const Settlement& settlement) {
  LogWarning("attempt_failed", {{"sequence", settlement.sequence},
                                {"failed_attempts", settlement.failed_attempts},
                                {"worker", settlement.worker_id},
                                {"reason", settlement.reason}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<Broker>> Broker::Create(const BrokerOptions& options, ArticleLog& log) {
  auto broker = std::unique_ptr<Broker>(new Broker(options, log));
  absl::MutexLock lock(&broker->mutex_);
  LeaseQueue& queue = broker->queue_;
  PARALLAX_RETURN_IF_ERROR(log.ForEachQueued(
      [&queue](uint64_t sequence, uint32_t failed_attempts) { queue.Add(sequence, failed_attempts); }));
  return broker;
}

Broker::Broker(const BrokerOptions& options, ArticleLog& log)
    : clock_(options.clock),
      max_workers_(options.max_workers),
      queue_(options.queue, options.clock),
      writer_(options.writer, log, [this](absl::Span<const uint64_t> sequences) { OnAppended(sequences); }),
      expiry_thread_([this] { ExpireInTime(); }) {}

Broker::~Broker() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
    expiry_changed_.Signal();
  }
  expiry_thread_.join();
}

absl::StatusOr<Broker::Worker> Broker::Connect(absl::string_view worker_id, absl::Duration lease_duration,
                                               std::function<void()> wake) {
  absl::MutexLock lock(&mutex_);
  if (queue_.worker_count() >= max_workers_) {
    return absl::ResourceExhaustedError(
        absl::StrCat("server: ", max_workers_, " workers are connected, which is the limit; use fewer"));
  }
  const Worker worker = queue_.Connect(worker_id, lease_duration);
  wakes_[worker] = std::move(wake);
  return worker;
}

void Broker::Disconnect(Worker worker, absl::string_view reason) {
  absl::MutexLock lock(&mutex_);
  wakes_.erase(worker);
  Settle(queue_.Disconnect(worker, reason));
  WakeWorkers();
}

absl::Status Broker::AddCredit(Worker worker, uint32_t count) {
  absl::MutexLock lock(&mutex_);
  PARALLAX_RETURN_IF_ERROR(queue_.AddCredit(worker, count));
  WakeWorkers();
  return absl::OkStatus();
}

std::optional<Lease> Broker::LeaseNext(Worker worker) {
  absl::MutexLock lock(&mutex_);
  const absl::Time next_expiry = queue_.NextExpiry();
  std::optional<Lease> lease = queue_.LeaseNext(worker);
  if (queue_.NextExpiry() < next_expiry) expiry_changed_.Signal();
  return lease;
}

void Broker::Ack(Worker worker, uint64_t lease_id) {
  absl::MutexLock lock(&mutex_);
  if (std::optional<Settlement> done = queue_.Ack(worker, lease_id)) Settle({*std::move(done)});
}

void Broker::Nack(Worker worker, uint64_t lease_id, absl::string_view reason, bool retryable) {
  absl::MutexLock lock(&mutex_);
  if (std::optional<Settlement> failed = queue_.Nack(worker, lease_id, reason, retryable)) {
    Settle({*std::move(failed)});
    WakeWorkers();
  }
}

void Broker::Release(Worker worker, uint64_t lease_id) {
  absl::MutexLock lock(&mutex_);
  queue_.Release(worker, lease_id);
  WakeWorkers();
}

void Broker::ExpireLeases() {
  absl::MutexLock lock(&mutex_);
  Settle(queue_.Expire());
  WakeWorkers();
}

absl::Status Broker::Replay(absl::Span<const uint64_t> sequences) {
  while (!sequences.empty()) {
    const absl::Span<const uint64_t> chunk = sequences.subspan(0, kReplayChunk);
    sequences.remove_prefix(chunk.size());
    {
      // Before the log is written: an ack of an old lease that comes from now on must not undo the replay.
      absl::MutexLock lock(&mutex_);
      for (const uint64_t sequence : chunk) queue_.Add(sequence);
    }
    PARALLAX_RETURN_IF_ERROR(writer_.Requeue({chunk.begin(), chunk.end()}));
    absl::MutexLock lock(&mutex_);
    WakeWorkers();
  }
  return absl::OkStatus();
}

Broker::Status Broker::status() const {
  absl::MutexLock lock(&mutex_);
  return {queue_.pending_count(), queue_.leased_count(), queue_.worker_count(), queue_.Oldest()};
}

void Broker::OnAppended(absl::Span<const uint64_t> sequences) {
  absl::MutexLock lock(&mutex_);
  for (const uint64_t sequence : sequences) queue_.Add(sequence);
  WakeWorkers();
}

void Broker::Settle(std::vector<Settlement> settlements) {
  for (const Settlement& settlement : settlements) {
    if (settlement.kind == Settlement::Kind::kRetry) LogFailure(settlement);
  }
  writer_.Settle(std::move(settlements));
}

void Broker::WakeWorkers() {
  for (const Worker worker : queue_.ReadyWorkers()) wakes_.at(worker)();
}

void Broker::ExpireInTime() {
  absl::MutexLock lock(&mutex_);
  while (!stopping_) {
    const absl::Duration left = queue_.NextExpiry() - clock_();
    if (left > absl::ZeroDuration()) {
      expiry_changed_.WaitWithTimeout(&mutex_, left);
    } else {
      Settle(queue_.Expire());
      WakeWorkers();
    }
  }
}

}  // namespace parallax::ingest
