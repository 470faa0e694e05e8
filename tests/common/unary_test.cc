#include "services/common/unary.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "services/common/channel.h"
#include "services/common/grpc_server.h"
#include "tests/common/echo_service.h"

namespace parallax {
namespace {

class UnaryTest : public testing::Test {
 protected:
  UnaryTest() : service_(executor_), server_(*GrpcServer::Start({}, {&service_})) {
    stub_ = v1::NlpService::NewStub(MakeChannel(absl::StrCat("127.0.0.1:", server_->port())));
  }

  absl::Notification started_;
  absl::Notification release_;
  Executor executor_{1, 1};
  EchoService service_;
  std::unique_ptr<GrpcServer> server_;
  std::unique_ptr<v1::NlpService::Stub> stub_;
};

TEST_F(UnaryTest, ConvertsTheStatusOfTheBody) {
  grpc::ClientContext context;
  v1::AnnotateRequest request;
  request.mutable_article()->set_id("u7");
  v1::AnnotateResponse response;
  const grpc::Status status = stub_->Annotate(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(status.error_message(), "no u7");
}

TEST_F(UnaryTest, AnswersResourceExhaustedWhenTheExecutorIsFull) {
  ASSERT_TRUE(executor_.TrySubmit([this] {
    started_.Notify();
    release_.WaitForNotification();
  }));
  started_.WaitForNotification();
  ASSERT_TRUE(executor_.TrySubmit([] {}));
  grpc::ClientContext context;
  v1::GetEngineResponse response;
  EXPECT_EQ(stub_->GetEngine(&context, {}, &response).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  release_.Notify();
}

}  // namespace
}  // namespace parallax
