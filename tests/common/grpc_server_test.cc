#include "services/common/grpc_server.h"

#include <gtest/gtest.h>

#include <fstream>

#include "absl/strings/str_cat.h"
#include "services/common/channel.h"
#include "tests/common/echo_service.h"

namespace parallax {
namespace {

TEST(GrpcServer, ServesOnThePortThatItWritesDown) {
  Executor executor(1, 8);
  EchoService service(executor);
  GrpcServerOptions options;
  options.port_file = testing::TempDir() + "/grpc_server_test.port";
  auto server = GrpcServer::Start(options, {&service});
  ASSERT_TRUE(server.ok()) << server.status();
  int port = 0;
  std::ifstream(options.port_file) >> port;
  EXPECT_EQ(port, (*server)->port());
  auto stub = v1::NlpService::NewStub(MakeChannel(absl::StrCat("127.0.0.1:", port)));
  grpc::ClientContext context;
  v1::GetEngineResponse response;
  EXPECT_TRUE(stub->GetEngine(&context, {}, &response).ok());
  EXPECT_EQ(response.version(), "echo");
}

TEST(GrpcServer, SaysWhichAddressIsTaken) {
  Executor executor(1, 8);
  EchoService service(executor);
  auto first = GrpcServer::Start({}, {&service});
  ASSERT_TRUE(first.ok());
  GrpcServerOptions options;
  options.listen_address = absl::StrCat("127.0.0.1:", (*first)->port());
  EchoService other(executor);
  auto second = GrpcServer::Start(options, {&other});
  ASSERT_FALSE(second.ok());
  EXPECT_NE(second.status().message().find(options.listen_address), absl::string_view::npos);
}

TEST(GrpcServer, RunsTheDrainHookBeforeItRefusesCalls) {
  Executor executor(1, 8);
  EchoService service(executor);
  auto server = GrpcServer::Start({}, {&service});
  ASSERT_TRUE(server.ok());
  auto stub = v1::NlpService::NewStub(MakeChannel(absl::StrCat("127.0.0.1:", (*server)->port())));
  bool served_while_draining = false;
  (*server)->Drain([&] {
    grpc::ClientContext context;
    v1::GetEngineResponse response;
    served_while_draining = stub->GetEngine(&context, {}, &response).ok();
  });
  EXPECT_TRUE(served_while_draining);
  grpc::ClientContext context;
  v1::GetEngineResponse response;
  EXPECT_EQ(stub->GetEngine(&context, {}, &response).error_code(), grpc::StatusCode::UNAVAILABLE);
}

}  // namespace
}  // namespace parallax
