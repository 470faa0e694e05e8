#include "services/nlp/front_matter_page.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::string_view kFirst =
    "The Northern Front left the upper valley on Monday after weeks of talks with the council, which wants "
    "the road "
    "open before the snow comes and has promised grain to every village that takes its flag down.";
constexpr absl::string_view kSecond =
    "Its commanders distrust the council, and villagers along the river say that both sides have broken "
    "their word "
    "more than once since the truce was signed in the old fort above the town.";

std::vector<std::string> Body(const Page& page) {
  std::vector<std::string> body;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    if (page.IsBody(i)) body.push_back(page.blocks[i].text);
  }
  return body;
}

TEST(Page, DropsTheHeaderOfASiteThatWelcomesItsVisitors) {
  const Page page =
      ReadPage(absl::StrCat("X Welcome to Two Rivers Forum\n\n"
                            "Two Rivers Forum brings you opinions that others do not print. Read them.\n\n"
                            "Sun. April 14, 2024\n"
                            "Get Published | About Us | Login | Join Mailing List\n"
                            "Two Rivers Forum\n\nAcross the Mountains, Beyond the Sea\n\n"
                            "Northern Front Leaves Valley After Talks\n\n",
                            kFirst, "\n\n", kSecond),
               {});
  EXPECT_THAT(Body(page), ElementsAre(kFirst, kSecond));
  EXPECT_EQ(page.title, "Northern Front Leaves Valley After Talks");
  EXPECT_EQ(page.outlet, "Two Rivers Forum");
}

TEST(Page, DropsARepeatedTitleAndATeaserThatALaterSentenceRepeats) {
  const Page page = ReadPage(absl::StrCat("Front leaves valley\n\nNo one trusts the truce.\n\n", kFirst,
                                          "\n\n", kSecond, " No one trusts the truce."),
                             {"Front leaves valley", {}, ""});
  EXPECT_THAT(Body(page), ElementsAre(kFirst, absl::StrCat(kSecond, " No one trusts the truce.")));
}

TEST(Page, ReadsBylineAndSourceAtTheBottom) {
  const Page page =
      ReadPage(absl::StrCat(kFirst, "\n\n", kSecond,
                            "\n\nBy Jane Roe\nSource: Northern Star\n\nSimilar Posts\n\nOther News"),
               {});
  EXPECT_THAT(Body(page), ElementsAre(kFirst, kSecond));
  EXPECT_THAT(page.authors, ElementsAre("Jane Roe"));
  EXPECT_EQ(page.outlet, "Northern Star");
}

TEST(Page, TakesAuthorsFromABiographyWhereNoBylineNamesThem) {
  const Page page =
      ReadPage(absl::StrCat(kFirst, "\n\n", kSecond,
                            "\n\nJane Roe is a research fellow at the Institute of Rivers.\n\nReport Abuse"),
               {});
  EXPECT_THAT(Body(page), ElementsAre(kFirst, kSecond));
  EXPECT_THAT(page.authors, ElementsAre("Jane Roe"));
}

TEST(Page, KeepsALastParagraphAboutAPersonOfTheStory) {
  const std::string named = absl::StrCat(kSecond, " One of them, Jane Roe, refused to sign.");
  const std::string last = "Jane Roe is a former lecturer who joined the front last year.";
  EXPECT_THAT(Body(ReadPage(absl::StrCat(kFirst, "\n\n", named, "\n\n", last), {})),
              ElementsAre(kFirst, named, last));
}

TEST(Page, ReadsNameLinesOverTheOutletsName) {
  const Page page = ReadPage(absl::StrCat("Jane Roe\n\nKABUL HERALD\n\n", kFirst), {"", {}, "Kabul Herald"});
  EXPECT_THAT(page.authors, ElementsAre("Jane Roe"));
  EXPECT_THAT(Body(page), ElementsAre(kFirst));
}

TEST(Page, DropsWhatAPromptAnnounces) {
  EXPECT_THAT(
      Body(ReadPage(
          absl::StrCat(kFirst, "\n\nVote Now:\n\nDo You Approve Of The Governor's Work?\n\n", kSecond), {})),
      ElementsAre(kFirst, kSecond));
  EXPECT_THAT(Body(ReadPage(absl::StrCat(kFirst, "\n\nRead more:\n\n", kSecond), {})),
              ElementsAre(kFirst, kSecond));
}

TEST(Page, EndsWhereTheReadersCommentsBegin) {
  EXPECT_THAT(Body(ReadPage(absl::StrCat("3 comments\n\n", kFirst, "\n\n", kSecond,
                                         "\n\n2 Comments\n\nHalim\n\nI do not believe a word of this."),
                            {})),
              ElementsAre(kFirst, kSecond));
}

TEST(Page, KeepsSubheadingsAndSourcesOfQuotationsButNoLooseHeadingAtTheEnd) {
  const std::string quote = "“The front has lost the valley and will lose the road.”";
  EXPECT_THAT(Body(ReadPage(absl::StrCat(kFirst, "\n\nWhat the council wants\n\n", kSecond, "\n\n", quote,
                                         "\n\nJane Roe, Kabul Herald\n\nThe bad map of the north"),
                            {})),
              ElementsAre(kFirst, "What the council wants", kSecond, quote, "Jane Roe, Kabul Herald"));
}

TEST(Page, KeepsADisclaimerLikeSentenceInTheMiddle) {
  const std::string middle = "The map does not necessarily reflect the views of either side.";
  EXPECT_THAT(
      Body(ReadPage(absl::StrCat(kFirst, "\n\n", kSecond, "\n\n", kFirst, "!\n\n", middle, "\n\n", kSecond,
                                 "!\n\n", kFirst, "\n\n", kSecond, "\n\n", kFirst, "\n\n", kSecond),
                    {})),
      ::testing::Contains(middle));
}

TEST(Page, OfOneLineIsItsOwnBody) {
  EXPECT_THAT(Body(ReadPage("Front leaves valley", {})), ElementsAre("Front leaves valley"));
  EXPECT_THAT(Body(ReadPage("Front leaves valley", {"Front leaves valley", {}, ""})),
              ElementsAre("Front leaves valley"));
}

TEST(Page, OfBoilerplateAloneHasNoBody) {
  EXPECT_THAT(
      Body(ReadPage(
          "Home | About Us | Login\n\nComments: 0\n\nReport Abuse\nAll Rights Reserved. Copyright 2024", {})),
      IsEmpty());
  EXPECT_THAT(Body(ReadPage("", {})), IsEmpty());
}

}  // namespace
}  // namespace parallax::nlp
