// Who works on which article: a state machine without threads, files or sockets.
#ifndef PARALLAX_SERVICES_INGEST_LEASE_QUEUE_H_
#define PARALLAX_SERVICES_INGEST_LEASE_QUEUE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/btree_set.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/common/time.h"
#include "services/ingest/sequence_set.h"

namespace parallax::ingest {

struct LeaseQueueOptions {
  uint32_t max_attempts = 5;
  uint32_t max_outstanding = 4096;  // of one worker: credit and live leases together
};

// An article handed to a worker.
struct Lease {
  uint64_t id = 0;
  uint64_t sequence = 0;
  uint32_t attempt = 0;  // from 1
  absl::Time expire_time;
};

// The end of an attempt, for the log to record.
struct Settlement {
  enum class Kind { kDone, kRetry, kDead };
  Kind kind = Kind::kDone;
  uint64_t sequence = 0;
  uint32_t failed_attempts = 0;
  std::string reason;     // of the failure
  std::string worker_id;  // of the last attempt
  absl::Time time;
};

// Articles wait in order of sequence. A worker is one stream, known by a handle; it takes articles while it
// has credit, each under a lease that ends with ack, nack, release, expiry or the worker itself. A failed
// attempt puts the article back; the last one that is allowed makes it dead. Memory: runs of waiting
// sequences, one record for each live lease, for each lease that expired and was not handed on, and for each
// waiting article that failed. Not thread-safe.
class LeaseQueue {
 public:
  using Worker = uint64_t;

  LeaseQueue(LeaseQueueOptions options, Clock clock);

  // Lets the article wait, after `failed_attempts`. Leases on it are forgotten: what was leased is handed out
  // anew.
  void Add(uint64_t sequence, uint32_t failed_attempts = 0);

  Worker Connect(absl::string_view worker_id, absl::Duration lease_duration);
  // Ends the worker; its live leases count as failed attempts for `reason`.
  std::vector<Settlement> Disconnect(Worker worker, absl::string_view reason);

  // INVALID_ARGUMENT naming "credit.count" when more than max_outstanding would be outstanding.
  absl::Status AddCredit(Worker worker, uint32_t count);

  // Leases the first waiting article; nothing without credit or articles.
  std::optional<Lease> LeaseNext(Worker worker);

  // The following take a lease of this worker. Any other id, and any lease whose article was handed to
  // another worker, replayed or given up meanwhile, changes nothing and settles nothing.

  // The article is done. Also after expiry.
  std::optional<Settlement> Ack(Worker worker, uint64_t lease_id);
  // The attempt failed. Nothing after expiry, which has counted already.
  std::optional<Settlement> Nack(Worker worker, uint64_t lease_id, absl::string_view reason, bool retryable);
  // The article waits again and no attempt counts.
  void Release(Worker worker, uint64_t lease_id);

  // Ends the leases that have expired.
  std::vector<Settlement> Expire();
  // When the next lease expires; InfiniteFuture when there is none.
  absl::Time NextExpiry() const;

  // Workers that would get an article now, at most as many as wait; begins behind the ones named the last
  // time.
  std::vector<Worker> ReadyWorkers();

  uint64_t pending_count() const { return pending_.size(); }
  uint64_t leased_count() const { return expiries_.size(); }
  size_t worker_count() const { return workers_.size(); }
  // The smallest sequence that waits or is leased.
  std::optional<uint64_t> Oldest() const;

 private:
  struct WorkerState {
    std::string worker_id;
    absl::Duration lease_duration;
    uint32_t credit = 0;
    uint32_t live_leases = 0;
    absl::flat_hash_set<uint64_t> leases;  // live and expired
  };
  struct LeaseState {
    Worker worker = 0;
    uint64_t sequence = 0;
    absl::Time expire_time;
    bool live = true;
    uint64_t previous = 0;  // an expired lease of the same worker on the same article; 0: none
  };

  LeaseState* FindLease(Worker worker, uint64_t lease_id);
  void EndLife(uint64_t lease_id, LeaseState& lease);
  void ForgetLeases(uint64_t sequence);
  Settlement Fail(uint64_t lease_id, absl::string_view reason, bool retryable);

  const LeaseQueueOptions options_;
  const Clock clock_;
  SequenceSet pending_;
  absl::flat_hash_map<uint64_t, uint32_t> failed_attempts_;  // of waiting and leased articles, where above 0
  absl::flat_hash_map<Worker, WorkerState> workers_;
  absl::flat_hash_map<uint64_t, LeaseState> leases_;
  absl::flat_hash_map<uint64_t, uint64_t> lease_of_;  // sequence -> its newest lease, live or expired
  absl::btree_set<std::pair<absl::Time, uint64_t>> expiries_;  // of live leases
  uint64_t next_lease_ = 1;
  Worker next_worker_ = 1;
  Worker last_ready_ = 0;
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_LEASE_QUEUE_H_
