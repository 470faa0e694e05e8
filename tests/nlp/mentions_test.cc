#include "services/nlp/mentions.h"

#include <gtest/gtest.h>

#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

TEST(Mentions, AreReplacedByLongerOnes) {
  Document document = TokenizedDocument("the Old River Front sleeps");
  document.mentions = {MakeMention(document, 1, 2, v1::ENTITY_TYPE_PLACE),
                       MakeMention(document, 3, 4, v1::ENTITY_TYPE_ORG)};
  EXPECT_TRUE(PutMention(document, 1, 4, v1::ENTITY_TYPE_ARMED_GROUP));
  ASSERT_EQ(document.mentions.size(), 1U);
  EXPECT_EQ(document.Text(document.mentions[0].span), "Old River Front");
}

TEST(Mentions, AreNotCutByOthers) {
  Document document = TokenizedDocument("the Old River Front sleeps");
  document.mentions = {MakeMention(document, 1, 3, v1::ENTITY_TYPE_PLACE)};
  EXPECT_FALSE(PutMention(document, 2, 4, v1::ENTITY_TYPE_ARMED_GROUP));
  ASSERT_EQ(document.mentions.size(), 1U);
  EXPECT_EQ(document.Text(document.mentions[0].span), "Old River");
}

TEST(Mentions, StayInOrder) {
  Document document = TokenizedDocument("Ilven met Osgrim near Yolund");
  document.mentions = {MakeMention(document, 0, 1, v1::ENTITY_TYPE_PERSON),
                       MakeMention(document, 4, 5, v1::ENTITY_TYPE_PLACE)};
  EXPECT_TRUE(PutMention(document, 2, 3, v1::ENTITY_TYPE_PERSON));
  ASSERT_EQ(document.mentions.size(), 3U);
  EXPECT_EQ(document.Text(document.mentions[1].span), "Osgrim");
}

TEST(Mentions, GiveEntitiesTheirOrder) {
  Document document = TokenizedDocument("Ilven met Osgrim near Yolund");
  for (const uint32_t i : {0U, 2U, 4U}) {
    document.mentions.push_back(MakeMention(document, i, i + 1, v1::ENTITY_TYPE_PERSON));
  }
  document.entities.resize(3);
  document.entities[0].id = "yolund";
  document.entities[1].id = "unused";
  document.entities[2].id = "ilven";
  document.mentions[0].entity = 2;
  document.mentions[2].entity = 0;
  CompactEntities(document);
  ASSERT_EQ(document.mentions.size(), 2U);
  ASSERT_EQ(document.entities.size(), 2U);
  EXPECT_EQ(document.entities[0].id, "ilven");
  EXPECT_EQ(document.mentions[1].entity, 1);
}

TEST(Mentions, KeepTheirAntecedentsWhenOthersAreDropped) {
  Document document = TokenizedDocument("Ilven met Osgrim near Yolund");
  for (const uint32_t i : {0U, 2U, 4U}) {
    document.mentions.push_back(MakeMention(document, i, i + 1, v1::ENTITY_TYPE_PERSON));
  }
  document.entities.resize(1);
  document.mentions[1].entity = document.mentions[2].entity = 0;
  document.mentions[2].antecedent = 1;
  CompactEntities(document);
  ASSERT_EQ(document.mentions.size(), 2U);
  EXPECT_EQ(document.mentions[1].antecedent, 0);
}

}  // namespace
}  // namespace parallax::nlp
