// A long exchange over a bidirectional stream that answers every request with one response, in order.
#ifndef PARALLAX_CLI_ORDERED_EXCHANGE_H_
#define PARALLAX_CLI_ORDERED_EXCHANGE_H_

#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>
#include <grpcpp/support/sync_stream.h>

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "cli/connection.h"
#include "cli/outage.h"
#include "cli/send_window.h"
#include "services/common/time.h"

namespace parallax::cli {

struct ExchangeOptions {
  WindowLimits window;
  OutageOptions outage;
  bool retry = true;  // after a transient failure: connect again and resend what has no answer
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
    // Called on the thread of Run before a pause; `new_outage` for the first one of an outage.
    std::function<void(const grpc::Status&, bool new_outage)> on_pause;
  };

  OrderedExchange(ExchangeOptions options, Hooks hooks)
      : options_(std::move(options)), hooks_(std::move(hooks)), window_(options_.window) {}

  // OK when every item has its response.
  grpc::Status Run() {
    Outage outage(options_.outage);
    while (true) {
      const uint64_t answered_before = window_.answered();
      grpc::Status status = RunStream();
      if (status.ok() || !options_.retry || !IsTransient(status)) return status;
      const auto pause = outage.Fail(options_.clock(), window_.answered() > answered_before);
      if (!pause.has_value()) return status;
      hooks_.on_pause(status, outage.is_new());
      options_.sleep(*pause);
    }
  }

  // Items that were sent, or are about to be, and have no response.
  size_t unanswered() const { return window_.unanswered(); }

  // Items that were sent more than once.
  uint64_t resent() const { return window_.resent(); }

 private:
  struct Entry {
    Item item;
    Request request;
    size_t bytes;
  };

  grpc::Status RunStream() {
    window_.Begin();
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
      const std::shared_ptr<Entry> entry = window_.TakeAnswered();
      if (entry == nullptr) {
        broke_order_ = true;
        context.TryCancel();
        break;
      }
      hooks_.on_response(entry->item, response);
    }
    window_.End();
  }

  // True when everything was written, false when the stream broke.
  bool WriteRequests(Stream& stream) {
    while (window_.WaitForRoom()) {
      const std::shared_ptr<Entry> entry = TakeNext();
      if (entry == nullptr) return true;
      window_.Add(entry);
      if (!stream.Write(entry->request)) return false;
    }
    return false;
  }

  std::shared_ptr<Entry> TakeNext() {
    if (std::shared_ptr<Entry> again = window_.TakeAgain(); again != nullptr) return again;
    if (at_end_) return nullptr;
    std::optional<Item> item = hooks_.next();
    at_end_ = !item.has_value();
    if (at_end_) return nullptr;
    Request request = hooks_.request(*item);
    const size_t bytes = request.ByteSizeLong();
    return std::make_shared<Entry>(Entry{*std::move(item), std::move(request), bytes});
  }

  const ExchangeOptions options_;
  const Hooks hooks_;
  SendWindow<Entry> window_;
  bool at_end_ = false;
  bool broke_order_ = false;  // written by the reader, read after it was joined
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_ORDERED_EXCHANGE_H_
