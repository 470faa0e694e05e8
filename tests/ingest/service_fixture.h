// A running IngestService and its clients.
#ifndef PARALLAX_TESTS_INGEST_SERVICE_FIXTURE_H_
#define PARALLAX_TESTS_INGEST_SERVICE_FIXTURE_H_

#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "parallax/v1/ingest_service.grpc.pb.h"
#include "services/common/channel.h"
#include "services/common/grpc_server.h"
#include "services/common/grpc_status.h"
#include "services/ingest/ingest_service.h"
#include "tests/ingest/testing.h"

namespace parallax::ingest {

using PublishClient = grpc::ClientReaderWriter<v1::PublishArticlesRequest, v1::PublishArticlesResponse>;
using LeaseClient = grpc::ClientReaderWriter<v1::LeaseArticlesRequest, v1::LeaseArticlesResponse>;

// A client's side of LeaseArticles.
class Worker {
 public:
  Worker(v1::IngestService::Stub& stub, uint32_t credit, absl::Duration lease = absl::Minutes(1))
      : stream_(stub.LeaseArticles(&context_)) {
    v1::LeaseArticlesRequest request;
    request.mutable_open()->set_worker_id("tester");
    request.mutable_open()->set_credit(credit);
    request.mutable_open()->mutable_lease_duration()->set_seconds(absl::ToInt64Seconds(lease));
    stream_->Write(request);
  }

  v1::LeaseArticlesResponse Next() {
    v1::LeaseArticlesResponse response;
    EXPECT_TRUE(stream_->Read(&response));
    return response;
  }
  void Send(const v1::LeaseArticlesRequest& request) { stream_->Write(request); }
  void Credit(uint32_t count) {
    v1::LeaseArticlesRequest request;
    request.mutable_credit()->set_count(count);
    Send(request);
  }
  void Ack(uint64_t lease_id) {
    v1::LeaseArticlesRequest request;
    request.mutable_ack()->set_lease_id(lease_id);
    Send(request);
  }
  void Nack(uint64_t lease_id, const std::string& reason, bool retryable) {
    v1::LeaseArticlesRequest request;
    request.mutable_nack()->set_lease_id(lease_id);
    request.mutable_nack()->set_reason(reason);
    request.mutable_nack()->set_retryable(retryable);
    Send(request);
  }
  // Reads to the end; what came is dropped.
  absl::Status End() {
    stream_->WritesDone();
    return Status();
  }
  absl::Status Status() {
    v1::LeaseArticlesResponse response;
    while (stream_->Read(&response)) continue;
    return FromGrpcStatus(stream_->Finish());
  }
  void Cancel() { context_.TryCancel(); }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<LeaseClient> stream_;
};

class IngestServiceFixture : public testing::Test {
 protected:
  explicit IngestServiceFixture(IngestServiceOptions options = {}, BrokerOptions broker_options = {})
      : options_(options), broker_options_(broker_options) {
    Start();
  }
  ~IngestServiceFixture() override { Stop(); }

  void Start() {
    ArticleLogOptions log_options;
    log_options.directory = folder_.path();
    log_options.clock = [this] { return clock_.Now(); };
    log_ = ValueOf(ArticleLog::Open(log_options));
    broker_options_.clock = log_options.clock;
    broker_ = ValueOf(Broker::Create(broker_options_, *log_));
    service_ = std::make_unique<IngestService>(options_, *broker_, *log_);
    server_ = ValueOf(GrpcServer::Start({}, {service_.get()}));
    stub_ = v1::IngestService::NewStub(MakeChannel(absl::StrCat("127.0.0.1:", server_->port())));
  }
  void Stop() {
    if (server_ != nullptr) server_->Drain([this] { service_->Drain(); });
    server_.reset();
    service_.reset();
    broker_.reset();
    log_.reset();
  }

  absl::StatusOr<v1::ArticleReceipt> Publish(const std::string& url, const std::string& text) {
    grpc::ClientContext context;
    v1::PublishArticleRequest request;
    request.mutable_draft()->set_url(url);
    request.mutable_draft()->set_text(text);
    v1::PublishArticleResponse response;
    const grpc::Status status = stub_->PublishArticle(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response.receipt();
  }
  v1::GetIngestStatusResponse Status() {
    grpc::ClientContext context;
    v1::GetIngestStatusResponse response;
    EXPECT_TRUE(stub_->GetIngestStatus(&context, {}, &response).ok());
    return response;
  }
  // Waits until the service has handled what was sent on other streams.
  template <typename Condition>
  v1::GetIngestStatusResponse StatusOnce(Condition condition) {
    v1::GetIngestStatusResponse status = Status();
    while (!condition(status)) status = Status();
    return status;
  }
  absl::StatusOr<v1::ListDeadLettersResponse> DeadLetters(int page_size, const std::string& token = "") {
    grpc::ClientContext context;
    v1::ListDeadLettersRequest request;
    request.set_page_size(page_size);
    request.set_page_token(token);
    v1::ListDeadLettersResponse response;
    const grpc::Status status = stub_->ListDeadLetters(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }
  absl::StatusOr<v1::ReplayArticlesResponse> Replay(const v1::ReplayArticlesRequest& request) {
    grpc::ClientContext context;
    v1::ReplayArticlesResponse response;
    const grpc::Status status = stub_->ReplayArticles(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }

  const IngestServiceOptions options_;
  BrokerOptions broker_options_;
  TempDir folder_;
  ManualClock clock_;
  std::unique_ptr<ArticleLog> log_;
  std::unique_ptr<Broker> broker_;
  std::unique_ptr<IngestService> service_;
  std::unique_ptr<GrpcServer> server_;
  std::unique_ptr<v1::IngestService::Stub> stub_;
};

}  // namespace parallax::ingest

#endif  // PARALLAX_TESTS_INGEST_SERVICE_FIXTURE_H_
