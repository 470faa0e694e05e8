#include "services/query/time_micros.h"

#include <gtest/gtest.h>

#include "services/common/error.h"

namespace parallax::query {
namespace {

google::protobuf::Timestamp At(int64_t seconds, int32_t nanos = 0) {
  google::protobuf::Timestamp time;
  time.set_seconds(seconds);
  time.set_nanos(nanos);
  return time;
}

TEST(TimeMicros, ReadsBackWhatItWrote) {
  for (const int64_t micros : {int64_t{0}, int64_t{1}, int64_t{-1}, int64_t{1'700'000'000'123'456}}) {
    EXPECT_EQ(ToMicros(ToTimestamp(micros)), micros);
  }
}

TEST(TimeMicros, KeepsNanosPositiveBefore1970) {
  const google::protobuf::Timestamp time = ToTimestamp(-1);
  EXPECT_EQ(time.seconds(), -1);
  EXPECT_EQ(time.nanos(), 999'999'000);
}

TEST(TimeMicros, HoldsTimesAtTheLimitsOfProtobuf) {
  EXPECT_EQ(ToMicros(At(std::numeric_limits<int64_t>::max())), ToMicros(At(253'402'300'799)));
  EXPECT_EQ(ToMicros(At(std::numeric_limits<int64_t>::min())), ToMicros(At(-62'135'596'800)));
}

TEST(TimeMicros, TakesWindowsAsHalfOpen) {
  v1::TimeRange range;
  *range.mutable_start_time() = At(10);
  *range.mutable_end_time() = At(20);
  const auto window = ToTimeWindow(range, "filter.time");
  ASSERT_TRUE(window.ok());
  EXPECT_TRUE(window->Contains(10'000'000));
  EXPECT_TRUE(window->Contains(19'999'999));
  EXPECT_FALSE(window->Contains(20'000'000));
}

TEST(TimeMicros, ContainsEveryTimeWithoutBounds) {
  const auto window = ToTimeWindow(v1::TimeRange(), "filter.time");
  ASSERT_TRUE(window.ok());
  EXPECT_TRUE(window->Contains(ToMicros(At(-62'135'596'800))));
  EXPECT_TRUE(window->Contains(ToMicros(At(253'402'300'799, 999'999'999))));
}

TEST(TimeMicros, RefusesAWindowThatEndsBeforeItStarts) {
  v1::TimeRange range;
  *range.mutable_start_time() = At(20);
  *range.mutable_end_time() = At(10);
  EXPECT_EQ(InvalidFieldOf(ToTimeWindow(range, "filter.time").status()), "filter.time.end_time");
}

}  // namespace
}  // namespace parallax::query
