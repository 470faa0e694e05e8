// One PublishArticles call.
#ifndef PARALLAX_SERVICES_INGEST_PUBLISH_STREAM_H_
#define PARALLAX_SERVICES_INGEST_PUBLISH_STREAM_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "parallax/v1/ingest_service.pb.h"
#include "services/ingest/publisher.h"
#include "services/ingest/raw_draft.pb.h"
#include "services/ingest/stream_registry.h"

namespace parallax::ingest {

struct PublishStreamOptions {
  size_t max_in_flight_articles = 64;
  size_t max_in_flight_bytes = 4 << 20;
};

// Reads on while earlier articles are being written, until the window of articles without receipt is full;
// then the client is held back by flow control. Receipts leave in order. When an article can be neither kept
// nor refused, the receipts before it are sent and the stream ends with the error. Deletes itself when the
// call is over.
class PublishStream final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  // Both must outlive the call.
  PublishStream(PublishStreamOptions options, Publisher& publisher, StreamRegistry& registry);

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnDone() override;

 private:
  // An article without receipt.
  struct Slot {
    size_t bytes;
    std::string tag;
    std::optional<absl::StatusOr<v1::ArticleReceipt>> outcome;
  };

  void SetOutcome(uint64_t number, absl::StatusOr<v1::ArticleReceipt> outcome);
  // Reads no more; what is in flight still gets its receipts.
  void StopReading(const absl::Status& status) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Starts what can be started now: a read, a write, or the end.
  void Advance() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void MaybeWrite() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const PublishStreamOptions options_;
  Publisher& publisher_;
  StreamRegistry& registry_;
  grpc::ByteBuffer read_buffer_;   // of the read in flight
  grpc::ByteBuffer write_buffer_;  // of the write in flight

  absl::Mutex mutex_;
  std::deque<Slot> slots_ ABSL_GUARDED_BY(mutex_);
  uint64_t first_number_ ABSL_GUARDED_BY(mutex_) = 0;  // of the front slot
  size_t bytes_in_flight_ ABSL_GUARDED_BY(mutex_) = 0;
  bool reading_ ABSL_GUARDED_BY(mutex_) = false;  // or handling what was read
  bool read_all_ ABSL_GUARDED_BY(mutex_) = false;
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  bool receipts_ended_ ABSL_GUARDED_BY(mutex_) = false;  // after an error, or the client is gone
  bool finished_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Status status_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_PUBLISH_STREAM_H_
