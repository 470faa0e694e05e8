// What happens to a draft, whichever way it came in.
#ifndef PARALLAX_SERVICES_INGEST_PUBLISHER_H_
#define PARALLAX_SERVICES_INGEST_PUBLISHER_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <string>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "parallax/v1/article.pb.h"
#include "services/ingest/broker.h"
#include "services/ingest/raw_draft.pb.h"

namespace parallax::ingest {

// Checks drafts, appends them, counts and logs what became of them. Thread-safe.
class Publisher {
 public:
  // INVALID_ARGUMENT: the draft cannot be kept. RESOURCE_EXHAUSTED: too many articles wait to be written.
  // UNAVAILABLE: the log cannot be written. Otherwise a receipt whose outcome is durable.
  using Done = absl::AnyInvocable<void(absl::StatusOr<v1::ArticleReceipt>)>;

  // `broker` must outlive the publisher.
  explicit Publisher(Broker& broker) : broker_(broker) {}

  // Consumes the request. `done` runs once, in this call or later on the thread that writes the log, and must
  // not block.
  void Publish(RawPublishRequest& request, Done done);

  // Receipts given so far, by name of the outcome.
  std::map<std::string, uint64_t> receipt_counts() const;

 private:
  void Count(v1::ReceiptStatus status);

  Broker& broker_;
  std::array<std::atomic<uint64_t>, v1::ReceiptStatus_ARRAYSIZE> counts_ = {};
};

// The receipt of a draft that was refused with `error`.
v1::ArticleReceipt RejectedReceipt(const absl::Status& error, const std::string& tag);

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_PUBLISHER_H_
