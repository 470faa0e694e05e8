// Keeps a lease session running for as long as the process lives.
#ifndef PARALLAX_SERVICES_NLP_WORKER_H_
#define PARALLAX_SERVICES_NLP_WORKER_H_

#include <memory>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/nlp/lease_session.h"

namespace parallax::nlp {

struct WorkerOptions {
  std::string ingest_address;
  std::string query_address;
  LeaseSessionOptions session;
  absl::Duration reconnect_delay = absl::Milliseconds(500);
};

// Waits until the store answers, leases from ingest, and starts again when either goes away. Starts with
// construction; the destructor stops it, giving leases back.
class Worker {
 public:
  // `pipeline` must outlive the worker.
  Worker(WorkerOptions options, const Pipeline& pipeline);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

 private:
  void Run();
  bool StoreIsReady();
  // False when the worker is to stop.
  bool Pause();

  const WorkerOptions options_;
  const Pipeline& pipeline_;
  const std::unique_ptr<v1::IngestService::Stub> ingest_;
  const std::unique_ptr<v1::StoreService::Stub> store_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  LeaseSession* session_ ABSL_GUARDED_BY(mutex_) = nullptr;
  std::thread thread_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_WORKER_H_
