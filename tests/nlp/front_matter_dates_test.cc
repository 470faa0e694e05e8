#include "services/nlp/front_matter_dates.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/common/time.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::string_view kProse =
    "The Northern Front left the upper valley after weeks of talks with the council, which wants the road "
    "open.";

v1::Article ArticleOf(absl::string_view text, absl::string_view received = "") {
  v1::Article article;
  article.set_text(std::string(text));
  if (!received.empty())
    article.mutable_receive_time()->set_seconds(absl::ToUnixSeconds(*ParseIso8601(received)));
  return article;
}

std::vector<v1::DocumentDate> DatesOf(const v1::Article& article) {
  return FindArticleDates(article, ReadPage(article.text(), {}));
}

// "PUBLISHED 2024-04-14 BYLINE" and so on.
std::vector<std::string> Lines(const v1::Article& article) {
  std::vector<std::string> lines;
  for (const v1::DocumentDate& date : DatesOf(article)) {
    lines.push_back(absl::StrCat(v1::DateKind_Name(date.kind()).substr(10), " ", date.date(), " ",
                                 v1::DateProvenance_Name(date.provenance()).substr(16)));
  }
  return lines;
}

TEST(ArticleDates, RankSubmittedBylineAndUrl) {
  v1::Article article = ArticleOf(absl::StrCat("By Jane Roe | April 14, 2024\n\n", kProse), "2024-04-20");
  article.set_published("2024-04-13T08:00:00Z");
  article.set_url("https://kabulherald.example/2024/04/15/valley");
  EXPECT_THAT(Lines(article), ElementsAre("PUBLISHED 2024-04-13 SUBMITTED", "PUBLISHED 2024-04-14 BYLINE",
                                          "PUBLISHED 2024-04-15 URL", "RECEIVED 2024-04-20 CLOCK"));
}

TEST(ArticleDates, NeverTakeThePagesClockForPublication) {
  EXPECT_THAT(Lines(ArticleOf(absl::StrCat(
                  "Sun. April 14, 2024\nHome | World | Login\n\nFront leaves valley\n\n", kProse))),
              ElementsAre("PAGE 2024-04-14 PAGE_HEADER"));
  EXPECT_THAT(Lines(ArticleOf(absl::StrCat("Home | World | April 14, 2024\n\n", kProse))),
              ElementsAre("PAGE 2024-04-14 PAGE_HEADER"));
}

TEST(ArticleDates, TakeADateLineUnderTheTitleAndADatelineForPublication) {
  EXPECT_THAT(Lines(ArticleOf(absl::StrCat("Front leaves valley\n\nApril 14, 2024\n\n", kProse))),
              ElementsAre("PUBLISHED 2024-04-14 BYLINE"));
  EXPECT_THAT(Lines(ArticleOf(absl::StrCat(kProse, "\n\nPublished on 14 April 2024"))),
              ElementsAre("PUBLISHED 2024-04-14 BYLINE"));
  const std::vector<std::string> lines =
      Lines(ArticleOf(absl::StrCat("HERAT, April 14, 2024 (AFP) - ", kProse)));
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines[0], "PUBLISHED 2024-04-14 BYLINE");
}

TEST(ArticleDates, MentionTheLatestDateThatIsNotAhead) {
  const v1::Article article = ArticleOf(
      "The truce of 13 September 2023 failed in January 2024. A vote was set for May 5, 2026 and never held.",
      "2024-04-20");
  EXPECT_THAT(Lines(article), ElementsAre("MENTIONED 2024-01 BODY", "RECEIVED 2024-04-20 CLOCK"));
  EXPECT_EQ(DatesOf(article)[0].evidence(), "January 2024");
}

TEST(ArticleDates, ReadASubmittedDateInWords) {
  v1::Article article = ArticleOf(kProse);
  article.set_published("14 April 2024");
  EXPECT_THAT(Lines(article), ElementsAre("PUBLISHED 2024-04-14 SUBMITTED"));
  article.set_published("yesterday");
  EXPECT_THAT(Lines(article), IsEmpty());
}

TEST(ReferenceDate, IsThePublicationWhereKnown) {
  v1::Article article = ArticleOf(kProse, "2024-04-20");
  article.set_published("2019-04-13");
  EXPECT_EQ(ReferenceDate(DatesOf(article)), "2019-04-13");
}

TEST(ReferenceDate, IsTheLatestMentionOnlyNearThePublication) {
  EXPECT_EQ(ReferenceDate(DatesOf(ArticleOf("The truce failed in January 2024.", "2024-04-20"))), "2024-01");
  EXPECT_EQ(ReferenceDate(DatesOf(ArticleOf("The party was founded in 2015.", "2024-04-20"))), "2024-04-20");
  EXPECT_EQ(ReferenceDate(DatesOf(ArticleOf("The truce failed in January 2024."))), "2024-01");
  EXPECT_EQ(ReferenceDate(DatesOf(ArticleOf("The party was founded in 2015."))), "");
}

TEST(ReferenceDate, IsThePagesClockBeforeTheReceipt) {
  EXPECT_EQ(ReferenceDate(DatesOf(ArticleOf(
                absl::StrCat("Sun. April 14, 2024\nHome | World | Login\n\n", kProse), "2025-04-20"))),
            "2024-04-14");
}

}  // namespace
}  // namespace parallax::nlp
