#include "services/nlp/front_matter_blocks.h"

#include <gmock/gmock.h>

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Texts(absl::string_view page) {
  std::vector<std::string> texts;
  for (const Block& block : SplitBlocks(page)) texts.push_back(block.text);
  return texts;
}

TEST(Blocks, AreSeparatedByBlankLines) {
  EXPECT_THAT(Texts("One is here.\n\n\nTwo is here.\n \nThree."),
              ElementsAre("One is here.", "Two is here.", "Three."));
}

TEST(Blocks, AreLinesWhereParagraphsHaveNoBlankLineBetween) {
  EXPECT_THAT(Texts("Written by: Jane Roe\nThe front left the valley.\nIt came back."),
              ElementsAre("Written by: Jane Roe", "The front left the valley.", "It came back."));
}

TEST(Blocks, JoinHardWrappedLines) {
  const std::vector<Block> blocks = SplitBlocks(
      "The ministry said on Monday that the bridge over the river would\n"
      "stay closed. Officials in the capital, among them the governor of\n"
      "Herat, refused to say for how long.\n"
      "Traders waited at the gates.");
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].text,
            "The ministry said on Monday that the bridge over the river would stay closed. Officials in the "
            "capital, "
            "among them the governor of Herat, refused to say for how long.");
  EXPECT_EQ(blocks[0].lines, 3U);
  EXPECT_EQ(blocks[1].text, "Traders waited at the gates.");
}

TEST(Blocks, KeepSentencesOfOneLineApart) {
  EXPECT_THAT(Texts("The ministry said that the bridge over the river is closed.\n"
                    "Officials in the capital refused to say for how long it is."),
              ElementsAre("The ministry said that the bridge over the river is closed.",
                          "Officials in the capital refused to say for how long it is."));
}

TEST(Blocks, JoinALineThatGoesOnInLowerCase) {
  EXPECT_THAT(Texts("The council will meet the anti-\nwar party on Monday"),
              ElementsAre("The council will meet the anti-war party on Monday"));
}

TEST(Blocks, KeepListItemsApart) {
  EXPECT_THAT(Texts("The demands of the front are\n- land\n- water"),
              ElementsAre("The demands of the front are", "- land", "- water"));
}

TEST(Blocks, HavePlainSpacesAndNoInvisibleCharacters) {
  EXPECT_THAT(Texts("\uFEFFGet\u00A0 \u00A0Published\t|\u200B Login\r\n\r\nMore\u2028here"),
              ElementsAre("Get Published | Login", "More", "here"));
}

TEST(Blocks, AreNoneInAnEmptyPage) {
  EXPECT_THAT(Texts(""), IsEmpty());
  EXPECT_THAT(Texts(" \n\u00A0\n\r\n"), IsEmpty());
}

TEST(SentenceMark, StandsBeforeClosingQuotesAndBrackets) {
  EXPECT_EQ(SentenceMark("“No.”"), ".");
  EXPECT_EQ(SentenceMark("(Is it?)"), "?");
  EXPECT_EQ(SentenceMark("以上。"), ".");
  EXPECT_EQ(SentenceMark("A title"), "");
  EXPECT_EQ(SentenceMark(""), "");
}

}  // namespace
}  // namespace parallax::nlp
