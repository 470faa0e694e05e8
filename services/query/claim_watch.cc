#include "services/query/claim_watch.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/error.h"
#include "services/common/grpc_status.h"

namespace parallax::query {
namespace {

constexpr size_t kBatchChanges = 64;
constexpr size_t kBatchExamined = 10'000;

}  // namespace

grpc::ServerWriteReactor<v1::WatchClaimsResponse>* ClaimWatch::Start(const ClaimWatchContext& shared,
                                                                     grpc::CallbackServerContext* call,
                                                                     const v1::WatchClaimsRequest& request) {
  auto watch = std::make_shared<ClaimWatch>(shared, call);
  watch->self_ = watch;
  absl::Status status = watch->Prepare(request);
  if (status.ok()) status = shared.hub.Add(watch);
  absl::MutexLock lock(&watch->mutex_);
  if (status.ok()) {
    // Headers at once: the client sees that the watch stands before anything changes.
    watch->StartSendInitialMetadata();
  } else {
    watch->End(std::move(status));
  }
  watch->Advance();
  return watch.get();
}

ClaimWatch::ClaimWatch(const ClaimWatchContext& shared, grpc::CallbackServerContext* call)
    : shared_(shared), call_(call) {}

absl::Status ClaimWatch::Prepare(const v1::WatchClaimsRequest& request) {
  absl::MutexLock lock(&mutex_);
  PARALLAX_ASSIGN_OR_RETURN(filter_, ClaimFilter::Create(request.filter()));
  newest_ = shared_.hub.newest();
  if (!request.resume_token().empty()) {
    PARALLAX_ASSIGN_OR_RETURN(const uint64_t sequence,
                              DecodeResumeToken(shared_.store.id(), request.resume_token()));
    next_ = sequence + 1;
  } else if (request.from_start()) {
    PARALLAX_ASSIGN_OR_RETURN(next_, OldestChange(StoreReader(shared_.store)));
  } else {
    next_ = newest_ + 1;
  }
  written_ = next_ - 1;
  token_ = EncodeResumeToken(shared_.store.id(), written_);
  return absl::OkStatus();
}

void ClaimWatch::OnChanges(uint64_t newest) {
  absl::MutexLock lock(&mutex_);
  newest_ = std::max(newest_, newest);
  if (live_ && writing_ && newest_ > written_ + shared_.options.max_lag) {
    End(absl::ResourceExhaustedError(
        absl::StrCat("watch: the reader is more than ", shared_.options.max_lag,
                     " changes behind; read faster or narrow the filter, and resume")));
  }
  Advance();
}

void ClaimWatch::OnProgressDue() {
  absl::MutexLock lock(&mutex_);
  if (!Idle() || next_ <= newest_) return;
  QueueProgress();
  Advance();
}

void ClaimWatch::OnDrain() {
  absl::MutexLock lock(&mutex_);
  End(absl::UnavailableError("server: is draining; resume in a moment"));
  Advance();
}

void ClaimWatch::OnWriteDone(bool ok) {
  const std::shared_ptr<ClaimWatch> alive = shared_from_this();
  absl::MutexLock lock(&mutex_);
  writing_ = false;
  responses_.pop_front();
  if (!ok) End(absl::CancelledError("watch: the client is gone"));
  if (responses_.empty()) written_ = next_ - 1;
  Advance();
}

void ClaimWatch::OnCancel() {
  const std::shared_ptr<ClaimWatch> alive = shared_from_this();
  absl::MutexLock lock(&mutex_);
  End(absl::CancelledError("watch: cancelled by the client"));
  Advance();
}

void ClaimWatch::OnDone() {
  const std::shared_ptr<ClaimWatch> alive = std::move(self_);
  shared_.hub.Remove(alive);
}

void ClaimWatch::Read() {
  uint64_t from = 0;
  {
    absl::MutexLock lock(&mutex_);
    from = next_;
  }
  absl::StatusOr<ChangeBatch> batch =
      ReadChanges(StoreReader(shared_.store), filter_, from, kBatchChanges, kBatchExamined);
  absl::MutexLock lock(&mutex_);
  reading_ = false;
  if (batch.ok()) {
    Take(*std::move(batch));
  } else {
    End(batch.status());
  }
  Advance();
}

void ClaimWatch::Take(ChangeBatch batch) {
  next_ = batch.next;
  newest_ = std::max(newest_, next_ - 1);
  for (SequencedChange& each : batch.changes) {
    v1::WatchClaimsResponse& response = responses_.emplace_back();
    *(each.change.added ? response.mutable_added() : response.mutable_removed()) =
        std::move(each.change.record);
    response.set_resume_token(EncodeResumeToken(shared_.store.id(), each.sequence));
  }
  if (responses_.empty()) written_ = next_ - 1;
  if (batch.at_end && !live_) {
    live_ = true;
    QueueProgress();
  }
}

void ClaimWatch::QueueProgress() {
  v1::WatchClaimsResponse& response = responses_.emplace_back();
  response.mutable_progress()->set_change_sequence(next_ - 1);
  response.set_resume_token(EncodeResumeToken(shared_.store.id(), next_ - 1));
}

void ClaimWatch::End(absl::Status status) {
  if (!end_.has_value()) end_ = std::move(status);
}

void ClaimWatch::Advance() {
  if (finished_ || reading_) return;
  if (end_.has_value()) {
    finished_ = true;
    if (!token_.empty()) call_->AddTrailingMetadata(kResumeTokenMetadata, token_);
    Finish(ToGrpcStatus(*end_));
    return;
  }
  if (writing_) return;
  if (!responses_.empty()) {
    writing_ = true;
    token_ = responses_.front().resume_token();
    StartWrite(&responses_.front());
    return;
  }
  if (live_ && next_ > newest_) return;
  reading_ = true;
  const bool queued = shared_.executor.TrySubmit([alive = shared_from_this()] { alive->Read(); });
  if (queued) return;
  reading_ = false;
  End(absl::ResourceExhaustedError("server: too many watches read the log; resume in a moment"));
  Advance();
}

}  // namespace parallax::query
