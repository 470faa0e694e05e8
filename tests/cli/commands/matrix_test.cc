#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/fake_services.h"
#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Matrix, ShowsTheTableAndTheStrongestPairs) {
  FakeServices services;
  services.query.matrix = SampleMatrix();
  const CliResult result = RunCli(services, {"matrix", "--since=2031", "--pairs=1", "--max-holders=5"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  EXPECT_THAT(result.out, StartsWith("holder \\ target                1   2   3\nVeldania  "));
  EXPECT_THAT(result.out,
              HasSubstr("parallaxctl claims --holder=veldania --target=nil-00000000000000aa --since=2031\n"));
  EXPECT_THAT(result.out, Not(HasSubstr("River Front -> Veldania")));
  ASSERT_EQ(services.query.matrix_requests.size(), 1u);
  EXPECT_EQ(services.query.matrix_requests[0].max_holders(), 5);
  EXPECT_EQ(services.query.matrix_requests[0].max_targets(), 0);
  EXPECT_TRUE(services.query.matrix_requests[0].filter().time().has_start_time());
}

TEST(Matrix, SaysThatNothingMatches) {
  FakeServices services;
  EXPECT_EQ(RunCli(services, {"matrix"}).out, "no claim matches\n");
}

TEST(Matrix, GivesOneJsonObject) {
  FakeServices services;
  services.query.matrix = SampleMatrix();
  const auto json = nlohmann::json::parse(RunCli(services, {"matrix", "--json"}).out);
  EXPECT_EQ(json["cells"][0]["oppose_count"], "12");
}

}  // namespace
}  // namespace parallax::cli
