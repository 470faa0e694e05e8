#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/fake_services.h"
#include "tests/cli/proto_text.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;

class DeadLettersTest : public testing::Test {
 protected:
  DeadLettersTest() {
    services_.ingest.dead_letters = {
        FromText<v1::DeadLetter>(
            R"(article_id: "c2" revision: 1 title: "Two" attempts: 5 reason: "too deep")"),
        FromText<v1::DeadLetter>(
            R"(article_id: "c1" revision: 1 title: "One" attempts: 1 reason: "no text")")};
  }

  FakeServices services_;
};

TEST_F(DeadLettersTest, ShowsThemAndHowToReplay) {
  const CliResult result = RunCli(services_, {"dead-letters"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  EXPECT_EQ(result.out,
            "Two\n"
            "    c2  revision 1\n"
            "    5 attempts\n"
            "    too deep\n"
            "\n"
            "One\n"
            "    c1  revision 1\n"
            "    1 attempt\n"
            "    no text\n"
            "\n"
            "'parallaxctl replay --dead-letters' has them annotated again\n");
}

TEST_F(DeadLettersTest, HintsAtThoseBeyondTheLimit) {
  EXPECT_THAT(RunCli(services_, {"dead-letters", "--limit=1"}).err, HasSubstr("--page-token=1\n"));
}

TEST_F(DeadLettersTest, GivesOneJsonObject) {
  const auto json = nlohmann::json::parse(RunCli(services_, {"dead-letters", "--json"}).out);
  EXPECT_EQ(json["dead_letters"][1]["reason"], "no text");
}

}  // namespace
}  // namespace parallax::cli
