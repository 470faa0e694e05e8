#include "services/nlp/worker.h"

#include <utility>

#include "absl/time/clock.h"
#include "services/common/channel.h"
#include "services/common/log.h"

namespace parallax::nlp {

Worker::Worker(WorkerOptions options, const Pipeline& pipeline)
    : options_(std::move(options)),
      pipeline_(pipeline),
      ingest_(v1::IngestService::NewStub(MakeChannel(options_.ingest_address))),
      store_(v1::StoreService::NewStub(MakeChannel(options_.query_address))),
      thread_([this] { Run(); }) {}

Worker::~Worker() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
    if (session_ != nullptr) session_->Stop();
  }
  thread_.join();
}

void Worker::Run() {
  do {
    if (!StoreIsReady()) continue;
    LeaseSession session(options_.session, *ingest_, *store_, pipeline_);
    {
      absl::MutexLock lock(&mutex_);
      if (stopping_) return;
      session_ = &session;
    }
    LogInfo("leasing", {{"ingest", options_.ingest_address}, {"query", options_.query_address}});
    const absl::Status status = session.Run();
    LogInfo("lease_ended", {{"reason", std::string(status.message())}});
    absl::MutexLock lock(&mutex_);
    session_ = nullptr;
  } while (Pause());
}

bool Worker::StoreIsReady() {
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(2)));
  v1::GetStoreStatusResponse response;
  return store_->GetStoreStatus(&context, {}, &response).ok();
}

bool Worker::Pause() {
  absl::MutexLock lock(&mutex_);
  return !mutex_.AwaitWithTimeout(absl::Condition(&stopping_), options_.reconnect_delay);
}

}  // namespace parallax::nlp
