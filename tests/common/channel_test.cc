#include "services/common/channel.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/common/grpc_server.h"
#include "tests/common/echo_service.h"

namespace parallax {
namespace {

TEST(Channel, CarriesMessagesLargerThanGrpcsDefault) {
  Executor executor(1, 8);
  EchoService service(executor);
  auto server = GrpcServer::Start({}, {&service});
  ASSERT_TRUE(server.ok());
  auto stub = v1::NlpService::NewStub(MakeChannel(absl::StrCat("127.0.0.1:", (*server)->port())));
  v1::AnnotateRequest request;
  request.mutable_article()->set_id("big");
  request.mutable_article()->set_text(std::string(6 << 20, 'x'));
  grpc::ClientContext context;
  v1::AnnotateResponse response;
  EXPECT_EQ(stub->Annotate(&context, request, &response).error_code(), grpc::StatusCode::NOT_FOUND);
}

}  // namespace
}  // namespace parallax
