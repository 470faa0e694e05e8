#include "services/nlp/learned_antecedents.h"

#include <gmock/gmock.h>

#include "services/nlp/coreference.h"
#include "services/nlp/encode.h"
#include "tests/nlp/catalogue_testing.h"
#include "tests/nlp/fake_model.h"

namespace parallax::nlp {
namespace {

using ::testing::Contains;
using ::testing::Key;
using ::testing::Not;
using ::testing::Pair;

class LearnedAntecedentsTest : public testing::Test {
 protected:
  Document Linked(const std::string& text) const {
    Document document = LinkedDocument(*catalogue_, text);
    EncodeStage(model_).Run(document);
    return document;
  }

  const std::unique_ptr<Catalogue> catalogue_ = InventedCatalogue();
  FakeLearnedModel model_{{"ostrevia", "it", "slept", "."}};
};

TEST_F(LearnedAntecedentsTest, LookBackFromAnaphors) {
  model_.fake.score_antecedent = [](auto) { return 2.5F; };
  const Document document = Linked("Ostrevia fell ill. It slept and it woke.");
  const auto scores = ScoreAntecedents(document, model_);
  ASSERT_TRUE(scores.ok()) << scores.status();
  EXPECT_THAT(*scores, Contains(Pair(std::pair(0U, 4U), 2.5F)));
  EXPECT_THAT(*scores, Not(Contains(Key(std::pair(4U, 0U)))));
}

TEST_F(LearnedAntecedentsTest, CanSpeakAgainstWhatTheRulesSee) {
  const std::string text = "Ostrevia fell ill. It slept and it woke.";
  Document document = Linked(text);
  CoreferenceStage(*catalogue_, &model_).Run(document);
  model_.fake.score_antecedent = [](auto) { return -20.0F; };
  Document doubted = Linked(text);
  CoreferenceStage(*catalogue_, &model_).Run(doubted);
  EXPECT_EQ(document.mentions.size(), 3U);
  EXPECT_EQ(doubted.mentions.size(), 1U);
}

}  // namespace
}  // namespace parallax::nlp
