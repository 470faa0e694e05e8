#include "cli/progress.h"

#include <gmock/gmock.h>

#include <sstream>

namespace parallax::cli {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

TEST(Progress, ShowsBarRateAndFailures) {
  EXPECT_EQ(ProgressLine({.done = 1234, .fraction = 0.43, .failed = 2}, 310, 79),
            "[#############.................]   43%  1,234 articles  310/s  2 rejected");
}

TEST(Progress, ShowsOnlyACountWhereTheEndIsNotKnown) {
  EXPECT_EQ(ProgressLine({.done = 12}, 6, 79), "12 articles  6/s");
}

TEST(Progress, GivesUpTheBarAndThenTheEndOnANarrowTerminal) {
  EXPECT_EQ(ProgressLine({.done = 1234, .fraction = 1}, 310, 40), "100%  1,234 articles  310/s");
  EXPECT_EQ(ProgressLine({.done = 1234, .fraction = 1}, 310, 20), "100%  1,234 article…");
}

TEST(Progress, NeverShowsMoreThanTheWhole) {
  EXPECT_THAT(ProgressLine({.done = 1, .fraction = 1.7}, 1, 79), HasSubstr("100%"));
}

TEST(Progress, GroupsDigits) {
  EXPECT_EQ(WithThousands(0), "0");
  EXPECT_EQ(WithThousands(999), "999");
  EXPECT_EQ(WithThousands(1000), "1,000");
  EXPECT_EQ(WithThousands(12345678), "12,345,678");
}

TEST(Progress, DrawsAtMostTenTimesASecondAndClearsBehindItself) {
  absl::Time now = absl::UnixEpoch();
  std::ostringstream out;
  {
    Progress progress(out, true, 80, [&] { return now; });
    now += absl::Seconds(1);
    progress.Show({.done = 10});
    now += absl::Milliseconds(50);
    progress.Show({.done = 11});
    now += absl::Milliseconds(50);
    progress.Show({.done = 22});
  }
  EXPECT_EQ(out.str(), "\r\x1b[K10 articles  10/s\r\x1b[K22 articles  20/s\r\x1b[K");
}

TEST(Progress, WritesNothingWhenItIsOff) {
  std::ostringstream out;
  {
    Progress progress(out, false, 80, SystemClock());
    progress.Show({.done = 10});
    progress.Clear();
  }
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace parallax::cli
