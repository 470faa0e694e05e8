#include "services/nlp/lease_session.h"

#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/grpc_status.h"
#include "services/common/log.h"
#include "services/common/utf8.h"

namespace parallax::nlp {
namespace {

constexpr size_t kMaxBatchBytes = size_t{3} << 20;
constexpr size_t kMaxReasonBytes = 1000;
constexpr absl::Duration kWriteDeadline = absl::Seconds(10);

// Whether a failed write may go through later, with the same content.
bool MayRecover(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status) ||
         absl::IsResourceExhausted(status) || absl::IsAborted(status) || absl::IsCancelled(status);
}

}  // namespace

LeaseSession::LeaseSession(const LeaseSessionOptions& options, v1::IngestService::Stub& ingest,
                           v1::StoreService::Stub& store, const Pipeline& pipeline)
    : options_(options), ingest_(ingest), store_(store), pipeline_(pipeline) {}

absl::Status LeaseSession::Run() {
  stream_ = ingest_.LeaseArticles(&context_);
  v1::LeaseArticlesRequest open;
  open.mutable_open()->set_worker_id(options_.worker_id);
  open.mutable_open()->set_credit(options_.credit);
  open.mutable_open()->mutable_lease_duration()->set_seconds(absl::ToInt64Seconds(options_.lease_duration));
  std::vector<std::thread> threads;
  if (stream_->Write(open)) {
    for (size_t i = 0; i < options_.threads; ++i) threads.emplace_back([this] { AnnotateLoop(); });
    threads.emplace_back([this] { WriteLoop(); });
    v1::LeaseArticlesResponse response;
    while (stream_->Read(&response)) {
      Work work;
      work.lease_id = response.lease_id();
      *work.annotated.mutable_article() = std::move(*response.mutable_article());
      absl::MutexLock lock(&mutex_);
      leased_.push_back(std::move(work));
    }
  }
  End(absl::UnavailableError("the stream to ingest ended"));
  for (std::thread& thread : threads) thread.join();
  const absl::Status status = FromGrpcStatus(stream_->Finish());
  absl::MutexLock lock(&mutex_);
  return status.ok() || absl::IsCancelled(status) ? why_ : status;
}

void LeaseSession::Stop() { End(absl::CancelledError("stopped")); }

void LeaseSession::End(absl::Status why) {
  absl::MutexLock lock(&mutex_);
  if (ended_) return;
  ended_ = true;
  why_ = std::move(why);
}

bool LeaseSession::ended() const {
  absl::MutexLock lock(&mutex_);
  return ended_;
}

void LeaseSession::AnnotateLoop() {
  while (true) {
    Work work;
    {
      absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(this, &LeaseSession::HasArticle));
      if (ended_) return;
      work = std::move(leased_.front());
      leased_.pop_front();
    }
    *work.annotated.mutable_annotation() = pipeline_.Annotate(work.annotated.article());
    absl::MutexLock lock(&mutex_);
    annotated_.push_back(std::move(work));
  }
}

void LeaseSession::WriteLoop() {
  while (true) {
    std::vector<Work> batch = NextBatch();
    if (batch.empty()) break;
    StoreBatch(std::move(batch));
  }
  ReleaseAll({});
  stream_->WritesDone();  // ingest ends the stream once it has read everything
}

std::vector<LeaseSession::Work> LeaseSession::NextBatch() {
  std::vector<Work> batch;
  size_t bytes = 0;
  absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(this, &LeaseSession::HasAnnotation));
  if (ended_) return batch;
  while (!annotated_.empty() && batch.size() < options_.max_batch) {
    bytes += annotated_.front().annotated.ByteSizeLong();
    if (!batch.empty() && bytes > kMaxBatchBytes) break;
    batch.push_back(std::move(annotated_.front()));
    annotated_.pop_front();
  }
  return batch;
}

void LeaseSession::StoreBatch(std::vector<Work> batch) {
  const absl::Status status = WriteWithRetry(batch);
  if (status.ok()) return Acknowledge(batch);
  if (MayRecover(status)) {
    End(absl::UnavailableError(absl::StrCat("the store is away: ", status.message())));
    return ReleaseAll(batch);
  }
  if (batch.size() == 1) return Refuse(batch.front(), status);
  // One of them is at fault; alone, each meets its own answer.
  for (Work& work : batch) {
    std::vector<Work> single;
    single.push_back(std::move(work));
    StoreBatch(std::move(single));
  }
}

absl::Status LeaseSession::WriteWithRetry(const std::vector<Work>& batch) {
  v1::WriteAnnotationsRequest request;
  for (const Work& work : batch) *request.add_articles() = work.annotated;
  const absl::Time give_up = absl::Now() + options_.store_patience;
  while (true) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + kWriteDeadline));
    v1::WriteAnnotationsResponse response;
    const absl::Status status = FromGrpcStatus(store_.WriteAnnotations(&context, request, &response));
    if (!MayRecover(status) || absl::Now() >= give_up) return status;
    absl::MutexLock lock(&mutex_);
    if (mutex_.AwaitWithTimeout(absl::Condition(&ended_), options_.retry_delay)) return status;
  }
}

void LeaseSession::Acknowledge(const std::vector<Work>& batch) {
  v1::LeaseArticlesRequest request;
  for (const Work& work : batch) {
    request.mutable_ack()->set_lease_id(work.lease_id);
    stream_->Write(request, grpc::WriteOptions().set_buffer_hint());
    LogInfo("annotated", {{"article_id", work.annotated.article().id()},
                          {"revision", work.annotated.article().revision()},
                          {"entities", work.annotated.annotation().entities_size()},
                          {"claims", work.annotated.annotation().claims_size()}});
  }
  request.mutable_credit()->set_count(static_cast<uint32_t>(batch.size()));
  stream_->Write(request);
}

void LeaseSession::Refuse(const Work& work, const absl::Status& status) {
  LogError("refused_by_store",
           {{"article_id", work.annotated.article().id()}, {"reason", std::string(status.message())}});
  v1::LeaseArticlesRequest request;
  request.mutable_nack()->set_lease_id(work.lease_id);
  request.mutable_nack()->set_reason(std::string(TruncateUtf8(status.message(), kMaxReasonBytes)));
  request.mutable_nack()->set_retryable(false);
  stream_->Write(request);
  request.mutable_credit()->set_count(1);
  stream_->Write(request);
}

void LeaseSession::ReleaseAll(const std::vector<Work>& batch) {
  std::vector<uint64_t> leases;
  leases.reserve(batch.size());
  for (const Work& work : batch) leases.push_back(work.lease_id);
  {
    absl::MutexLock lock(&mutex_);
    for (const Work& work : leased_) leases.push_back(work.lease_id);
    for (const Work& work : annotated_) leases.push_back(work.lease_id);
    leased_.clear();
    annotated_.clear();
  }
  v1::LeaseArticlesRequest request;
  for (const uint64_t lease : leases) {
    request.mutable_release()->set_lease_id(lease);
    stream_->Write(request);
  }
}

}  // namespace parallax::nlp
