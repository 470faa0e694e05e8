#include "cli/display_text.h"

#include <gtest/gtest.h>

namespace parallax::cli {
namespace {

TEST(DisplayText, CountsWideCharactersAsTwoCells) {
  EXPECT_EQ(DisplayWidth("Kabul"), 5u);
  EXPECT_EQ(DisplayWidth("北京"), 4u);
  EXPECT_EQ(DisplayWidth("カブール"), 8u);
}

TEST(DisplayText, CountsNoCellsForCombiningMarksAndFormatCharacters) {
  EXPECT_EQ(DisplayWidth("e\u0301"), 1u);
  EXPECT_EQ(DisplayWidth("a\u200Db"), 2u);
}

TEST(DisplayText, EllipsizesAtCellsNotBytes) {
  EXPECT_EQ(Ellipsize("Tajikistan", 10), "Tajikistan");
  EXPECT_EQ(Ellipsize("Tajikistan", 5), "Taji…");
  EXPECT_EQ(Ellipsize("北京市政府", 6), "北京…");
  EXPECT_EQ(Ellipsize("Qırğız", 4), "Qır…");
  EXPECT_EQ(Ellipsize("ab", 0), "");
}

TEST(DisplayText, LeavesNoSpaceBeforeTheEllipsis) { EXPECT_EQ(Ellipsize("United Nations", 8), "United…"); }

TEST(DisplayText, PadsToCells) {
  EXPECT_EQ(PadRight("北", 4), "北  ");
  EXPECT_EQ(PadLeft("7", 3), "  7");
  EXPECT_EQ(PadLeft("1234", 3), "1234");
}

TEST(DisplayText, TakesTheEscapeOutOfAnEscapeSequence) {
  EXPECT_EQ(OneLine("a\x1b[31mred\x07"), "a [31mred ");
  EXPECT_EQ(OneLine("one\ntwo\tthree"), "one two three");
}

TEST(DisplayText, KeepsLineEndsOfATextOfManyLines) { EXPECT_EQ(Printable("one\n\ttwo"), "one\n two"); }

TEST(DisplayText, NeutralizesWithoutMovingBytes) {
  const std::string hostile =
      "a\u0085b\u202Ec\xFF"
      "d\u2028";
  const std::string safe = OneLine(hostile);
  EXPECT_EQ(safe.size(), hostile.size());
  EXPECT_EQ(safe, "a\u00B7b\uFFFDc?d\uFFFD");
}

}  // namespace
}  // namespace parallax::cli
