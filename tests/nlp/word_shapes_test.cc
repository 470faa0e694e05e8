#include "services/nlp/word_shapes.h"

#include <gtest/gtest.h>

namespace parallax::nlp {
namespace {

TEST(WordShapes, FollowTheLetters) {
  EXPECT_EQ(ShapeOfWord("said", false), WordShape::kLower);
  EXPECT_EQ(ShapeOfWord("Kabul", false), WordShape::kTitle);
  EXPECT_EQ(ShapeOfWord("NATO", false), WordShape::kUpper);
  EXPECT_EQ(ShapeOfWord("McCain", false), WordShape::kMixed);
  EXPECT_EQ(ShapeOfWord("iPhone", false), WordShape::kMixed);
  EXPECT_EQ(ShapeOfWord("Éric", false), WordShape::kTitle);
  EXPECT_EQ(ShapeOfWord("ПУТИН", false), WordShape::kUpper);
}

TEST(WordShapes, TakeOneCapitalForATitle) { EXPECT_EQ(ShapeOfWord("J", false), WordShape::kTitle); }

TEST(WordShapes, PutDigitsBeforeCase) {
  EXPECT_EQ(ShapeOfWord("G20", false), WordShape::kDigit);
  EXPECT_EQ(ShapeOfWord("٣", false), WordShape::kDigit);
  EXPECT_EQ(ShapeOfWord("m²", false), WordShape::kDigit);
}

TEST(WordShapes, TellTheFirstWordOnlyOfTitles) {
  EXPECT_EQ(ShapeOfWord("The", true), WordShape::kTitleFirst);
  EXPECT_EQ(ShapeOfWord("NATO", true), WordShape::kUpper);
  EXPECT_EQ(ShapeOfWord("the", true), WordShape::kLower);
}

TEST(WordShapes, KnowPunctuation) {
  EXPECT_EQ(ShapeOfWord(",", true), WordShape::kPunctuation);
  EXPECT_EQ(ShapeOfWord("$", false), WordShape::kPunctuation);
  EXPECT_EQ(ShapeOfWord("\u201D", false), WordShape::kPunctuation);
}

TEST(WordShapes, TakeWordsWithoutCaseForLower) {
  EXPECT_EQ(ShapeOfWord("中", false), WordShape::kLower);
  EXPECT_EQ(ShapeOfWord("كابل", false), WordShape::kLower);
  EXPECT_EQ(ShapeOfWord("€", false), WordShape::kLower);
}

}  // namespace
}  // namespace parallax::nlp
