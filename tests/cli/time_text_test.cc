#include "cli/time_text.h"

#include <gtest/gtest.h>

namespace parallax::cli {
namespace {

absl::Time Utc(const std::string& text) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, &error)) << error;
  return time;
}

TEST(TimeText, ShowsDaysAndMinutesInUtc) {
  const auto timestamp = ToTimestamp(Utc("2024-04-14T08:15:59Z"));
  EXPECT_EQ(DateText(timestamp), "2024-04-14");
  EXPECT_EQ(MinuteText(timestamp), "2024-04-14 08:15Z");
}

TEST(TimeText, ShowsNothingForATimeThatIsNotSet) {
  EXPECT_EQ(DateText({}), "");
  EXPECT_EQ(MinuteText({}), "");
}

TEST(TimeText, KeepsTimesBefore1970) {
  const absl::Time time = Utc("1969-12-31T23:59:59.25Z");
  const auto timestamp = ToTimestamp(time);
  EXPECT_EQ(timestamp.seconds(), -1);
  EXPECT_EQ(timestamp.nanos(), 250'000'000);
  EXPECT_EQ(ToTime(timestamp), time);
}

TEST(TimeText, ShowsAgesInTheUnitThatFits) {
  EXPECT_EQ(AgeText(absl::Milliseconds(1900)), "1 s");
  EXPECT_EQ(AgeText(absl::Seconds(130)), "2 min");
  EXPECT_EQ(AgeText(absl::Minutes(185)), "3 h");
  EXPECT_EQ(AgeText(absl::Hours(50)), "2 days");
}

TEST(TimeText, EndsAPeriodWhereTheNextBegins) {
  EXPECT_EQ(EndOfPeriod("2023"), Utc("2024-01-01T00:00:00Z"));
  EXPECT_EQ(EndOfPeriod("2023-12"), Utc("2024-01-01T00:00:00Z"));
  EXPECT_EQ(EndOfPeriod("2024-02-28"), Utc("2024-02-29T00:00:00Z"));
  EXPECT_EQ(EndOfPeriod("2024-04-14T08:00:00Z"), Utc("2024-04-14T08:00:01Z"));
  EXPECT_EQ(EndOfPeriod(""), std::nullopt);
  EXPECT_EQ(EndOfPeriod("2024-13"), std::nullopt);
}

}  // namespace
}  // namespace parallax::cli
