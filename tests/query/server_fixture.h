// A whole query server on a free port, with clients.
#ifndef PARALLAX_TESTS_QUERY_SERVER_FIXTURE_H_
#define PARALLAX_TESTS_QUERY_SERVER_FIXTURE_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "parallax/v1/query_service.grpc.pb.h"
#include "parallax/v1/store_service.grpc.pb.h"
#include "services/common/grpc_status.h"
#include "services/query/query_server.h"
#include "tests/query/fixtures.h"

namespace parallax::query {

class ServerTest : public testing::Test {
 protected:
  void SetUp() override { Start(); }

  // Starts, or restarts on the same folder, with `options_`.
  void Start() {
    server_.reset();
    options_.store.path = folder_.path();
    options_.store.cache_bytes = 8 << 20;
    options_.grpc.listen_address = "127.0.0.1:0";
    auto server = QueryServer::Create(options_);
    ASSERT_THAT(server, IsOk());
    server_ = *std::move(server);
    channel_ =
        grpc::CreateChannel(absl::StrCat("127.0.0.1:", server_->port()), grpc::InsecureChannelCredentials());
    query_ = v1::QueryService::NewStub(channel_);
    store_ = v1::StoreService::NewStub(channel_);
  }

  absl::Status Write(const v1::AnnotatedArticle& article) {
    grpc::ClientContext context;
    v1::WriteAnnotationsRequest request;
    *request.add_articles() = article;
    v1::WriteAnnotationsResponse response;
    return FromGrpcStatus(store_->WriteAnnotations(&context, request, &response));
  }

  TemporaryFolder folder_;
  QueryServerOptions options_;
  std::unique_ptr<QueryServer> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::QueryService::Stub> query_;
  std::unique_ptr<v1::StoreService::Stub> store_;
};

}  // namespace parallax::query

#endif  // PARALLAX_TESTS_QUERY_SERVER_FIXTURE_H_
