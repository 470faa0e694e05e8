// One connection of the annotator to ingest: lease, annotate, store, acknowledge.
#ifndef PARALLAX_SERVICES_NLP_LEASE_SESSION_H_
#define PARALLAX_SERVICES_NLP_LEASE_SESSION_H_

#include <grpcpp/client_context.h>

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "parallax/v1/ingest_service.grpc.pb.h"
#include "parallax/v1/store_service.grpc.pb.h"
#include "services/nlp/pipeline.h"

namespace parallax::nlp {

struct LeaseSessionOptions {
  std::string worker_id;
  size_t threads = 2;                                 // that annotate
  uint32_t credit = 64;                               // articles leased at a time, 1 to 1024
  absl::Duration lease_duration = absl::Seconds(60);  // 1 s to 10 min
  size_t max_batch = 32;                              // articles in one write, 1 to 100
  absl::Duration store_patience = absl::Seconds(20);  // how long a write is retried while the store is away
  absl::Duration retry_delay = absl::Milliseconds(200);
};

// Holds leases only while the store takes writes: when it stays away, every article is released (which costs
// it no attempt) and the session ends. An article is acknowledged after its write is confirmed, so that a
// crash at any point leads to another annotation of it, never to a loss; writes are idempotent. Run() is
// called once; Stop() may be called from any thread.
class LeaseSession {
 public:
  // The stubs and the pipeline must outlive the session.
  LeaseSession(const LeaseSessionOptions& options, v1::IngestService::Stub& ingest,
               v1::StoreService::Stub& store, const Pipeline& pipeline);

  // Works until the stream ends, the store stays away, or Stop(). The status says why it ended.
  absl::Status Run();

  // Lets the current write end, releases what is leased and ends the session.
  void Stop();

 private:
  struct Work {
    uint64_t lease_id = 0;
    v1::AnnotatedArticle annotated;
  };
  using Stream = grpc::ClientReaderWriter<v1::LeaseArticlesRequest, v1::LeaseArticlesResponse>;

  void AnnotateLoop();
  void WriteLoop();
  std::vector<Work> NextBatch();
  absl::Status WriteWithRetry(const std::vector<Work>& batch);
  void StoreBatch(std::vector<Work> batch);
  void Acknowledge(const std::vector<Work>& batch);
  void Refuse(const Work& work, const absl::Status& status);
  void ReleaseAll(const std::vector<Work>& batch);
  void End(absl::Status why) ABSL_LOCKS_EXCLUDED(mutex_);
  bool ended() const ABSL_LOCKS_EXCLUDED(mutex_);

  bool HasArticle() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return ended_ || !leased_.empty(); }
  bool HasAnnotation() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return ended_ || !annotated_.empty(); }

  const LeaseSessionOptions options_;
  v1::IngestService::Stub& ingest_;
  v1::StoreService::Stub& store_;
  const Pipeline& pipeline_;
  grpc::ClientContext context_;
  std::unique_ptr<Stream> stream_;  // read by Run(), written by WriteLoop() after the opening

  mutable absl::Mutex mutex_;
  std::deque<Work> leased_ ABSL_GUARDED_BY(mutex_);     // waiting to be annotated; bounded by the credit
  std::deque<Work> annotated_ ABSL_GUARDED_BY(mutex_);  // waiting to be written; bounded by the credit
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Status why_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_LEASE_SESSION_H_
