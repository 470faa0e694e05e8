#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/fake_services.h"
#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class EntityTest : public testing::Test {
 protected:
  EntityTest() {
    services_.query.entities = {SampleEntity("river-front", "River Front"),
                                SampleEntity("river-party", "River Party")};
  }

  FakeServices services_;
};

TEST_F(EntityTest, ShowsAnEntityByIdOrByTheWordsOfItsName) {
  EXPECT_THAT(RunCli(services_, {"entity", "river-front"}).out,
              StartsWith("River Front\nstate  river-front\n"));
  EXPECT_THAT(RunCli(services_, {"entity", "River", "Party"}).out, StartsWith("River Party\n"));
}

TEST_F(EntityTest, RefusesAnAmbiguousName) {
  const CliResult result = RunCli(services_, {"entity", "River"});
  EXPECT_EQ(result.code, ExitCode::kUsage);
  EXPECT_THAT(result.err, HasSubstr("river-front (River Front)"));
}

TEST_F(EntityTest, GivesOneJsonObject) {
  const auto json = nlohmann::json::parse(RunCli(services_, {"entity", "river-front", "--json"}).out);
  EXPECT_EQ(json["summary"]["entity"]["name"], "River Front");
}

}  // namespace
}  // namespace parallax::cli
