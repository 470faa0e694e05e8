#include "services/ingest/lease_stream.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/common/error.h"
#include "services/common/grpc_status.h"
#include "services/common/log.h"
#include "services/common/utf8.h"

namespace parallax::ingest {
namespace {

constexpr size_t kMaxWorkerIdBytes = 128;
constexpr size_t kMaxReasonBytes = 1000;
constexpr uint32_t kMaxCredit = 1024;
constexpr absl::Duration kDefaultLease = absl::Seconds(60);
constexpr absl::Duration kMinLease = absl::Seconds(1);
constexpr absl::Duration kMaxLease = absl::Minutes(10);

absl::StatusOr<absl::Duration> LeaseDuration(const v1::LeaseOpen& open) {
  if (!open.has_lease_duration()) return kDefaultLease;
  const absl::Duration duration =
      absl::Seconds(open.lease_duration().seconds()) + absl::Nanoseconds(open.lease_duration().nanos());
  if (duration < kMinLease || duration > kMaxLease) {
    return InvalidField("open.lease_duration",
                        absl::StrCat(absl::FormatDuration(duration), " is out of range; ask for 1s to 10m"));
  }
  return duration;
}

absl::Status CheckCredit(absl::string_view field, uint32_t credit, uint32_t least) {
  if (credit >= least && credit <= kMaxCredit) return absl::OkStatus();
  return InvalidField(field, absl::StrCat(credit, " is out of range; give ", least, " to ", kMaxCredit));
}

void SetTimestamp(absl::Time time, google::protobuf::Timestamp& timestamp) {
  const timespec spec = absl::ToTimespec(time);
  timestamp.set_seconds(spec.tv_sec);
  timestamp.set_nanos(static_cast<int32_t>(spec.tv_nsec));
}

}  // namespace

LeaseStream::LeaseStream(Broker& broker, const ArticleLog& log, Executor& executor, StreamRegistry& registry)
    : broker_(broker), log_(log), executor_(executor), registry_(registry) {
  registry_.Add(this, [this] {
    End(absl::UnavailableError("server: it is stopping; open the stream again in a second"),
        "ingest stopped");
  });
  StartRead(&request_);
}

void LeaseStream::OnReadDone(bool ok) {
  if (!ok) return End(absl::OkStatus(), "the worker ended its stream");
  if (absl::Status status = Handle(request_); !status.ok()) {
    return End(status, absl::StrCat("the worker broke the protocol: ", status.message()));
  }
  StartRead(&request_);
}

void LeaseStream::OnWriteDone(bool ok) {
  if (!ok) End(absl::CancelledError("the worker is gone"), "the worker is gone");
  absl::MutexLock lock(&mutex_);
  delivering_ = false;
  WakeLocked();
  MaybeFinish();
}

void LeaseStream::OnCancel() { End(absl::CancelledError("the worker is gone"), "the worker is gone"); }

void LeaseStream::OnDone() {
  registry_.Remove(this);
  // Whoever called Finish may still be about to unlock.
  mutex_.Lock();
  mutex_.Unlock();
  delete this;
}

absl::Status LeaseStream::Handle(const v1::LeaseArticlesRequest& request) {
  if (request.has_open()) return Open(request.open());
  std::optional<Broker::Worker> worker;
  {
    absl::MutexLock lock(&mutex_);
    worker = worker_;
  }
  if (!worker.has_value()) return InvalidField("open", "it is missing; begin the stream with it");
  switch (request.action_case()) {
    case v1::LeaseArticlesRequest::kCredit:
      PARALLAX_RETURN_IF_ERROR(CheckCredit("credit.count", request.credit().count(), 1));
      return broker_.AddCredit(*worker, request.credit().count());
    case v1::LeaseArticlesRequest::kAck:
      broker_.Ack(*worker, request.ack().lease_id());
      return absl::OkStatus();
    case v1::LeaseArticlesRequest::kNack:
      broker_.Nack(*worker, request.nack().lease_id(), TruncateUtf8(request.nack().reason(), kMaxReasonBytes),
                   request.nack().retryable());
      return absl::OkStatus();
    case v1::LeaseArticlesRequest::kRelease:
      broker_.Release(*worker, request.release().lease_id());
      return absl::OkStatus();
    default:
      return InvalidField("action", "it is missing; send credit, ack, nack or release");
  }
}

absl::Status LeaseStream::Open(const v1::LeaseOpen& open) {
  if (open.worker_id().size() > kMaxWorkerIdBytes) {
    return InvalidField("open.worker_id",
                        absl::StrCat(open.worker_id().size(), " bytes are over the limit of ",
                                     kMaxWorkerIdBytes, "; choose a shorter name"));
  }
  PARALLAX_RETURN_IF_ERROR(CheckCredit("open.credit", open.credit(), 0));
  PARALLAX_ASSIGN_OR_RETURN(const absl::Duration lease_duration, LeaseDuration(open));
  {
    absl::MutexLock lock(&mutex_);
    if (worker_.has_value()) return InvalidField("open", "the stream is open already; open once");
  }
  PARALLAX_ASSIGN_OR_RETURN(const Broker::Worker worker,
                            broker_.Connect(open.worker_id(), lease_duration, [this] { Wake(); }));
  bool too_late = false;
  {
    absl::MutexLock lock(&mutex_);
    worker_ = worker;
    too_late = ending_;
  }
  if (too_late) {
    broker_.Disconnect(worker, "the stream ended");
    return absl::OkStatus();
  }
  LogInfo("worker_connected", {{"worker", open.worker_id()}, {"credit", open.credit()}});
  return broker_.AddCredit(worker, open.credit());
}

void LeaseStream::Wake() {
  absl::MutexLock lock(&mutex_);
  woken_ = true;
  WakeLocked();
}

void LeaseStream::WakeLocked() {
  if (!woken_ || delivering_ || ending_ || !worker_.has_value()) return;
  // The executor has room for every worker; were it full, the next wake would try again.
  if (executor_.TrySubmit([this] { Deliver(); })) {
    delivering_ = true;
    woken_ = false;
  }
}

void LeaseStream::Deliver() {
  Broker::Worker worker;
  {
    absl::MutexLock lock(&mutex_);
    worker = *worker_;
  }
  std::optional<v1::LeaseArticlesResponse> article = NextArticle(worker);
  absl::MutexLock lock(&mutex_);
  if (article.has_value() && !ending_) {
    response_ = *std::move(article);
    woken_ = true;  // there may be more
    StartWrite(&response_);
    return;
  }
  delivering_ = false;
  WakeLocked();
  MaybeFinish();
}

std::optional<v1::LeaseArticlesResponse> LeaseStream::NextArticle(Broker::Worker worker) {
  while (std::optional<Lease> lease = broker_.LeaseNext(worker)) {
    absl::StatusOr<v1::Article> article = log_.Read(lease->sequence);
    if (!article.ok()) {
      LogError("article_unreadable", {{"sequence", lease->sequence}, {"error", article.status().message()}});
      broker_.Nack(worker, lease->id, article.status().message(), /*retryable=*/true);
      continue;
    }
    v1::LeaseArticlesResponse response;
    response.set_lease_id(lease->id);
    *response.mutable_article() = *std::move(article);
    response.set_attempt(lease->attempt);
    SetTimestamp(lease->expire_time, *response.mutable_expire_time());
    return response;
  }
  return std::nullopt;
}

void LeaseStream::End(const absl::Status& status, absl::string_view reason) {
  std::optional<Broker::Worker> worker;
  {
    absl::MutexLock lock(&mutex_);
    if (ending_) return;
    ending_ = true;
    status_ = status;
    worker = worker_;
  }
  if (worker.has_value()) {
    broker_.Disconnect(*worker, reason);
    LogInfo("worker_disconnected", {{"worker", *worker}, {"reason", reason}});
  }
  absl::MutexLock lock(&mutex_);
  disconnected_ = true;
  MaybeFinish();
}

void LeaseStream::MaybeFinish() {
  if (!disconnected_ || delivering_ || finished_) return;
  finished_ = true;
  Finish(ToGrpcStatus(status_));
}

}  // namespace parallax::ingest
