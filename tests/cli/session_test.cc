#include "cli/session.h"

#include <gmock/gmock.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "tests/cli/fake_services.h"

namespace parallax::cli {
namespace {

class SessionTest : public testing::Test {
 protected:
  FakeServices services_;
  GlobalOptions options_;
  std::istringstream in_;
  std::ostringstream out_;
  std::ostringstream err_;
  Console console_{.in = in_, .out = out_, .err = err_};
};

TEST_F(SessionTest, CallsAService) {
  services_.store.status.set_claim_count(7);
  options_.query = absl::StrCat("127.0.0.1:", services_.query_port());
  Session session(options_, console_);
  v1::GetStoreStatusResponse response;
  const grpc::Status status =
      session.Call(session.connection().store(), &v1::StoreService::StubInterface::GetStoreStatus,
                   v1::GetStoreStatusRequest(), response);
  EXPECT_TRUE(status.ok());
  EXPECT_EQ(response.claim_count(), 7u);
}

TEST_F(SessionTest, ComplainsInOneLine) {
  Session session(options_, console_);
  session.Complain("two\nlines");
  EXPECT_EQ(err_.str(), "parallaxctl: two lines\n");
}

TEST_F(SessionTest, GivesTheExitCodeOfAFailure) {
  Session session(options_, console_);
  const Endpoint endpoint = session.connection().query_endpoint();
  EXPECT_EQ(session.Fail({grpc::StatusCode::UNAVAILABLE, "x"}, endpoint), ExitCode::kUnreachable);
  EXPECT_EQ(session.Fail({grpc::StatusCode::NOT_FOUND, "article_id: no article c9"}, endpoint),
            ExitCode::kError);
  EXPECT_THAT(err_.str(),
              testing::EndsWith("parallaxctl: query at 127.0.0.1:7103: article_id: no article c9\n"));
}

TEST_F(SessionTest, WritesJsonLines) {
  Session session(options_, console_);
  session.WriteJson(v1::GetStoreStatusRequest());
  EXPECT_EQ(out_.str(), "{\"include_digest\":false}\n");
}

TEST_F(SessionTest, WaitsHalfAMinuteUnlessToldOtherwise) {
  EXPECT_EQ(Session(options_, console_).timeout(), absl::Seconds(30));
  options_.timeout = absl::Seconds(2);
  EXPECT_EQ(Session(options_, console_).timeout(), absl::Seconds(2));
}

}  // namespace
}  // namespace parallax::cli
