#include "services/nlp/feature_rows.h"

#include <gmock/gmock.h>

#include <cmath>

namespace parallax::nlp {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

// Six tokens; token i has the vector (i, 10 i).
EncodedWindow SixTokens() {
  std::vector<float> values;
  for (int i = 0; i < 6; ++i) {
    values.push_back(static_cast<float>(i));
    values.push_back(static_cast<float>(10 * i));
  }
  return {TokenRows(2, values), {}, {}};
}

constexpr size_t kHidden = 2;

TEST(FeatureRows, MeanOfNothingIsZeros) {
  EXPECT_THAT(MeanHidden(SixTokens(), {3, 3}), ElementsAre(0, 0));
  EXPECT_THAT(MeanHidden(SixTokens(), {1, 4}), ElementsAre(2, 20));
}

TEST(FeatureRows, WritePairs) {
  const EncodedWindow window = SixTokens();
  const MentionVector holder = MakeMentionVector(window, {0, 2}, v1::MENTION_FORM_PRONOUN);
  const MentionVector target = MakeMentionVector(window, {4, 5}, v1::MENTION_FORM_NAME);
  FeatureRows rows(PairRowWidth(kHidden));
  AppendPairRow(window, holder, target, MeanHidden(window, {0, 6}), rows);
  AppendPairRow(window, target, holder, MeanHidden(window, {0, 6}), rows);
  ASSERT_EQ(rows.count(), 2U);
  const float between = std::log1p(2.0F) / 4;
  EXPECT_THAT(rows[0], ElementsAre(0, 0, 0.5F, 5, 4, 40, 4, 40, 2.5F, 25, 2.5F, 25,  //
                                   1, between, 0, 0, 1, 1, 0, 0));
  EXPECT_THAT(rows[1], ElementsAre(4, 40, 4, 40, 0, 0, 0.5F, 5, 2.5F, 25, 2.5F, 25,  //
                                   -1, between, 1, 0, 0, 0, 0, 1));
}

TEST(FeatureRows, HaveNothingBetweenMentionsThatTouchOrOverlap) {
  const EncodedWindow window = SixTokens();
  const MentionVector outer = MakeMentionVector(window, {1, 5}, v1::MENTION_FORM_NOMINAL);
  const MentionVector inner = MakeMentionVector(window, {2, 3}, v1::MENTION_FORM_NAME);
  FeatureRows rows(PairRowWidth(kHidden));
  AppendPairRow(window, outer, inner, {{0, 0}}, rows);
  EXPECT_THAT(rows[0].subspan(8, 2), Each(0));
  EXPECT_EQ(rows[0][12], 1);
  EXPECT_EQ(rows[0][13], 0);
}

TEST(FeatureRows, WriteMentions) {
  const EncodedWindow window = SixTokens();
  FeatureRows rows(MentionRowWidth(kHidden));
  AppendMentionRow(MakeMentionVector(window, {2, 4}, v1::MENTION_FORM_NAME), MeanHidden(window, {1, 6}),
                   rows);
  EXPECT_THAT(rows[0], ElementsAre(2, 20, 2.5F, 25, 3, 30));
}

TEST(FeatureRows, WriteAntecedents) {
  const EncodedWindow window = SixTokens();
  const MentionVector earlier = MakeMentionVector(window, {1, 2}, v1::MENTION_FORM_METONYM);
  const MentionVector later = MakeMentionVector(window, {3, 5}, v1::MENTION_FORM_NOMINAL);
  FeatureRows rows(AntecedentRowWidth(kHidden));
  AppendAntecedentRow(earlier, later, {2, 3}, rows);
  AppendAntecedentRow(earlier, later, {0, 0}, rows);
  EXPECT_THAT(rows[0], ElementsAre(1, 10, 1, 10, 3, 30, 3.5F, 35, 3.5F, 350,  //
                                   std::log1p(2.0F) / 2, std::log1p(3.0F) / 4, 1, 0, 0, 0, 1, 0, 0));
  EXPECT_THAT(rows[1].last(9), ElementsAre(0, 0, 1, 0, 0, 0, 1, 0, 1));
}

}  // namespace
}  // namespace parallax::nlp
