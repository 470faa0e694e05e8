#include "services/nlp/model_probability.h"

#include <gmock/gmock.h>

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatNear;

TEST(ModelProbability, IsEvenForALogitOfZero) { EXPECT_FLOAT_EQ(Sigmoid(0, 1), 0.5F); }

TEST(ModelProbability, IsTakenBackByATemperature) {
  EXPECT_FLOAT_EQ(Sigmoid(2, 2), Sigmoid(1, 1));
  EXPECT_LT(Sigmoid(2, 2), Sigmoid(2, 1));
}

TEST(ModelProbability, SumsToOneOverLabelsThatExcludeEachOther) {
  EXPECT_THAT(Softmax({1000.0F, 1000.0F, -1000.0F}, 1),
              ElementsAre(FloatNear(0.5F, 1e-6F), FloatNear(0.5F, 1e-6F), FloatNear(0, 1e-6F)));
}

class Calibration : public testing::Test {
 protected:
  Calibration() { config_.calibration["pair"] = {{0.2F, 0.6F, 0.8F}, {0.1F, 0.5F, 0.9F}}; }
  ModelConfig config_;
};

TEST_F(Calibration, GoesStraightBetweenItsKnots) {
  EXPECT_FLOAT_EQ(Calibrated(config_, "pair", 0.4F), 0.3F);
  EXPECT_FLOAT_EQ(Calibrated(config_, "pair", 0.6F), 0.5F);
}

TEST_F(Calibration, StaysLevelOutsideOfThem) {
  EXPECT_FLOAT_EQ(Calibrated(config_, "pair", 0.0F), 0.1F);
  EXPECT_FLOAT_EQ(Calibrated(config_, "pair", 1.0F), 0.9F);
}

TEST_F(Calibration, ChangesNothingWhereThereIsNone) {
  EXPECT_FLOAT_EQ(Calibrated(config_, "author", 0.4F), 0.4F);
}

TEST(Thresholds, HaveAFallback) {
  ModelConfig config;
  config.thresholds["pair"] = 0.7F;
  EXPECT_FLOAT_EQ(Threshold(config, "pair", 0.5F), 0.7F);
  EXPECT_FLOAT_EQ(Threshold(config, "author", 0.5F), 0.5F);
}

}  // namespace
}  // namespace parallax::nlp
