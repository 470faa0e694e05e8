#include "services/nlp/word_lists.h"

#include <gtest/gtest.h>

namespace parallax::nlp {
namespace {

TEST(WordLists, AWordMayBelongToSeveralClasses) {
  EXPECT_TRUE(HasClass("minister", kPersonTitle));
  EXPECT_TRUE(HasClass("minister", kPersonNoun));
  EXPECT_FALSE(HasClass("minister", kOrgHead));
  EXPECT_EQ(WordClasses("kelmora"), 0U);
}

TEST(WordLists, HeadsGiveTypes) {
  EXPECT_EQ(TypeOfHead("party"), v1::ENTITY_TYPE_ORG);
  EXPECT_EQ(TypeOfHead("brigades"), v1::ENTITY_TYPE_ARMED_GROUP);
  EXPECT_EQ(TypeOfHead("river"), v1::ENTITY_TYPE_PLACE);
  EXPECT_EQ(TypeOfHead("summit"), v1::ENTITY_TYPE_EVENT);
  EXPECT_EQ(TypeOfHead("accord"), v1::ENTITY_TYPE_TREATY);
  EXPECT_EQ(TypeOfHead("corridor"), v1::ENTITY_TYPE_PROJECT);
  EXPECT_EQ(TypeOfHead("soup"), v1::ENTITY_TYPE_UNSPECIFIED);
}

// Tables are written as lines of literals, which run together where one lacks its last blank.
TEST(WordLists, HoldNoRunTogetherWords) {
  for (const char* word : {"however", "would", "reportedly", "opposition", "parliament", "fighters",
                           "peninsula", "ministry", "warned", "zahra"}) {
    EXPECT_NE(WordClasses(word), 0U) << word;
  }
}

}  // namespace
}  // namespace parallax::nlp
