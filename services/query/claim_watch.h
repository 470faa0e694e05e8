// One WatchClaims stream.
#ifndef PARALLAX_SERVICES_QUERY_CLAIM_WATCH_H_
#define PARALLAX_SERVICES_QUERY_CLAIM_WATCH_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "parallax/v1/query_service.pb.h"
#include "services/common/executor.h"
#include "services/query/change_log.h"
#include "services/query/claim_filter.h"
#include "services/query/store.h"
#include "services/query/watch_hub.h"

namespace parallax::query {

// Trailing metadata of a watch that the server ends: the token behind the last event sent.
inline constexpr char kResumeTokenMetadata[] = "parallax-resume-token";

struct ClaimWatchOptions {
  // A reader that once kept up and now has this many changes before it while a write waits for it is too
  // slow.
  uint64_t max_lag = 10'000;
};

// What all watches share; must outlive them.
struct ClaimWatchContext {
  const Store& store;
  WatchHub& hub;
  Executor& executor;  // reads the log; must take one task a watch
  ClaimWatchOptions options;
};

// Reads the durable log in small batches, one read and one write in flight, so that a watch costs the same
// memory however slow its reader is. Keeps itself alive until gRPC is done with it.
class ClaimWatch : public grpc::ServerWriteReactor<v1::WatchClaimsResponse>,
                   public ChangeListener,
                   public std::enable_shared_from_this<ClaimWatch> {
 public:
  // The reactor of a call; a request that cannot be watched ends at once with its error.
  static grpc::ServerWriteReactor<v1::WatchClaimsResponse>* Start(const ClaimWatchContext& shared,
                                                                  grpc::CallbackServerContext* call,
                                                                  const v1::WatchClaimsRequest& request);

  ClaimWatch(const ClaimWatchContext& shared, grpc::CallbackServerContext* call);

  void OnChanges(uint64_t newest) override;
  void OnProgressDue() override;
  void OnDrain() override;

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  absl::Status Prepare(const v1::WatchClaimsRequest& request) ABSL_LOCKS_EXCLUDED(mutex_);
  void Read();
  void Take(ChangeBatch batch) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void QueueProgress() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool Idle() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return !reading_ && !writing_ && responses_.empty() && !end_.has_value();
  }
  // Ends the stream as soon as no read is in flight; the first reason holds.
  void End(absl::Status status) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Starts what can be started next: a write, a read, or the end.
  void Advance() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const ClaimWatchContext& shared_;
  grpc::CallbackServerContext* const call_;
  std::shared_ptr<ClaimWatch> self_;  // until OnDone
  ClaimFilter filter_;                // set once, before the first read

  absl::Mutex mutex_;
  std::deque<v1::WatchClaimsResponse> responses_ ABSL_GUARDED_BY(mutex_);  // the first is being written
  uint64_t next_ ABSL_GUARDED_BY(mutex_) = 1;                              // sequence to read next
  uint64_t newest_ ABSL_GUARDED_BY(mutex_) = 0;                            // known to be on disk
  std::string token_ ABSL_GUARDED_BY(mutex_);     // of the last response handed to gRPC
  uint64_t written_ ABSL_GUARDED_BY(mutex_) = 0;  // everything up to here was sent
  bool live_ ABSL_GUARDED_BY(mutex_) = false;     // has caught up once
  bool reading_ ABSL_GUARDED_BY(mutex_) = false;
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  std::optional<absl::Status> end_ ABSL_GUARDED_BY(mutex_);
  bool finished_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_CLAIM_WATCH_H_
