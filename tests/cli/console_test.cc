#include "cli/console.h"

#include <gtest/gtest.h>

#include <sstream>

namespace parallax::cli {
namespace {

class ConsoleTest : public testing::Test {
 protected:
  std::istringstream in_;
  std::ostringstream out_;
  Console console_{.in = in_, .out = out_, .err = out_};
};

TEST_F(ConsoleTest, ColoursOnlyOnATerminal) {
  EXPECT_FALSE(UsesColour(console_, ColorMode::kAuto));
  console_.out_is_terminal = true;
  EXPECT_TRUE(UsesColour(console_, ColorMode::kAuto));
}

TEST_F(ConsoleTest, HonoursNoColorUnlessColourIsDemanded) {
  console_.out_is_terminal = true;
  console_.no_color = true;
  EXPECT_FALSE(UsesColour(console_, ColorMode::kAuto));
  EXPECT_TRUE(UsesColour(console_, ColorMode::kAlways));
}

TEST_F(ConsoleTest, NeverColoursWhenForbidden) {
  console_.out_is_terminal = true;
  EXPECT_FALSE(UsesColour(console_, ColorMode::kNever));
}

TEST_F(ConsoleTest, IsAsWideAsTheTerminalElseEighty) {
  console_.terminal_width = 132;
  EXPECT_EQ(LineWidth(console_, 0), 80u);
  console_.out_is_terminal = true;
  EXPECT_EQ(LineWidth(console_, 0), 132u);
  EXPECT_EQ(LineWidth(console_, 60), 60u);
}

}  // namespace
}  // namespace parallax::cli
