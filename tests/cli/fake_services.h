// The three services as far as the client sees them, in this process.
#ifndef PARALLAX_TESTS_CLI_FAKE_SERVICES_H_
#define PARALLAX_TESTS_CLI_FAKE_SERVICES_H_

#include <grpcpp/server.h>

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "parallax/v1/ingest_service.grpc.pb.h"
#include "parallax/v1/nlp_service.grpc.pb.h"
#include "parallax/v1/query_service.grpc.pb.h"
#include "parallax/v1/store_service.grpc.pb.h"

namespace parallax::cli {

// Accepts every draft once; one whose text holds "REJECT" it rejects. Can break its first stream.
class FakeIngest final : public v1::IngestService::Service {
 public:
  grpc::Status PublishArticles(
      grpc::ServerContext* context,
      grpc::ServerReaderWriter<v1::PublishArticlesResponse, v1::PublishArticlesRequest>* stream) override;
  grpc::Status ListDeadLetters(grpc::ServerContext* context, const v1::ListDeadLettersRequest* request,
                               v1::ListDeadLettersResponse* response) override;
  grpc::Status ReplayArticles(grpc::ServerContext* context, const v1::ReplayArticlesRequest* request,
                              v1::ReplayArticlesResponse* response) override;
  grpc::Status GetIngestStatus(grpc::ServerContext* context, const v1::GetIngestStatusRequest* request,
                               v1::GetIngestStatusResponse* response) override;

  struct Break {
    size_t after_receipts;
    grpc::Status status;
  };
  std::deque<Break> breaks;  // one a stream: how it ends
  std::vector<v1::DeadLetter> dead_letters;
  std::deque<v1::GetIngestStatusResponse> statuses;  // one an answer; the last one stays
  std::vector<std::string> unknown_ids;

  std::vector<v1::ArticleDraft> drafts() const;  // as they arrived
  std::vector<v1::ReplayArticlesRequest> replays() const;

 private:
  v1::ArticleReceipt Keep(const v1::ArticleDraft& draft) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable absl::Mutex mutex_;
  std::vector<v1::ArticleDraft> drafts_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> kept_ ABSL_GUARDED_BY(mutex_);
  std::vector<v1::ReplayArticlesRequest> replays_ ABSL_GUARDED_BY(mutex_);
};

class FakeNlp final : public v1::NlpService::Service {
 public:
  grpc::Status AnnotateStream(
      grpc::ServerContext* context,
      grpc::ServerReaderWriter<v1::AnnotateStreamResponse, v1::AnnotateStreamRequest>* stream) override;
  grpc::Status GetEngine(grpc::ServerContext* context, const v1::GetEngineRequest* request,
                         v1::GetEngineResponse* response) override;

  std::function<v1::AnnotateStreamResponse(const v1::AnnotateStreamRequest&)> annotate;
  v1::GetEngineResponse engine;
};

// Answers what was laid ready; remembers what it was asked.
class FakeQuery final : public v1::QueryService::Service {
 public:
  grpc::Status SearchArticles(grpc::ServerContext* context, const v1::SearchArticlesRequest* request,
                              v1::SearchArticlesResponse* response) override;
  grpc::Status GetArticle(grpc::ServerContext* context, const v1::GetArticleRequest* request,
                          v1::GetArticleResponse* response) override;
  grpc::Status ListEntities(grpc::ServerContext* context, const v1::ListEntitiesRequest* request,
                            v1::ListEntitiesResponse* response) override;
  grpc::Status GetEntity(grpc::ServerContext* context, const v1::GetEntityRequest* request,
                         v1::GetEntityResponse* response) override;
  grpc::Status ListClaims(grpc::ServerContext* context, const v1::ListClaimsRequest* request,
                          v1::ListClaimsResponse* response) override;
  grpc::Status GetStanceMatrix(grpc::ServerContext* context, const v1::GetStanceMatrixRequest* request,
                               v1::GetStanceMatrixResponse* response) override;
  grpc::Status WatchClaims(grpc::ServerContext* context, const v1::WatchClaimsRequest* request,
                           grpc::ServerWriter<v1::WatchClaimsResponse>* writer) override;

  std::deque<v1::SearchArticlesResponse> searches;  // one an answer
  std::vector<v1::GetArticleResponse> articles;
  std::vector<v1::GetEntityResponse> entities;  // ListEntities finds them by a part of the name
  std::deque<v1::ListClaimsResponse> claims;
  v1::GetStanceMatrixResponse matrix;
  struct Watch {
    std::vector<v1::WatchClaimsResponse> events;
    grpc::Status end;
  };
  std::deque<Watch> watches;  // one a stream
  std::vector<v1::SearchArticlesRequest> search_requests;
  std::vector<v1::ListClaimsRequest> claims_requests;
  std::vector<v1::GetStanceMatrixRequest> matrix_requests;
  std::vector<v1::WatchClaimsRequest> watch_requests;
};

class FakeStore final : public v1::StoreService::Service {
 public:
  grpc::Status GetStoreStatus(grpc::ServerContext* context, const v1::GetStoreStatusRequest* request,
                              v1::GetStoreStatusResponse* response) override;

  v1::GetStoreStatusResponse status;
};

// The fakes behind ports of this machine that the kernel picked. Lay answers ready before the first call.
class FakeServices {
 public:
  FakeServices();
  ~FakeServices();

  FakeIngest ingest;
  FakeNlp nlp;
  FakeQuery query;
  FakeStore store;

  void StopNlp();
  std::vector<std::string> Flags() const;  // lead parallaxctl here
  int ingest_port() const { return ingest_port_; }
  int nlp_port() const { return nlp_port_; }
  int query_port() const { return query_port_; }

 private:
  int ingest_port_ = 0;
  int nlp_port_ = 0;
  int query_port_ = 0;
  std::unique_ptr<grpc::Server> ingest_server_;
  std::unique_ptr<grpc::Server> nlp_server_;
  std::unique_ptr<grpc::Server> query_server_;
};

struct CliResult {
  ExitCode code;
  std::string out;
  std::string err;
};

// Runs parallaxctl against the fakes, without a terminal.
CliResult RunCli(const FakeServices& services, std::vector<std::string> arguments,
                 const std::string& input = "");

}  // namespace parallax::cli

#endif  // PARALLAX_TESTS_CLI_FAKE_SERVICES_H_
