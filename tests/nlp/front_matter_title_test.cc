#include "services/nlp/front_matter_title.h"

#include <gmock/gmock.h>

namespace parallax::nlp {
namespace {

using ::testing::UnorderedElementsAre;

TEST(Titles, LoseTheOutletsDecoration) {
  EXPECT_EQ(CleanTitle("The valley says no | Kabul Herald", ""), "The valley says no");
  EXPECT_EQ(CleanTitle(" The valley says no - Kabul Herald ", "Kabul Herald"), "The valley says no");
  EXPECT_EQ(CleanTitle("The valley says no - again", "Kabul Herald"), "The valley says no - again");
  EXPECT_EQ(CleanTitle("", ""), "");
}

TEST(Titles, AreTheSameWhateverMarkEndsThem) {
  EXPECT_TRUE(IsSameTitle("the valley says no", "the valley says no."));
  EXPECT_FALSE(IsSameTitle("the valley says no", "the valley says yes"));
}

TEST(Titles, AreAlikeWhenMostWordsAreShared) {
  EXPECT_TRUE(IsAlikeTitle("northern front rejects truce offer", "northern front rejects the truce offer"));
  EXPECT_FALSE(
      IsAlikeTitle("northern front rejects truce offer", "northern front rejects new map of valley"));
  EXPECT_FALSE(IsAlikeTitle("", ""));
}

TEST(ContentWords, AreTheLongerWordsOnce) {
  EXPECT_THAT(ContentWordsOf("the front, the front-line"), UnorderedElementsAre("front", "line"));
}

TEST(ContentWords, ShareMoreWhenMoreOfThemAreShared) {
  const ContentWords body = ContentWordsOf("the northern front rejects the truce");
  EXPECT_GT(ShareIn(ContentWordsOf("front rejects truce"), body),
            ShareIn(ContentWordsOf("around the world"), body));
  EXPECT_GT(ShareIn(ContentWordsOf("front rejects truce"), body), ShareIn(ContentWordsOf("front"), body));
}

}  // namespace
}  // namespace parallax::nlp
