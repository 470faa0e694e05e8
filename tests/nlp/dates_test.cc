#include "services/nlp/dates.h"

#include <gmock/gmock.h>

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Dates(absl::string_view text) {
  std::vector<std::string> dates;
  for (const TextDate& date : FindDates(text)) dates.push_back(date.iso);
  return dates;
}

TEST(Dates, ReadsEnglishForms) {
  EXPECT_THAT(Dates("April 14, 2024"), ElementsAre("2024-04-14"));
  EXPECT_THAT(Dates("on Sept. 4th, 2019, and Sun. Apr 7 2024"), ElementsAre("2019-09-04", "2024-04-07"));
  EXPECT_THAT(Dates("14 April 2024; the 3rd of May, 2023"), ElementsAre("2024-04-14", "2023-05-03"));
  EXPECT_THAT(Dates("in August 2021 or in March of 2022"), ElementsAre("2021-08", "2022-03"));
}

TEST(Dates, ReadsNumericForms) {
  EXPECT_THAT(Dates("2024-04-14, 2024/04/15 and 16.04.2024"),
              ElementsAre("2024-04-14", "2024-04-15", "2024-04-16"));
  EXPECT_THAT(Dates("25/12/2023"), ElementsAre("2023-12-25"));
}

TEST(Dates, LeavesOutWhatCouldBeTwoDays) { EXPECT_THAT(Dates("04/05/2023"), IsEmpty()); }

TEST(Dates, LeavesOutDaysThatNoCalendarHas) {
  EXPECT_THAT(Dates("February 30, 2024; 31.04.2024; 2024-13-01"), IsEmpty());
  EXPECT_THAT(Dates("February 29, 2024"), ElementsAre("2024-02-29"));
}

TEST(Dates, TakesABareYearOnlyWhereAWordShowsThatItIsOne) {
  EXPECT_THAT(Dates("since 2019, in late 2020 and mid-2021"), ElementsAre("2019", "2020", "2021"));
  EXPECT_THAT(Dates("some 2000 men, 2,015 tents, 2019 in all, room 2020"), IsEmpty());
  EXPECT_THAT(Dates("ready by 2040"), IsEmpty());
}

TEST(Dates, NeedAYear) { EXPECT_THAT(Dates("On July 17 and on 8 May they may march."), IsEmpty()); }

TEST(Dates, TellTheWordsTheyWereReadFrom) {
  const std::string text = "Seen on 14 April 2024 in Herat.";
  const std::vector<TextDate> dates = FindDates(text);
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_EQ(text.substr(dates[0].begin, dates[0].end - dates[0].begin), "14 April 2024");
}

TEST(DateInUrl, ReadsPaths) {
  EXPECT_EQ(DateInUrl("https://kabulherald.example/world/2024/04/14/talks").iso, "2024-04-14");
  EXPECT_EQ(DateInUrl("https://kabulherald.example/2024/apr/14/talks").iso, "2024-04-14");
  EXPECT_EQ(DateInUrl("http://kabulherald.example/World/2014/0917/talks").iso, "2014-09-17");
  EXPECT_EQ(DateInUrl("http://kabulherald.example/2024-04-14/talks").iso, "2024-04-14");
  EXPECT_EQ(DateInUrl("http://kabulherald.example/news/2020/07/talks-200714120817884.html").iso, "2020-07");
}

TEST(DateInUrl, FindsNoneInOtherNumbers) {
  EXPECT_EQ(DateInUrl("https://kabulherald.example/news/45931231").iso, "");
  EXPECT_EQ(DateInUrl("https://kabulherald.example/a?d=/2024/04/14/").iso, "");
  EXPECT_EQ(DateInUrl("https://kabulherald.example/2024/99/14/").iso, "");
  EXPECT_EQ(DateInUrl("").iso, "");
}

TEST(DateLines, SayNothingButWhen) {
  EXPECT_TRUE(IsDateLine("Sun. April 14, 2024"));
  EXPECT_TRUE(IsDateLine("Published: 14 April 2024 at 10:35 GMT"));
  EXPECT_TRUE(IsDateLine("Updated 3 hours ago"));
  EXPECT_FALSE(IsDateLine("The talks of April 14, 2024"));
  EXPECT_FALSE(IsDateLine("Monday"));
  EXPECT_FALSE(IsDateLine(""));
}

TEST(IsNotAfter, ComparesAsFarAsTheCoarserDateTells) {
  EXPECT_TRUE(IsNotAfter("2024-04-20", "2024-04"));
  EXPECT_TRUE(IsNotAfter("2023", "2024-04-14"));
  EXPECT_FALSE(IsNotAfter("2024-05", "2024-04-14"));
}

}  // namespace
}  // namespace parallax::nlp
