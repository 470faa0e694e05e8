// One LeaseArticles call.
#ifndef PARALLAX_SERVICES_INGEST_LEASE_STREAM_H_
#define PARALLAX_SERVICES_INGEST_LEASE_STREAM_H_

#include <grpcpp/support/server_callback.h>

#include <optional>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "parallax/v1/ingest_service.pb.h"
#include "services/common/executor.h"
#include "services/ingest/article_log.h"
#include "services/ingest/broker.h"
#include "services/ingest/stream_registry.h"

namespace parallax::ingest {

// A worker of the broker. Messages of the client go to the broker as they come; articles are read from the
// log on the executor, one at a time, whenever the broker says there may be one and the article before has
// been sent. When the call ends for whatever reason, so does the worker. Deletes itself then.
class LeaseStream final
    : public grpc::ServerBidiReactor<v1::LeaseArticlesRequest, v1::LeaseArticlesResponse> {
 public:
  // All must outlive the call. `executor` has room for every worker of the broker.
  LeaseStream(Broker& broker, const ArticleLog& log, Executor& executor, StreamRegistry& registry);

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  absl::Status Handle(const v1::LeaseArticlesRequest& request);
  absl::Status Open(const v1::LeaseOpen& open);
  // Lets the executor look for an article unless one is on its way already. Calls nothing of the broker.
  void Wake();
  void WakeLocked() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Leases and sends one article, where there is one.
  void Deliver();
  std::optional<v1::LeaseArticlesResponse> NextArticle(Broker::Worker worker);
  // The first status stays. Returns at once; the call is over once nothing is on its way.
  void End(const absl::Status& status, absl::string_view reason);
  void MaybeFinish() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  Broker& broker_;
  const ArticleLog& log_;
  Executor& executor_;
  StreamRegistry& registry_;
  v1::LeaseArticlesRequest request_;    // of the read in flight
  v1::LeaseArticlesResponse response_;  // of the write in flight

  absl::Mutex mutex_;
  std::optional<Broker::Worker> worker_ ABSL_GUARDED_BY(mutex_);  // once opened
  bool delivering_ ABSL_GUARDED_BY(mutex_) = false;               // Deliver is queued, runs or writes
  bool woken_ ABSL_GUARDED_BY(mutex_) = false;                    // while delivering
  bool ending_ ABSL_GUARDED_BY(mutex_) = false;
  bool disconnected_ ABSL_GUARDED_BY(mutex_) =
      false;  // after ending_: the broker does not wake this any more
  bool finished_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Status status_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_LEASE_STREAM_H_
