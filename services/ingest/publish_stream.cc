#include "services/ingest/publish_stream.h"

#include <utility>

#include "services/common/error.h"
#include "services/common/grpc_status.h"
#include "services/ingest/wire.h"

namespace parallax::ingest {

PublishStream::PublishStream(PublishStreamOptions options, Publisher& publisher, StreamRegistry& registry)
    : options_(options), publisher_(publisher), registry_(registry) {
  registry_.Add(this, [this] {
    absl::MutexLock lock(&mutex_);
    StopReading(absl::UnavailableError("server: it is stopping; send what has no receipt again"));
    Advance();
  });
  absl::MutexLock lock(&mutex_);
  Advance();
}

void PublishStream::OnReadDone(bool ok) {
  RawPublishRequest request;
  const size_t bytes = ok ? read_buffer_.Length() : 0;
  const bool parsed = ok && FromWire(read_buffer_, request);
  uint64_t number = 0;
  {
    absl::MutexLock lock(&mutex_);
    if (!ok || read_all_) {
      StopReading(absl::OkStatus());
      return Advance();
    }
    number = first_number_ + slots_.size();
    slots_.push_back({bytes, request.draft().tag(), std::nullopt});
    bytes_in_flight_ += bytes;
  }
  if (parsed) {
    publisher_.Publish(request, [this, number](absl::StatusOr<v1::ArticleReceipt> outcome) {
      SetOutcome(number, std::move(outcome));
    });
  } else {
    SetOutcome(number,
               InvalidField("draft", "the message is not a PublishArticlesRequest; check the client"));
  }
  // Only now, so that the articles of a stream are appended in its order.
  absl::MutexLock lock(&mutex_);
  reading_ = false;
  Advance();
}

void PublishStream::OnWriteDone(bool ok) {
  absl::MutexLock lock(&mutex_);
  writing_ = false;
  if (!ok) receipts_ended_ = true;
  Advance();
}

void PublishStream::OnDone() {
  registry_.Remove(this);
  // Whoever called Finish may still be about to unlock.
  mutex_.Lock();
  mutex_.Unlock();
  delete this;
}

void PublishStream::SetOutcome(uint64_t number, absl::StatusOr<v1::ArticleReceipt> outcome) {
  absl::MutexLock lock(&mutex_);
  slots_[number - first_number_].outcome = std::move(outcome);
  Advance();
}

void PublishStream::StopReading(const absl::Status& status) {
  read_all_ = true;
  status_.Update(status);
}

void PublishStream::Advance() {
  MaybeWrite();
  if (!reading_ && !read_all_ && slots_.size() < options_.max_in_flight_articles &&
      bytes_in_flight_ < options_.max_in_flight_bytes) {
    reading_ = true;
    StartRead(&read_buffer_);
  }
  if (read_all_ && slots_.empty() && !writing_ && !finished_) {
    finished_ = true;
    Finish(ToGrpcStatus(status_));
  }
}

void PublishStream::MaybeWrite() {
  while (!writing_ && !slots_.empty() && slots_.front().outcome.has_value()) {
    Slot slot = std::move(slots_.front());
    slots_.pop_front();
    ++first_number_;
    bytes_in_flight_ -= slot.bytes;
    v1::PublishArticlesResponse response;
    if (slot.outcome->ok()) {
      *response.mutable_receipt() = **std::move(slot.outcome);
    } else if (absl::IsInvalidArgument(slot.outcome->status())) {
      *response.mutable_receipt() = RejectedReceipt(slot.outcome->status(), slot.tag);
    } else {
      // A receipt after this one would be taken for this one's.
      StopReading(slot.outcome->status());
      receipts_ended_ = true;
    }
    if (receipts_ended_) continue;
    writing_ = true;
    write_buffer_ = ToWire(response);
    StartWrite(&write_buffer_);
  }
}

}  // namespace parallax::ingest
