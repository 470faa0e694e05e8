#include "services/nlp/nominals.h"

#include <gtest/gtest.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

std::string AnaphorText(absl::string_view body, uint32_t i) {
  const Document document = TokenizedDocument(body);
  const Anaphor anaphor = AnaphorAt(document, i);
  return std::string(document.Text(document.TokenRange(anaphor.first, anaphor.end)));
}

TEST(Nominals, AreADeterminerAndANoun) {
  EXPECT_EQ(AnaphorText("the armed group left", 0), "the armed group");
  EXPECT_EQ(AnaphorText("this country is ours", 0), "this country");
  EXPECT_EQ(AnaphorText("the soup was cold", 0), "");
  EXPECT_EQ(AnaphorText("a group left", 0), "");
}

TEST(Nominals, AreNotPartsOfLongerPhrases) {
  EXPECT_EQ(AnaphorText("the government of Kelmora fell", 0), "");
  EXPECT_EQ(AnaphorText("the government officials fell", 0), "");
}

TEST(Nominals, KnowPronouns) {
  const Document document =
      TokenizedDocument("She thanked him and their mother, but it is clear that it won.");
  EXPECT_EQ(AnaphorAt(document, 0).gender, Gender::kFemale);
  EXPECT_EQ(AnaphorAt(document, 0).role, Role::kSubject);
  EXPECT_EQ(AnaphorAt(document, 2).gender, Gender::kMale);
  EXPECT_TRUE(AnaphorAt(document, 4).possessive);
  EXPECT_TRUE(AnaphorAt(document, 8).pleonastic);
  EXPECT_FALSE(AnaphorAt(document, 12).pleonastic);
}

TEST(Nominals, LeaveTheFirstPersonAlone) { EXPECT_EQ(AnaphorText("We won", 0), ""); }

TEST(Nominals, DescribeEntities) {
  const auto catalogue = InventedCatalogue();
  const Document document = LinkedDocument(
      *catalogue, "The rebel movement Dawnbreak met Queen Alma Torvik, a lawyer. Stavik Dunmarra left.");
  const std::vector<Description> descriptions = DescribeEntities(document, *catalogue);
  ASSERT_EQ(descriptions.size(), 3U);
  EXPECT_TRUE(descriptions[0].nouns.contains("movement"));
  EXPECT_TRUE(descriptions[1].nouns.contains("queen"));
  EXPECT_TRUE(descriptions[1].nouns.contains("lawyer"));
  EXPECT_EQ(descriptions[1].gender, Gender::kFemale);
  EXPECT_TRUE(descriptions[2].nouns.contains("chairman"));
}

}  // namespace
}  // namespace parallax::nlp
