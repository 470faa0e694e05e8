#include "services/common/grpc_status.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/common/error.h"

namespace parallax {
namespace {

TEST(GrpcStatus, KeepsTheFieldBothWays) {
  const grpc::Status status = ToGrpcStatus(InvalidField("page_size", "is negative; use 0 for the default"));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const absl::Status back = FromGrpcStatus(status);
  EXPECT_EQ(InvalidFieldOf(back), "page_size");
  EXPECT_EQ(ProblemOf(back), "is negative; use 0 for the default");
}

TEST(GrpcStatus, SaysWhenToRetry) {
  google::rpc::Status details;
  ASSERT_TRUE(details.ParseFromString(ToGrpcStatus(absl::ResourceExhaustedError("full")).error_details()));
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(details.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "RESOURCE_EXHAUSTED");
  EXPECT_EQ(info.domain(), "parallax");
  google::rpc::RetryInfo retry;
  ASSERT_TRUE(details.details(1).UnpackTo(&retry));
  EXPECT_EQ(retry.retry_delay().seconds(), 1);
}

TEST(GrpcStatus, MapsOkToOk) {
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  EXPECT_TRUE(FromGrpcStatus(grpc::Status::OK).ok());
}

}  // namespace
}  // namespace parallax
