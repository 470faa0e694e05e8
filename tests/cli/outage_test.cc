#include "cli/outage.h"

#include <gtest/gtest.h>

namespace parallax::cli {
namespace {

const absl::Time kStart = absl::UnixEpoch();
const OutageOptions kOptions = {
    .give_up_after = absl::Seconds(10), .first_pause = absl::Seconds(1), .longest_pause = absl::Seconds(3)};

TEST(Outage, PausesLongerAfterEachFailureUpToABound) {
  Outage outage(kOptions);
  EXPECT_EQ(outage.Fail(kStart, false), absl::Seconds(1));
  EXPECT_EQ(outage.Fail(kStart, false), absl::Seconds(2));
  EXPECT_EQ(outage.Fail(kStart, false), absl::Seconds(3));
  EXPECT_EQ(outage.Fail(kStart, false), absl::Seconds(3));
}

TEST(Outage, BeginsAnewWhenSomethingSucceeded) {
  Outage outage(kOptions);
  outage.Fail(kStart, false);
  EXPECT_TRUE(outage.is_new());
  outage.Fail(kStart + absl::Seconds(9), false);
  EXPECT_FALSE(outage.is_new());
  EXPECT_EQ(outage.Fail(kStart + absl::Seconds(20), true), absl::Seconds(1));
  EXPECT_TRUE(outage.is_new());
}

TEST(Outage, GivesUpInTime) {
  Outage outage(kOptions);
  outage.Fail(kStart, false);
  EXPECT_NE(outage.Fail(kStart + absl::Seconds(9), false), std::nullopt);
  EXPECT_EQ(outage.Fail(kStart + absl::Seconds(10), false), std::nullopt);
}

TEST(Outage, CountsTimeFromTheFirstFailureNotFromTheBegin) {
  Outage outage(kOptions);
  EXPECT_EQ(outage.Fail(kStart + absl::Hours(5), false), absl::Seconds(1));
}

}  // namespace
}  // namespace parallax::cli
