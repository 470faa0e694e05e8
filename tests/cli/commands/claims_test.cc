#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/fake_services.h"
#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Claims, ShowsClaimsWithTheirEvidence) {
  FakeServices services;
  v1::ListClaimsResponse response;
  *response.add_claims() = SampleClaimRecord();
  services.query.claims.push_back(response);
  const CliResult result = RunCli(services, {"claims"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  EXPECT_EQ(result.out,
            "Veldania -> River Front  AGAINST 0.82 asserted attitude  voice: author\n"
            "    “Veldania condemned the River Front.”\n"
            "    2031-04-30, The Valley Post, Veldania rejects the River Front,\n"
            "    u00112233445566778899aabbccddeeff\n");
}

TEST(Claims, ResolvesNamesBeforeItAsks) {
  FakeServices services;
  services.query.entities = {SampleEntity("veldania", "Veldania")};
  RunCli(services, {"claims", "--holder=Veldania", "--polarity=oppose", "--min-confidence=0.7", "--limit=3"});
  ASSERT_EQ(services.query.claims_requests.size(), 1u);
  const v1::ListClaimsRequest& request = services.query.claims_requests[0];
  EXPECT_THAT(request.filter().holder_ids(), ElementsAre("veldania"));
  EXPECT_THAT(request.filter().polarities(), ElementsAre(v1::POLARITY_OPPOSE));
  EXPECT_EQ(request.filter().min_confidence(), 0.7);
  EXPECT_EQ(request.page_size(), 3);
}

TEST(Claims, AsksNothingForANameThatNobodyHas) {
  FakeServices services;
  const CliResult result = RunCli(services, {"claims", "--target=Nobody"});
  EXPECT_EQ(result.code, ExitCode::kUsage);
  EXPECT_THAT(result.err, HasSubstr("'Nobody'"));
  EXPECT_TRUE(services.query.claims_requests.empty());
}

TEST(Claims, SaysThatNothingMatches) {
  FakeServices services;
  EXPECT_EQ(RunCli(services, {"claims"}).out, "no claim matches\n");
}

TEST(Claims, GivesOneJsonObject) {
  FakeServices services;
  v1::ListClaimsResponse response;
  *response.add_claims() = SampleClaimRecord();
  services.query.claims.push_back(response);
  const auto json = nlohmann::json::parse(RunCli(services, {"claims", "--json"}).out);
  EXPECT_EQ(json["claims"][0]["holder"]["id"], "veldania");
}

}  // namespace
}  // namespace parallax::cli
