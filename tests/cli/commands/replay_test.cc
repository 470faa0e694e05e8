#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "tests/cli/fake_services.h"

namespace parallax::cli {
namespace {

using testing::ElementsAre;

TEST(Replay, QueuesArticlesByIdAndNamesThoseThatAreNotThere) {
  FakeServices services;
  services.ingest.unknown_ids = {"c9"};
  const CliResult result = RunCli(services, {"replay", "--id=c1", "--id=c9"});
  EXPECT_EQ(result.code, ExitCode::kSomeFailed);
  EXPECT_EQ(result.out, "1 queued to be annotated again\n");
  EXPECT_EQ(result.err, "parallaxctl: no article c9 in the log; 'parallaxctl search' shows ids\n");
  EXPECT_THAT(services.ingest.replays().at(0).article_ids().ids(), ElementsAre("c1", "c9"));
}

TEST(Replay, QueuesDeadLettersOrEverything) {
  FakeServices services;
  EXPECT_EQ(RunCli(services, {"replay", "--dead-letters"}).code, ExitCode::kDone);
  EXPECT_EQ(RunCli(services, {"replay", "--all"}).code, ExitCode::kDone);
  EXPECT_TRUE(services.ingest.replays().at(0).dead_letters());
  EXPECT_TRUE(services.ingest.replays().at(1).all());
}

TEST(Replay, SendsManyIdsInSeveralRequestsAndAddsUp) {
  FakeServices services;
  std::vector<std::string> arguments = {"replay", "--json", "--id"};
  for (int i = 0; i < 1500; ++i) arguments.push_back(absl::StrCat("c", i));
  const auto json = nlohmann::json::parse(RunCli(services, arguments).out);
  EXPECT_EQ(json["replayed_count"], "1500");
  EXPECT_EQ(services.ingest.replays().size(), 2u);
}

}  // namespace
}  // namespace parallax::cli
