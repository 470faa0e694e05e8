#include "services/nlp/confidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::Contains;

float Confidence(const Document& document, const StanceCandidate& candidate) {
  return ConfidenceOf(document, ProjectLexicon(), candidate, v1::VOICE_KIND_AUTHOR);
}

class ConfidenceTest : public testing::Test {
 protected:
  ConfidenceTest() : document_(MarkedDocument("[kesh:Keshvar] attacked [orl:Orlesk].")) {
    candidate_.holder = 0;
    candidate_.target = 1;
    candidate_.prior = 0.6F;
  }

  const Document document_;
  StanceCandidate candidate_;
};

TEST_F(ConfidenceTest, IsAProbability) {
  EXPECT_GT(Confidence(document_, candidate_), 0.0F);
  EXPECT_LT(Confidence(document_, candidate_), 1.0F);
}

TEST_F(ConfidenceTest, GrowsWithTheEntrysOwn) {
  StanceCandidate better = candidate_;
  better.prior = 0.9F;
  EXPECT_GT(Confidence(document_, better), Confidence(document_, candidate_));
}

TEST_F(ConfidenceTest, IsLowerForAnActorThatIsOnlyNear) {
  StanceCandidate nearest = candidate_;
  nearest.holder_path = ActorPath::kNear;
  EXPECT_LT(Confidence(document_, nearest), Confidence(document_, candidate_));
}

TEST_F(ConfidenceTest, FeaturesNameThePatternAndThePaths) {
  const std::vector<std::string> features = FeaturesOf(document_, candidate_, v1::VOICE_KIND_AUTHOR);
  for (const char* name : {"bias", "pattern:verb", "holder:head", "target:head", "gap:near", "between:0"}) {
    EXPECT_THAT(features, Contains(name));
  }
}

TEST_F(ConfidenceTest, FeaturesTellTheSpeakerFromTheAuthor) {
  candidate_.holder = kVoice;
  EXPECT_THAT(FeaturesOf(document_, candidate_, v1::VOICE_KIND_AUTHOR), Contains("author"));
  EXPECT_THAT(FeaturesOf(document_, candidate_, v1::VOICE_KIND_ENTITY), Contains("speaker"));
}

TEST_F(ConfidenceTest, IsTheSumOfItsContributions) {
  double sum = 0;
  for (const v1::Contribution& part :
       ContributionsOf(document_, ProjectLexicon(), candidate_, v1::VOICE_KIND_AUTHOR)) {
    sum += part.log_odds();
  }
  EXPECT_NEAR(1 / (1 + std::exp(-sum)), Confidence(document_, candidate_), 1e-5);
}

}  // namespace
}  // namespace parallax::nlp
