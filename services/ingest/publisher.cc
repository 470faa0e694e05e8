#include "services/ingest/publisher.h"

#include <utility>

#include "absl/strings/strip.h"
#include "services/common/error.h"
#include "services/common/log.h"
#include "services/common/utf8.h"
#include "services/ingest/draft_check.h"

namespace parallax::ingest {
namespace {

// "ACCEPTED" of RECEIPT_STATUS_ACCEPTED.
std::string OutcomeName(v1::ReceiptStatus status) {
  return std::string(absl::StripPrefix(v1::ReceiptStatus_Name(status), "RECEIPT_STATUS_"));
}

void LogOutcome(const v1::ArticleReceipt& receipt) {
  LogInfo("article", {{"id", receipt.article_id()},
                      {"outcome", OutcomeName(receipt.status())},
                      {"revision", receipt.revision()},
                      {"sequence", receipt.sequence()}});
}

void LogRejection(const absl::Status& error) {
  LogInfo("article", {{"outcome", OutcomeName(v1::RECEIPT_STATUS_REJECTED)},
                      {"field", InvalidFieldOf(error)},
                      {"reason", ProblemOf(error)}});
}

absl::StatusOr<v1::Article> Check(RawPublishRequest& request) {
  if (!request.has_draft()) return InvalidField("draft", "it is missing; send an article");
  return CheckDraft(*request.mutable_draft());
}

}  // namespace

void Publisher::Publish(RawPublishRequest& request, Done done) {
  const absl::StatusOr<v1::Article> article = Check(request);
  if (!article.ok()) {
    Count(v1::RECEIPT_STATUS_REJECTED);
    LogRejection(article.status());
    return done(article.status());
  }
  v1::ArticleReceipt receipt;
  receipt.set_article_id(article->id());
  receipt.set_tag(RepairUtf8(request.draft().tag()).text);
  broker_.Append(NewEntry(*article), [this, receipt = std::move(receipt), done = std::move(done)](
                                         const absl::StatusOr<Appended>& appended) mutable {
    if (!appended.ok()) return done(appended.status());
    receipt.set_status(appended->status);
    receipt.set_revision(appended->revision);
    receipt.set_sequence(appended->sequence);
    Count(receipt.status());
    LogOutcome(receipt);
    done(std::move(receipt));
  });
}

std::map<std::string, uint64_t> Publisher::receipt_counts() const {
  std::map<std::string, uint64_t> counts;
  for (const v1::ReceiptStatus status : {v1::RECEIPT_STATUS_ACCEPTED, v1::RECEIPT_STATUS_DUPLICATE,
                                         v1::RECEIPT_STATUS_REVISION, v1::RECEIPT_STATUS_REJECTED}) {
    counts[OutcomeName(status)] = counts_[status].load(std::memory_order_relaxed);
  }
  return counts;
}

void Publisher::Count(v1::ReceiptStatus status) { counts_[status].fetch_add(1, std::memory_order_relaxed); }

v1::ArticleReceipt RejectedReceipt(const absl::Status& error, const std::string& tag) {
  v1::ArticleReceipt receipt;
  receipt.set_status(v1::RECEIPT_STATUS_REJECTED);
  receipt.set_reason(ProblemOf(error));
  receipt.set_field(InvalidFieldOf(error));
  receipt.set_tag(RepairUtf8(TruncateUtf8(tag, kMaxTagBytes)).text);
  return receipt;
}

}  // namespace parallax::ingest
