#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "absl/strings/str_split.h"
#include "tests/cli/fake_services.h"
#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

v1::WatchClaimsResponse Added(const std::string& token) {
  v1::WatchClaimsResponse event;
  *event.mutable_added() = SampleClaimRecord();
  event.set_resume_token(token);
  return event;
}

v1::WatchClaimsResponse Progress(const std::string& token) {
  v1::WatchClaimsResponse event;
  event.mutable_progress();
  event.set_resume_token(token);
  return event;
}

const grpc::Status kAway(grpc::StatusCode::UNAVAILABLE, "Socket closed");
const grpc::Status kTooOld(grpc::StatusCode::OUT_OF_RANGE, "resume_token: is too old; start without it");

TEST(Watch, ShowsClaimsUntilItsLimit) {
  FakeServices services;
  services.query.watches = {{{Progress("t0"), Added("t1"), Added("t2"), Added("t3")}, grpc::Status::OK}};
  const CliResult result = RunCli(services, {"watch", "--limit=2", "--from-start"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  const std::string block =
      "Veldania -> River Front  AGAINST 0.82 asserted attitude  voice: author\n"
      "    “Veldania condemned the River Front.”\n"
      "    2031-04-30, The Valley Post, Veldania rejects the River Front,\n"
      "    u00112233445566778899aabbccddeeff\n"
      "\n";
  EXPECT_EQ(result.out, block + block);
  EXPECT_TRUE(services.query.watch_requests.at(0).from_start());
}

TEST(Watch, ResumesByItselfBehindTheLastEventItSaw) {
  FakeServices services;
  services.query.watches = {{{Added("t1"), Progress("t2")}, kAway}, {{Added("t3")}, grpc::Status::OK}};
  const CliResult result = RunCli(services, {"watch", "--limit=2", "--resume=t0"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  ASSERT_EQ(services.query.watch_requests.size(), 2u);
  EXPECT_EQ(services.query.watch_requests[0].resume_token(), "t0");
  EXPECT_EQ(services.query.watch_requests[1].resume_token(), "t2");
  EXPECT_THAT(result.err, HasSubstr("trying again"));
}

TEST(Watch, EndsWhereItCannotResumeAndSaysHowToGoOn) {
  FakeServices services;
  services.query.watches = {{{Added("t1")}, kTooOld}};
  const CliResult result = RunCli(services, {"watch"});
  EXPECT_EQ(result.code, ExitCode::kError);
  EXPECT_THAT(result.err, HasSubstr("resume_token: is too old; start without it"));
  EXPECT_THAT(result.err, HasSubstr("--resume=t1\n"));
}

TEST(Watch, MarksClaimsThatWereWithdrawn) {
  FakeServices services;
  v1::WatchClaimsResponse removed;
  *removed.mutable_removed() = SampleClaimRecord();
  services.query.watches = {{{removed}, grpc::Status::OK}};
  EXPECT_THAT(RunCli(services, {"watch", "--limit=1"}).out,
              StartsWith("withdrawn:\nVeldania -> River Front"));
}

TEST(Watch, GivesOneJsonLineAnEvent) {
  FakeServices services;
  services.query.watches = {{{Progress("t0"), Added("t1")}, grpc::Status::OK}};
  const CliResult result = RunCli(services, {"watch", "--limit=1", "--json"});
  const std::vector<std::string> lines = absl::StrSplit(result.out, '\n', absl::SkipEmpty());
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(nlohmann::json::parse(lines[0])["resume_token"], "t0");
  EXPECT_EQ(nlohmann::json::parse(lines[1])["added"]["target"]["name"], "River Front");
}

}  // namespace
}  // namespace parallax::cli
