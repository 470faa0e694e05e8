#include "services/ingest/ingest_service.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/error.h"
#include "services/common/grpc_status.h"
#include "services/common/unary.h"
#include "services/common/version.h"
#include "services/ingest/lease_stream.h"
#include "services/ingest/log_format.h"
#include "services/ingest/replay.h"
#include "services/ingest/wire.h"

namespace parallax::ingest {
namespace {

constexpr int32_t kDefaultPageSize = 50;
constexpr int32_t kMaxPageSize = 1000;

// The key of the page's last dead letter, or empty for the first page.
absl::StatusOr<std::string> ParsePageToken(const std::string& token) {
  std::string key;
  if (token.empty()) return key;
  if (!absl::WebSafeBase64Unescape(token, &key) || !ParseDeadLetterKey(key).ok()) {
    return InvalidField("page_token", "it is not a token of this list; leave it empty to begin anew");
  }
  return key;
}

}  // namespace

IngestService::IngestService(IngestServiceOptions options, Broker& broker, const ArticleLog& log)
    : options_(options),
      broker_(broker),
      log_(log),
      publisher_(broker),
      calls_(options.executor_threads, options.max_queued_calls),
      // Twice, because a stream that ends leaves the broker before its delivery leaves the executor.
      deliveries_(options.executor_threads, 2 * options.max_workers) {}

grpc::ServerUnaryReactor* IngestService::PublishArticle(grpc::CallbackServerContext* context,
                                                        const grpc::ByteBuffer* request,
                                                        grpc::ByteBuffer* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  grpc::ByteBuffer bytes = *request;
  RawPublishRequest draft;
  if (!FromWire(bytes, draft)) {
    reactor->Finish(
        ToGrpcStatus(InvalidField("draft", "the message is not a PublishArticleRequest; check the client")));
    return reactor;
  }
  publisher_.Publish(draft, [reactor, response](absl::StatusOr<v1::ArticleReceipt> receipt) {
    if (!receipt.ok()) return reactor->Finish(ToGrpcStatus(receipt.status()));
    v1::PublishArticleResponse message;
    *message.mutable_receipt() = *std::move(receipt);
    *response = ToWire(message);
    reactor->Finish(grpc::Status::OK);
  });
  return reactor;
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* IngestService::PublishArticles(
    grpc::CallbackServerContext* /*context*/) {
  return new PublishStream(options_.publish_stream, publisher_, streams_);
}

grpc::ServerBidiReactor<v1::LeaseArticlesRequest, v1::LeaseArticlesResponse>* IngestService::LeaseArticles(
    grpc::CallbackServerContext* /*context*/) {
  return new LeaseStream(broker_, log_, deliveries_, streams_);
}

grpc::ServerUnaryReactor* IngestService::ListDeadLetters(grpc::CallbackServerContext* context,
                                                         const v1::ListDeadLettersRequest* request,
                                                         v1::ListDeadLettersResponse* response) {
  return RunUnary(context, calls_, [=, this] { return ListDeadLetters(*request, *response); });
}

absl::Status IngestService::ListDeadLetters(const v1::ListDeadLettersRequest& request,
                                            v1::ListDeadLettersResponse& response) {
  if (request.page_size() < 0) {
    return InvalidField("page_size", "it is negative; ask for 1 to 1000, or 0 for the default of 50");
  }
  const int32_t wanted =
      request.page_size() == 0 ? kDefaultPageSize : std::min(request.page_size(), kMaxPageSize);
  PARALLAX_ASSIGN_OR_RETURN(const std::string after_key, ParsePageToken(request.page_token()));
  PARALLAX_ASSIGN_OR_RETURN(ArticleLog::DeadLetterPage page,
                            log_.ListDeadLetters(static_cast<size_t>(wanted), after_key));
  for (v1::DeadLetter& letter : page.dead_letters) *response.add_dead_letters() = std::move(letter);
  response.set_next_page_token(absl::WebSafeBase64Escape(page.next_key));
  return absl::OkStatus();
}

grpc::ServerUnaryReactor* IngestService::ReplayArticles(grpc::CallbackServerContext* context,
                                                        const v1::ReplayArticlesRequest* request,
                                                        v1::ReplayArticlesResponse* response) {
  return RunUnary(context, calls_, [=, this] { return Replay(*request, *response); });
}

absl::Status IngestService::Replay(const v1::ReplayArticlesRequest& request,
                                   v1::ReplayArticlesResponse& response) {
  PARALLAX_ASSIGN_OR_RETURN(ReplaySelection selection, SelectForReplay(request, log_));
  PARALLAX_RETURN_IF_ERROR(broker_.Replay(selection.sequences));
  response.set_replayed_count(selection.sequences.size());
  for (std::string& id : selection.unknown_ids) response.add_unknown_ids(std::move(id));
  return absl::OkStatus();
}

grpc::ServerUnaryReactor* IngestService::GetIngestStatus(grpc::CallbackServerContext* context,
                                                         const v1::GetIngestStatusRequest* /*request*/,
                                                         v1::GetIngestStatusResponse* response) {
  return RunUnary(context, calls_, [=, this] { return ReadStatus(*response); });
}

absl::Status IngestService::ReadStatus(v1::GetIngestStatusResponse& response) {
  const Broker::Status status = broker_.status();
  const Counters counters = log_.counters();
  response.set_article_count(counters.article_count);
  response.set_revision_count(counters.revision_count);
  response.set_last_sequence(counters.last_sequence);
  response.set_pending_count(status.pending_count);
  response.set_leased_count(status.leased_count);
  response.set_worker_count(static_cast<uint32_t>(status.worker_count));
  response.set_dead_letter_count(log_.dead_letter_count());
  if (status.oldest_sequence.has_value()) {
    // An article that cannot be read is reported when it is leased; the status is still wanted.
    const absl::StatusOr<v1::Article> oldest = log_.Read(*status.oldest_sequence);
    if (oldest.ok()) *response.mutable_oldest_pending_time() = oldest->receive_time();
  }
  for (const auto& [outcome, count] : publisher_.receipt_counts())
    (*response.mutable_receipts())[outcome] = count;
  response.set_version(kVersion);
  return absl::OkStatus();
}

}  // namespace parallax::ingest
