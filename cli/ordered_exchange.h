// A long exchange over a bidirectional stream that answers every request with one response, in order.
#ifndef PARALLAX_CLI_ORDERED_EXCHANGE_H_
#define PARALLAX_CLI_ORDERED_EXCHANGE_H_

#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>
#include <grpcpp/support/sync_stream.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "cli/connection.h"
#include "services/common/time.h"

namespace parallax::cli {

struct ExchangeOptions {
  size_t max_items = 256;              // sent and not yet answered
  size_t max_bytes = size_t{8} << 20;  // of them
  bool retry = true;  // after a transient failure: connect again and resend what has no answer
  absl::Duration give_up_after = absl::Seconds(30);  // an outage
  Clock clock = SystemClock();
  std::function<void(absl::Duration)> sleep = [](absl::Duration pause) { absl::SleepFor(pause); };
};

// Item is what `next` gives and `on_response` gets back. Run once.
template <typename Item, typename Request, typename Response>
class OrderedExchange {
 public:
  using Stream = grpc::ClientReaderWriterInterface<Request, Response>;

  struct Hooks {
    // Opens a stream.
    std::function<std::unique_ptr<Stream>(grpc::ClientContext*)> open;
    // The next item, nothing at the end; may block. Called on the thread of Run.
    std::function<std::optional<Item>()> next;
    std::function<Request(const Item&)> request;
    // Called on another thread, one response after the other.
    std::function<void(const Item&, const Response&)> on_response;
    // Called before a pause after a transient failure; `new_outage` for the first one of an outage.
    std::function<void(const grpc::Status&, bool new_outage)> on_pause;
  };

  OrderedExchange(ExchangeOptions options, Hooks hooks)
      : options_(std::move(options)), hooks_(std::move(hooks)) {}

  // OK when every item has its response.
  grpc::Status Run() {
    constexpr absl::Duration kFirstPause = absl::Milliseconds(100);
    constexpr absl::Duration kLongestPause = absl::Seconds(2);
    absl::Duration pause = kFirstPause;
    absl::Time outage_begin = absl::InfiniteFuture();
    while (true) {
      const uint64_t answered_before = answered();
      grpc::Status status = RunStream();
      if (status.ok() || !options_.retry || !IsTransient(status)) return status;
      const absl::Time now = options_.clock();
      const bool new_outage = outage_begin == absl::InfiniteFuture() || answered() > answered_before;
      if (new_outage) {
        outage_begin = now;
        pause = kFirstPause;
      }
      if (now - outage_begin >= options_.give_up_after) return status;
      hooks_.on_pause(status, new_outage);
      options_.sleep(pause);
      pause = std::min(2 * pause, kLongestPause);
    }
  }

  // Items that were sent, or are about to be, and have no response.
  size_t unanswered() {
    absl::MutexLock lock(&mutex_);
    return sent_.size() + again_.size();
  }

  // Items that were sent more than once.
  uint64_t resent() const { return resent_; }

 private:
  struct Entry {
    Item item;
    Request request;
    size_t bytes;
  };

  grpc::Status RunStream() {
    {
      absl::MutexLock lock(&mutex_);
      resent_ += sent_.size();
      again_.insert(again_.begin(), sent_.begin(), sent_.end());
      sent_.clear();
      sent_bytes_ = 0;
      ended_ = false;
    }
    grpc::ClientContext context;
    std::unique_ptr<Stream> stream = hooks_.open(&context);
    std::thread reader([&] { ReadResponses(*stream, context); });
    if (WriteRequests(*stream)) stream->WritesDone();
    reader.join();
    grpc::Status status = stream->Finish();
    if (broke_order_) return {grpc::StatusCode::INTERNAL, "a response came that no request asked for"};
    if (status.ok() && unanswered() > 0) {
      return {grpc::StatusCode::ABORTED, "the stream ended before every request was answered"};
    }
    return status;
  }

  void ReadResponses(Stream& stream, grpc::ClientContext& context) {
    Response response;
    while (stream.Read(&response)) {
      std::shared_ptr<Entry> entry = TakeAnswered();
      if (entry == nullptr) {
        broke_order_ = true;
        context.TryCancel();
        break;
      }
      hooks_.on_response(entry->item, response);
    }
    absl::MutexLock lock(&mutex_);
    ended_ = true;
  }

  std::shared_ptr<Entry> TakeAnswered() {
    absl::MutexLock lock(&mutex_);
    if (sent_.empty()) return nullptr;
    std::shared_ptr<Entry> entry = std::move(sent_.front());
    sent_.pop_front();
    sent_bytes_ -= entry->bytes;
    ++answered_;
    return entry;
  }

  // True when everything was written, false when the stream broke.
  bool WriteRequests(Stream& stream) {
    while (true) {
      {
        absl::MutexLock lock(&mutex_);
        mutex_.Await(absl::Condition(this, &OrderedExchange::HasRoom));
        if (ended_) return false;
      }
      std::shared_ptr<Entry> entry = TakeNext();
      if (entry == nullptr) return true;
      {
        absl::MutexLock lock(&mutex_);
        sent_.push_back(entry);
        sent_bytes_ += entry->bytes;
      }
      if (!stream.Write(entry->request)) return false;
    }
  }

  bool HasRoom() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return ended_ || (sent_.size() < options_.max_items && sent_bytes_ < options_.max_bytes);
  }

  std::shared_ptr<Entry> TakeNext() {
    {
      absl::MutexLock lock(&mutex_);
      if (!again_.empty()) {
        std::shared_ptr<Entry> entry = std::move(again_.front());
        again_.pop_front();
        return entry;
      }
    }
    if (at_end_) return nullptr;
    std::optional<Item> item = hooks_.next();
    if (!item.has_value()) {
      at_end_ = true;
      return nullptr;
    }
    Request request = hooks_.request(*item);
    const size_t bytes = request.ByteSizeLong();
    return std::make_shared<Entry>(Entry{*std::move(item), std::move(request), bytes});
  }

  uint64_t answered() {
    absl::MutexLock lock(&mutex_);
    return answered_;
  }

  const ExchangeOptions options_;
  const Hooks hooks_;
  bool at_end_ = false;
  uint64_t resent_ = 0;
  bool broke_order_ = false;  // written by the reader, read after it was joined
  absl::Mutex mutex_;
  std::deque<std::shared_ptr<Entry>> sent_ ABSL_GUARDED_BY(mutex_);
  std::deque<std::shared_ptr<Entry>> again_ ABSL_GUARDED_BY(mutex_);
  size_t sent_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t answered_ ABSL_GUARDED_BY(mutex_) = 0;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_ORDERED_EXCHANGE_H_
