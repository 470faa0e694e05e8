#include "cli/names.h"

#include <gmock/gmock.h>

#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;

std::vector<v1::EntitySummary> Candidates(const std::vector<std::pair<std::string, std::string>>& entities) {
  std::vector<v1::EntitySummary> summaries;
  for (const auto& [id, name] : entities) summaries.push_back(SampleEntity(id, name).summary());
  return summaries;
}

TEST(Names, MakesOutletIdsAsQueryDoes) {
  EXPECT_EQ(OutletId("The Valley Post"), "outlet-the-valley-post");
  EXPECT_EQ(OutletId("Café-Zeitung  24"), "outlet-cafe-zeitung-24");
  EXPECT_EQ(OutletId("outlet-the-valley-post"), "outlet-the-valley-post");
}

TEST(Names, TellsIdsFromNames) {
  EXPECT_TRUE(LooksLikeId("nil-00aa"));
  EXPECT_TRUE(LooksLikeId("tajikistan"));
  EXPECT_FALSE(LooksLikeId("Tajikistan"));
  EXPECT_FALSE(LooksLikeId("river front"));
  EXPECT_FALSE(LooksLikeId(""));
}

TEST(Names, PrefersTheExactName) {
  const auto candidates =
      Candidates({{"river-front-league", "River Front League"}, {"river-front", "River Front"}});
  EXPECT_EQ(ChooseEntity("RIVER FRONT", candidates).value(), "river-front");
}

TEST(Names, TakesTheOnlyCandidate) {
  EXPECT_EQ(ChooseEntity("river", Candidates({{"river-front", "River Front"}})).value(), "river-front");
}

TEST(Names, ListsCandidatesWhenSeveralFit) {
  const auto status =
      ChooseEntity("river", Candidates({{"river-front", "River Front"}, {"river-party", "River Party"}}))
          .status();
  EXPECT_TRUE(absl::IsInvalidArgument(status));
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("river-front (River Front), river-party (River Party)"));
}

TEST(Names, ListsCandidatesWhenTwoHaveTheExactName) {
  const auto status = ChooseEntity("Front", Candidates({{"a", "Front"}, {"b", "Front"}})).status();
  EXPECT_TRUE(absl::IsInvalidArgument(status));
}

TEST(Names, SaysThatNothingFits) { EXPECT_TRUE(absl::IsNotFound(ChooseEntity("Nobody", {}).status())); }

}  // namespace
}  // namespace parallax::cli
