#include "cli/bounded_read.h"

#include <gtest/gtest.h>

#include <sstream>

namespace parallax::cli {
namespace {

TEST(BoundedRead, ReadsLineAfterLine) {
  std::istringstream stream("one\n\nthree");
  std::string line;
  EXPECT_EQ(ReadLine(stream, 10, line), LineOutcome::kLine);
  EXPECT_EQ(line, "one");
  EXPECT_EQ(ReadLine(stream, 10, line), LineOutcome::kLine);
  EXPECT_EQ(line, "");
  EXPECT_EQ(ReadLine(stream, 10, line), LineOutcome::kUnendedLine);
  EXPECT_EQ(line, "three");
  EXPECT_EQ(ReadLine(stream, 10, line), LineOutcome::kEnd);
}

TEST(BoundedRead, PassesOverALineThatIsTooLong) {
  std::istringstream stream("0123456789\nnext\n");
  std::string line;
  EXPECT_EQ(ReadLine(stream, 4, line), LineOutcome::kTooLong);
  EXPECT_EQ(line, "0123");
  EXPECT_EQ(ReadLine(stream, 4, line), LineOutcome::kLine);
  EXPECT_EQ(line, "next");
  EXPECT_EQ(ReadLine(stream, 4, line), LineOutcome::kEnd);
}

TEST(BoundedRead, ReadsOneByteMoreThanAllowedSoThatExcessShows) {
  std::istringstream stream("0123456789");
  std::string out = "+";
  ReadAtMost(stream, 4, out);
  EXPECT_EQ(out, "+01234");
}

TEST(BoundedRead, ReadsAllThatIsThere) {
  std::istringstream stream(std::string(200'000, 'x'));
  std::string out;
  ReadAtMost(stream, 1'000'000, out);
  EXPECT_EQ(out.size(), 200'000u);
}

}  // namespace
}  // namespace parallax::cli
