#include "services/nlp/coreference.h"

#include <gmock/gmock.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

TEST(Coreference, ResolvesPronounsAndDescriptions) {
  const Document document =
      ResolvedDocument(*InventedCatalogue(),
                       "The Red Heron Brigades attacked a convoy. They fled. Police said the brigades left.");
  EXPECT_THAT(Links(document), ElementsAre("Red Heron Brigades -> red-herons", "They -> red-herons",
                                           "the brigades -> red-herons"));
  EXPECT_EQ(document.mentions[1].form, v1::MENTION_FORM_PRONOUN);
  EXPECT_EQ(document.mentions[2].form, v1::MENTION_FORM_NOMINAL);
}

TEST(Coreference, FindsTheHolderOfATitle) {
  EXPECT_THAT(
      Links(ResolvedDocument(*InventedCatalogue(),
                             "Minister Ilven Dorasch spoke to Adrek Vasunin. The minister was late.")),
      Contains("The minister -> " + DiscoveredId("Ilven Dorasch", v1::ENTITY_TYPE_PERSON)));
}

TEST(Coreference, GivesItsProbabilityAsConfidence) {
  const Document document = ResolvedDocument(*InventedCatalogue(), "Ostrevia fell ill. It slept.");
  ASSERT_EQ(document.mentions.size(), 2U);
  EXPECT_EQ(document.mentions[0].confidence, 1.0F);
  EXPECT_GE(document.mentions[1].confidence, 0.4F);
  EXPECT_LT(document.mentions[1].confidence, 1.0F);
}

TEST(Coreference, KeepsMentionsInOrderAndApart) {
  const Document document = ResolvedDocument(
      *InventedCatalogue(),
      "Ostrevia says it fears the FKF. The group denies it, and its leader, the minister, left the country.");
  uint32_t end = 0;
  for (const MentionLayer& mention : document.mentions) {
    EXPECT_GE(mention.span.begin, end);
    EXPECT_GE(mention.entity, 0);
    EXPECT_LT(static_cast<size_t>(mention.entity), document.entities.size());
    end = mention.span.end;
  }
}

TEST(Coreference, IsTheSameEveryTime) {
  const auto catalogue = InventedCatalogue();
  const std::string body =
      "Ostrevia met Kelmora. It praised it. They left. The country said that its army won.";
  EXPECT_EQ(Links(ResolvedDocument(*catalogue, body)), Links(ResolvedDocument(*catalogue, body)));
}

TEST(Coreference, SaysWhichMentionIsReferredTo) {
  const Document document =
      ResolvedDocument(*InventedCatalogue(), "The Red Heron Brigades attacked a convoy. They fled.");
  ASSERT_EQ(document.mentions.size(), 2U);
  EXPECT_EQ(document.mentions[0].antecedent, -1);
  EXPECT_EQ(document.mentions[1].antecedent, 0);
  EXPECT_EQ(document.mentions[1].linked_by, "rule:antecedent");
  EXPECT_EQ(document.mentions[1].decision, -1) << "alternatives are kept only when asked for";
}

TEST(Coreference, KeepsWhatElseWasMeantWhenAsked) {
  const auto catalogue = InventedCatalogue();
  Document document = LinkedDocument(*catalogue, "Ostrevia met Kelmora. It slept.");
  document.explain = true;
  CoreferenceStage(*catalogue).Run(document);
  ASSERT_EQ(document.mentions.size(), 3U);
  ASSERT_GE(document.mentions[2].decision, 0);
  const v1::Decision& decision = document.decisions[static_cast<size_t>(document.mentions[2].decision)];
  float sum = decision.probability();
  for (const v1::Alternative& alternative : decision.alternatives()) sum += alternative.probability();
  EXPECT_NEAR(sum, 1, 1e-5);
  EXPECT_EQ(decision.alternatives_size(), 2) << "the other state, and nobody";
}

}  // namespace
}  // namespace parallax::nlp
