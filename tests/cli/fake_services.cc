#include "tests/cli/fake_services.h"

#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <algorithm>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "cli/app.h"

namespace parallax::cli {
namespace {

template <typename Value>
Value TakeFront(std::deque<Value>& values) {
  if (values.empty()) return Value();
  Value front = std::move(values.front());
  values.pop_front();
  return front;
}

std::unique_ptr<grpc::Server> Serve(const std::vector<grpc::Service*>& services, const char* ready,
                                    int& port) {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  for (grpc::Service* service : services) builder.RegisterService(service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  server->GetHealthCheckService()->SetServingStatus(ready, true);
  return server;
}

}  // namespace

grpc::Status FakeIngest::PublishArticles(
    grpc::ServerContext*,
    grpc::ServerReaderWriter<v1::PublishArticlesResponse, v1::PublishArticlesRequest>* stream) {
  Break end{SIZE_MAX, grpc::Status::OK};
  {
    absl::MutexLock lock(&mutex_);
    if (!breaks.empty()) end = TakeFront(breaks);
  }
  v1::PublishArticlesRequest request;
  size_t receipts = 0;
  while (receipts < end.after_receipts && stream->Read(&request)) {
    v1::PublishArticlesResponse response;
    {
      absl::MutexLock lock(&mutex_);
      *response.mutable_receipt() = Keep(request.draft());
    }
    stream->Write(response);
    ++receipts;
  }
  return end.status;
}

v1::ArticleReceipt FakeIngest::Keep(const v1::ArticleDraft& draft) {
  drafts_.push_back(draft);
  v1::ArticleReceipt receipt;
  receipt.set_tag(draft.tag());
  if (absl::StrContains(draft.text(), "REJECT")) {
    receipt.set_status(v1::RECEIPT_STATUS_REJECTED);
    receipt.set_reason("holds no prose; send the article's text");
    receipt.set_field("draft.text");
    return receipt;
  }
  const auto known = std::find(kept_.begin(), kept_.end(), draft.text());
  receipt.set_status(known == kept_.end() ? v1::RECEIPT_STATUS_ACCEPTED : v1::RECEIPT_STATUS_DUPLICATE);
  receipt.set_sequence(static_cast<uint64_t>(known - kept_.begin()) + 1);
  receipt.set_article_id(absl::StrCat("c", receipt.sequence()));
  receipt.set_revision(1);
  if (known == kept_.end()) kept_.push_back(draft.text());
  return receipt;
}

grpc::Status FakeIngest::ListDeadLetters(grpc::ServerContext*, const v1::ListDeadLettersRequest* request,
                                         v1::ListDeadLettersResponse* response) {
  size_t at = request->page_token().empty() ? 0 : std::stoul(request->page_token());
  const size_t end = std::min(dead_letters.size(), at + static_cast<size_t>(request->page_size()));
  for (; at < end; ++at) *response->add_dead_letters() = dead_letters[at];
  if (end < dead_letters.size()) response->set_next_page_token(std::to_string(end));
  return grpc::Status::OK;
}

grpc::Status FakeIngest::ReplayArticles(grpc::ServerContext*, const v1::ReplayArticlesRequest* request,
                                        v1::ReplayArticlesResponse* response) {
  absl::MutexLock lock(&mutex_);
  replays_.push_back(*request);
  response->set_replayed_count(request->has_article_ids()
                                   ? static_cast<uint64_t>(request->article_ids().ids_size()) -
                                         unknown_ids.size()
                                   : dead_letters.size());
  for (const std::string& id : unknown_ids) response->add_unknown_ids(id);
  return grpc::Status::OK;
}

grpc::Status FakeIngest::GetIngestStatus(grpc::ServerContext*, const v1::GetIngestStatusRequest*,
                                         v1::GetIngestStatusResponse* response) {
  absl::MutexLock lock(&mutex_);
  if (!statuses.empty()) *response = statuses.front();
  if (statuses.size() > 1) statuses.pop_front();
  return grpc::Status::OK;
}

std::vector<v1::ArticleDraft> FakeIngest::drafts() const {
  absl::MutexLock lock(&mutex_);
  return drafts_;
}

std::vector<v1::ReplayArticlesRequest> FakeIngest::replays() const {
  absl::MutexLock lock(&mutex_);
  return replays_;
}

grpc::Status FakeNlp::AnnotateStream(
    grpc::ServerContext*,
    grpc::ServerReaderWriter<v1::AnnotateStreamResponse, v1::AnnotateStreamRequest>* stream) {
  v1::AnnotateStreamRequest request;
  while (stream->Read(&request)) stream->Write(annotate(request));
  return grpc::Status::OK;
}

grpc::Status FakeNlp::GetEngine(grpc::ServerContext*, const v1::GetEngineRequest*,
                                v1::GetEngineResponse* response) {
  *response = engine;
  return grpc::Status::OK;
}

grpc::Status FakeQuery::SearchArticles(grpc::ServerContext*, const v1::SearchArticlesRequest* request,
                                       v1::SearchArticlesResponse* response) {
  search_requests.push_back(*request);
  *response = TakeFront(searches);
  return grpc::Status::OK;
}

grpc::Status FakeQuery::GetArticle(grpc::ServerContext*, const v1::GetArticleRequest* request,
                                   v1::GetArticleResponse* response) {
  for (const v1::GetArticleResponse& article : articles) {
    if (article.article().id() != request->article_id()) continue;
    *response = article;
    return grpc::Status::OK;
  }
  return {grpc::StatusCode::NOT_FOUND, absl::StrCat("article_id: no article ", request->article_id())};
}

grpc::Status FakeQuery::ListEntities(grpc::ServerContext*, const v1::ListEntitiesRequest* request,
                                     v1::ListEntitiesResponse* response) {
  for (const v1::GetEntityResponse& entity : entities) {
    if (absl::StrContains(absl::AsciiStrToLower(entity.summary().entity().name()),
                          absl::AsciiStrToLower(request->query()))) {
      *response->add_entities() = entity.summary();
    }
  }
  return grpc::Status::OK;
}

grpc::Status FakeQuery::GetEntity(grpc::ServerContext*, const v1::GetEntityRequest* request,
                                  v1::GetEntityResponse* response) {
  for (const v1::GetEntityResponse& entity : entities) {
    if (entity.summary().entity().id() != request->entity_id()) continue;
    *response = entity;
    return grpc::Status::OK;
  }
  return {grpc::StatusCode::NOT_FOUND, absl::StrCat("entity_id: no entity ", request->entity_id())};
}

grpc::Status FakeQuery::ListClaims(grpc::ServerContext*, const v1::ListClaimsRequest* request,
                                   v1::ListClaimsResponse* response) {
  claims_requests.push_back(*request);
  *response = TakeFront(claims);
  return grpc::Status::OK;
}

grpc::Status FakeQuery::GetStanceMatrix(grpc::ServerContext*, const v1::GetStanceMatrixRequest* request,
                                        v1::GetStanceMatrixResponse* response) {
  matrix_requests.push_back(*request);
  *response = matrix;
  return grpc::Status::OK;
}

grpc::Status FakeQuery::WatchClaims(grpc::ServerContext* context, const v1::WatchClaimsRequest* request,
                                    grpc::ServerWriter<v1::WatchClaimsResponse>* writer) {
  watch_requests.push_back(*request);
  const Watch watch = TakeFront(watches);
  for (const v1::WatchClaimsResponse& event : watch.events) {
    if (context->IsCancelled()) break;
    writer->Write(event);
  }
  return watch.end;
}

grpc::Status FakeStore::GetStoreStatus(grpc::ServerContext*, const v1::GetStoreStatusRequest* request,
                                       v1::GetStoreStatusResponse* response) {
  *response = status;
  if (request->include_digest()) response->set_digest("abcd");
  return grpc::Status::OK;
}

FakeServices::FakeServices()
    : ingest_server_(Serve({&ingest}, "parallax.v1.IngestService", ingest_port_)),
      nlp_server_(Serve({&nlp}, "parallax.v1.NlpService", nlp_port_)),
      query_server_(Serve({&query, &store}, "parallax.v1.QueryService", query_port_)) {}

FakeServices::~FakeServices() = default;

void FakeServices::StopNlp() { nlp_server_->Shutdown(); }

std::vector<std::string> FakeServices::Flags() const {
  return {absl::StrCat("--ingest=127.0.0.1:", ingest_port_), absl::StrCat("--nlp=127.0.0.1:", nlp_port_),
          absl::StrCat("--query=127.0.0.1:", query_port_)};
}

CliResult RunCli(const FakeServices& services, std::vector<std::string> arguments, const std::string& input) {
  const std::vector<std::string> flags = services.Flags();
  arguments.insert(arguments.begin(), flags.begin(), flags.end());
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const ExitCode code = RunParallaxctl(arguments, Console{.in = in, .out = out, .err = err});
  return {code, out.str(), err.str()};
}

}  // namespace parallax::cli
