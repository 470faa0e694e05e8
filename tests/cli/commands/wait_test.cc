#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/fake_services.h"
#include "tests/cli/proto_text.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;

v1::GetIngestStatusResponse Backlog(uint64_t pending, uint64_t leased) {
  v1::GetIngestStatusResponse status;
  status.set_article_count(9);
  status.set_pending_count(pending);
  status.set_leased_count(leased);
  status.set_worker_count(1);
  return status;
}

TEST(Wait, EndsWhenNothingIsPendingOrLeased) {
  FakeServices services;
  services.ingest.statuses = {Backlog(2, 1), Backlog(0, 1), Backlog(0, 0)};
  const CliResult result = RunCli(services, {"wait"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  EXPECT_EQ(result.out, "nothing waits: 9 articles, 0 dead letters\n");
  EXPECT_EQ(services.ingest.statuses.size(), 1u);
}

TEST(Wait, GivesUpInTimeAndSaysWhatIsOpen) {
  FakeServices services;
  services.ingest.statuses = {Backlog(1200, 4)};
  const CliResult result = RunCli(services, {"wait", "--timeout=1ms"});
  EXPECT_EQ(result.code, ExitCode::kSomeFailed);
  EXPECT_THAT(result.err, HasSubstr("gave up after 1ms: 1,200 wait, 4 are at work"));
}

TEST(Wait, GivesTheLastStatusAsJson) {
  FakeServices services;
  services.ingest.statuses = {Backlog(0, 0)};
  const auto json = nlohmann::json::parse(RunCli(services, {"wait", "--json"}).out);
  EXPECT_EQ(json["article_count"], "9");
}

TEST(Wait, EndsAsUnreachableWhereNoServiceIs) {
  FakeServices services;
  const CliResult result = RunCli(services, {"wait", "--ingest=127.0.0.1:1", "--timeout=1ms"});
  EXPECT_EQ(result.code, ExitCode::kUnreachable);
  EXPECT_THAT(result.err, HasSubstr("cannot reach ingest"));
}

}  // namespace
}  // namespace parallax::cli
