#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/fake_services.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;

TEST(Status, ShowsAllThreeServices) {
  FakeServices services;
  services.store.status.set_claim_count(7);
  const CliResult result = RunCli(services, {"status", "--digest"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.out;
  EXPECT_THAT(result.out, HasSubstr("  serving"));
  EXPECT_THAT(result.out, HasSubstr("0 articles, 7 claims, 0 entities"));
  EXPECT_THAT(result.out, HasSubstr("digest abcd"));
}

TEST(Status, ShowsTheOthersWhenOneIsAwayAndEndsAsUnreachable) {
  FakeServices services;
  services.StopNlp();
  const CliResult result = RunCli(services, {"status", "--json", "--timeout=5"});
  EXPECT_EQ(result.code, ExitCode::kUnreachable);
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["ingest"]["readiness"], "serving");
  EXPECT_EQ(json["nlp"]["reachable"], false);
  EXPECT_EQ(json["query"]["reachable"], true);
  EXPECT_EQ(json["query"]["status"]["digest"], "");
}

}  // namespace
}  // namespace parallax::cli
