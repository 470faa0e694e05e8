#include "services/ingest/lease_queue.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/error.h"

namespace parallax::ingest {

LeaseQueue::LeaseQueue(LeaseQueueOptions options, Clock clock)
    : options_(options), clock_(std::move(clock)) {}

void LeaseQueue::Add(uint64_t sequence, uint32_t failed_attempts) {
  ForgetLeases(sequence);
  pending_.Insert(sequence);
  failed_attempts_.erase(sequence);
  if (failed_attempts > 0) failed_attempts_[sequence] = failed_attempts;
}

LeaseQueue::Worker LeaseQueue::Connect(absl::string_view worker_id, absl::Duration lease_duration) {
  const Worker worker = next_worker_++;
  WorkerState& state = workers_[worker];
  state.worker_id = std::string(worker_id);
  state.lease_duration = lease_duration;
  return worker;
}

std::vector<Settlement> LeaseQueue::Disconnect(Worker worker, absl::string_view reason) {
  std::vector<Settlement> settlements;
  const auto found = workers_.find(worker);
  if (found == workers_.end()) return settlements;
  const absl::flat_hash_set<uint64_t> leases = found->second.leases;
  for (const uint64_t lease_id : leases) {
    const auto lease = leases_.find(lease_id);
    if (lease == leases_.end()) continue;  // forgotten with a newer lease on the same article
    const uint64_t sequence = lease->second.sequence;
    const uint64_t newest = lease_of_.at(sequence);
    if (leases_.at(newest).live) settlements.push_back(Fail(newest, reason, /*retryable=*/true));
    ForgetLeases(sequence);
  }
  workers_.erase(found);
  // The set above has no order; the log and the tests like one.
  std::sort(settlements.begin(), settlements.end(),
            [](const Settlement& a, const Settlement& b) { return a.sequence < b.sequence; });
  return settlements;
}

absl::Status LeaseQueue::AddCredit(Worker worker, uint32_t count) {
  const auto found = workers_.find(worker);
  if (found == workers_.end()) return absl::OkStatus();
  WorkerState& state = found->second;
  if (uint64_t{state.credit} + state.live_leases + count > options_.max_outstanding) {
    return InvalidField("credit.count",
                        absl::StrCat(count, " more would pass the limit of ", options_.max_outstanding,
                                     " outstanding articles; give credit only after an ack"));
  }
  state.credit += count;
  return absl::OkStatus();
}

std::optional<Lease> LeaseQueue::LeaseNext(Worker worker) {
  const auto found = workers_.find(worker);
  if (found == workers_.end() || found->second.credit == 0 || pending_.empty()) return std::nullopt;
  WorkerState& state = found->second;
  const uint64_t sequence = *pending_.First();
  pending_.Erase(sequence);

  uint64_t previous = 0;
  if (const auto held = lease_of_.find(sequence); held != lease_of_.end()) {
    if (leases_.at(held->second).worker == worker) {
      previous = held->second;
    } else {
      ForgetLeases(sequence);
    }
  }
  const uint64_t id = next_lease_++;
  const absl::Time expire_time = clock_() + state.lease_duration;
  leases_[id] = {worker, sequence, expire_time, /*live=*/true, previous};
  lease_of_[sequence] = id;
  expiries_.insert({expire_time, id});
  state.leases.insert(id);
  ++state.live_leases;
  --state.credit;
  const auto failed = failed_attempts_.find(sequence);
  return Lease{id, sequence, (failed == failed_attempts_.end() ? 0 : failed->second) + 1, expire_time};
}

std::optional<Settlement> LeaseQueue::Ack(Worker worker, uint64_t lease_id) {
  const LeaseState* lease = FindLease(worker, lease_id);
  if (lease == nullptr) return std::nullopt;
  const uint64_t sequence = lease->sequence;
  Settlement done;
  done.sequence = sequence;
  done.worker_id = workers_.at(worker).worker_id;
  done.time = clock_();
  ForgetLeases(sequence);
  pending_.Erase(sequence);
  failed_attempts_.erase(sequence);
  return done;
}

std::optional<Settlement> LeaseQueue::Nack(Worker worker, uint64_t lease_id, absl::string_view reason,
                                           bool retryable) {
  const LeaseState* lease = FindLease(worker, lease_id);
  if (lease == nullptr || !lease->live) return std::nullopt;
  const uint64_t sequence = lease->sequence;
  Settlement settlement = Fail(lease_id, reason, retryable);
  ForgetLeases(sequence);
  return settlement;
}

void LeaseQueue::Release(Worker worker, uint64_t lease_id) {
  const LeaseState* lease = FindLease(worker, lease_id);
  if (lease == nullptr || !lease->live) return;
  const uint64_t sequence = lease->sequence;
  ForgetLeases(sequence);
  pending_.Insert(sequence);
}

std::vector<Settlement> LeaseQueue::Expire() {
  std::vector<Settlement> settlements;
  const absl::Time now = clock_();
  while (!expiries_.empty() && expiries_.begin()->first <= now) {
    settlements.push_back(Fail(expiries_.begin()->second, "the lease expired", /*retryable=*/true));
    if (settlements.back().kind == Settlement::Kind::kDead) ForgetLeases(settlements.back().sequence);
  }
  return settlements;
}

absl::Time LeaseQueue::NextExpiry() const {
  return expiries_.empty() ? absl::InfiniteFuture() : expiries_.begin()->first;
}

std::vector<LeaseQueue::Worker> LeaseQueue::ReadyWorkers() {
  std::vector<Worker> ready;
  for (const auto& [worker, state] : workers_) {
    if (state.credit > 0) ready.push_back(worker);
  }
  std::sort(ready.begin(), ready.end());
  std::rotate(ready.begin(), std::upper_bound(ready.begin(), ready.end(), last_ready_), ready.end());
  if (ready.size() > pending_.size()) ready.resize(pending_.size());
  if (!ready.empty()) last_ready_ = ready.back();
  return ready;
}

std::optional<uint64_t> LeaseQueue::Oldest() const {
  std::optional<uint64_t> oldest = pending_.First();
  for (const auto& [expire_time, lease_id] : expiries_) {
    const uint64_t sequence = leases_.at(lease_id).sequence;
    if (!oldest.has_value() || sequence < *oldest) oldest = sequence;
  }
  return oldest;
}

LeaseQueue::LeaseState* LeaseQueue::FindLease(Worker worker, uint64_t lease_id) {
  const auto found = leases_.find(lease_id);
  return found == leases_.end() || found->second.worker != worker ? nullptr : &found->second;
}

void LeaseQueue::EndLife(uint64_t lease_id, LeaseState& lease) {
  if (!lease.live) return;
  lease.live = false;
  expiries_.erase({lease.expire_time, lease_id});
  --workers_.at(lease.worker).live_leases;
}

void LeaseQueue::ForgetLeases(uint64_t sequence) {
  const auto held = lease_of_.find(sequence);
  if (held == lease_of_.end()) return;
  for (uint64_t lease_id = held->second; lease_id != 0;) {
    LeaseState& lease = leases_.at(lease_id);
    EndLife(lease_id, lease);
    workers_.at(lease.worker).leases.erase(lease_id);
    const uint64_t previous = lease.previous;
    leases_.erase(lease_id);
    lease_id = previous;
  }
  lease_of_.erase(held);
}

Settlement LeaseQueue::Fail(uint64_t lease_id, absl::string_view reason, bool retryable) {
  LeaseState& lease = leases_.at(lease_id);
  EndLife(lease_id, lease);
  Settlement settlement;
  settlement.sequence = lease.sequence;
  settlement.failed_attempts = ++failed_attempts_[lease.sequence];
  settlement.reason = std::string(reason);
  settlement.worker_id = workers_.at(lease.worker).worker_id;
  settlement.time = clock_();
  if (retryable && settlement.failed_attempts < options_.max_attempts) {
    settlement.kind = Settlement::Kind::kRetry;
    pending_.Insert(lease.sequence);
  } else {
    settlement.kind = Settlement::Kind::kDead;
    failed_attempts_.erase(lease.sequence);
  }
  return settlement;
}

}  // namespace parallax::ingest
