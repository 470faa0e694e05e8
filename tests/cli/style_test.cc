#include "cli/style.h"

#include <gtest/gtest.h>

namespace parallax::cli {
namespace {

TEST(Style, LeavesTextAloneWithoutColour) { EXPECT_EQ(Style(false).Paint(Tone::kAgainst, "no"), "no"); }

TEST(Style, PaintsAndResets) { EXPECT_EQ(Style(true).Paint(Tone::kAgainst, "no"), "\x1b[31mno\x1b[0m"); }

TEST(Style, PaintsNeitherPlainNorEmptyText) {
  EXPECT_EQ(Style(true).Paint(Tone::kPlain, "text"), "text");
  EXPECT_EQ(Style(true).Paint(Tone::kFor, ""), "");
}

}  // namespace
}  // namespace parallax::cli
