#include "services/common/time.h"

#include <gtest/gtest.h>

namespace parallax {
namespace {

absl::Time Utc(int year, int month, int day, int hour = 0) {
  return absl::FromCivil(absl::CivilHour(year, month, day, hour), absl::UTCTimeZone());
}

TEST(ParseIso8601, ReadsDatesOfEveryPrecision) {
  EXPECT_EQ(ParseIso8601("2024-04-14"), Utc(2024, 4, 14));
  EXPECT_EQ(ParseIso8601("2024-04"), Utc(2024, 4, 1));
  EXPECT_EQ(ParseIso8601("2024"), Utc(2024, 1, 1));
}

TEST(ParseIso8601, ReadsDateTimesWithTheirZone) {
  EXPECT_EQ(ParseIso8601("2024-04-14T08:00:00Z"), Utc(2024, 4, 14, 8));
  EXPECT_EQ(ParseIso8601("2024-04-14T08:00:00+02:00"), Utc(2024, 4, 14, 6));
}

TEST(ParseIso8601, RefusesWhatIsNoDate) {
  for (const char* text :
       {"", "24", "2024-13", "2024-02-30", "14.04.2024", "April 2024", "2024-4-14", "yesterday"}) {
    EXPECT_FALSE(ParseIso8601(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace parallax
