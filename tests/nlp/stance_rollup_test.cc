#include "services/nlp/stance_rollup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parallax::nlp {
namespace {

ClaimLayer Claim(int holder, int target, uint32_t sentence, float confidence,
                 v1::Polarity polarity = v1::POLARITY_OPPOSE) {
  ClaimLayer claim;
  claim.holder = holder;
  claim.target = target;
  claim.sentence = sentence;
  claim.confidence = confidence;
  claim.polarity = polarity;
  return claim;
}

TEST(StanceRollup, KeepsTheMostConfidentOfTheSame) {
  const std::vector<ClaimLayer> claims = RollUp({Claim(0, 1, 0, 0.4F), Claim(0, 1, 0, 0.8F)});
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_FLOAT_EQ(claims[0].confidence, 0.8F);
}

TEST(StanceRollup, DecidesBetweenPolaritiesOfOneSentence) {
  const std::vector<ClaimLayer> claims =
      RollUp({Claim(0, 1, 0, 0.4F), Claim(0, 1, 0, 0.8F, v1::POLARITY_SUPPORT)});
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].polarity, v1::POLARITY_SUPPORT);
}

TEST(StanceRollup, KeepsSentencesApartInOrder) {
  const std::vector<ClaimLayer> claims =
      RollUp({Claim(0, 1, 2, 0.4F), Claim(1, 0, 0, 0.4F), Claim(0, 1, 0, 0.4F)});
  ASSERT_EQ(claims.size(), 3U);
  EXPECT_EQ(claims[0].holder, 0);
  EXPECT_EQ(claims[1].holder, 1);
  EXPECT_EQ(claims[2].sentence, 2U);
}

TEST(StanceRollup, TheAuthorIsSureAfterSeveralSentences) {
  const std::vector<ClaimLayer> claims = RollUp(
      {Claim(kAuthorHolder, 1, 0, 0.4F), Claim(kAuthorHolder, 1, 3, 0.5F), Claim(kAuthorHolder, 2, 3, 0.4F)});
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0].sentence, 3U);
  EXPECT_FLOAT_EQ(claims[0].confidence, 1 - 0.6F * 0.5F);
  EXPECT_FLOAT_EQ(claims[1].confidence, 0.4F);
}

}  // namespace
}  // namespace parallax::nlp
