#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/fake_services.h"
#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

TEST(Entities, ListsThoseWhoseNameFits) {
  FakeServices services;
  services.query.entities = {SampleEntity("veldania", "Veldania"),
                             SampleEntity("river-front", "River Front")};
  const CliResult result = RunCli(services, {"entities", "river"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  EXPECT_EQ(result.out,
            "entity       type   articles  holds  receives  id\n"
            "River Front  state         0      0         0  river-front\n");
}

TEST(Entities, SaysThatNothingMatches) {
  FakeServices services;
  EXPECT_EQ(RunCli(services, {"entities", "nobody", "--type=armed-group"}).out, "no entity matches\n");
}

TEST(Entities, GivesOneJsonObject) {
  FakeServices services;
  services.query.entities = {SampleEntity("veldania", "Veldania")};
  const auto json = nlohmann::json::parse(RunCli(services, {"entities", "--json"}).out);
  EXPECT_EQ(json["entities"][0]["entity"]["id"], "veldania");
}

}  // namespace
}  // namespace parallax::cli
