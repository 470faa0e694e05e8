#include "services/nlp/byline.h"

#include <gmock/gmock.h>

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> People(absl::string_view byline) {
  const auto names = ReadByline(byline);
  return names ? names->people : std::vector<std::string>{"no byline"};
}

TEST(PersonNames, AreCapitalisedWordsThatNoOrganisationHas) {
  EXPECT_TRUE(IsPersonName("Jane Roe"));
  EXPECT_TRUE(IsPersonName("Omar bin Halim"));
  EXPECT_TRUE(IsPersonName("Zoë D’Arcy-Núñez"));
  EXPECT_FALSE(IsPersonName("Roe"));
  EXPECT_FALSE(IsPersonName("Kabul Herald"));
  EXPECT_FALSE(IsPersonName("border dispute"));
  EXPECT_FALSE(IsPersonName("What Now"));
  EXPECT_FALSE(IsPersonName("Herat's Mayor"));
}

TEST(Bylines, NamePeopleOnly) {
  EXPECT_THAT(People("By Jane Roe"), ElementsAre("Jane Roe"));
  EXPECT_THAT(People("Written by: Jane Roe and John Q. Doe"), ElementsAre("Jane Roe", "John Q. Doe"));
  EXPECT_THAT(People("By: Jane Roe, Kabul Herald | April 14, 2024"), ElementsAre("Jane Roe"));
  EXPECT_THAT(People("By Jane Roe, senior correspondent, and John Doe Jr."),
              ElementsAre("Jane Roe", "John Doe Jr."));
  EXPECT_THAT(People("Posted on March 14, 2024 by Jane Roe"), ElementsAre("Jane Roe"));
  EXPECT_THAT(People("BY JANE ROE"), ElementsAre("Jane Roe"));
}

TEST(Bylines, MayNameOnlyAnAgency) {
  EXPECT_THAT(People("By The Associated Press"), IsEmpty());
  EXPECT_THAT(People("By AFP"), IsEmpty());
}

TEST(Bylines, MayNameOnePersonByOneName) { EXPECT_THAT(People("Written by: Halim"), ElementsAre("Halim")); }

TEST(Bylines, AreNotSentencesThatBeginWithBy) {
  EXPECT_FALSE(ReadByline("By Monday the army had left."));
  EXPECT_FALSE(ReadByline("By early spring they were back"));
  EXPECT_FALSE(ReadByline("By Tuesday night"));
  EXPECT_FALSE(ReadByline("By 2020 the party was in power"));
  EXPECT_FALSE(ReadByline("By the river"));
  EXPECT_FALSE(ReadByline("The road was closed by Jane Roe"));
}

TEST(NameLists, SkipDescriptions) {
  const NameList names = ReadNames("Jane Roe, Special to Kabul Herald, and John Doe, Kabul Herald");
  EXPECT_THAT(names.people, ElementsAre("Jane Roe", "John Doe"));
  EXPECT_TRUE(names.only_names);
}

TEST(NameLists, AreNotHeadlines) {
  EXPECT_FALSE(ReadNames("After Border Talks, Rebel Leader Faces Revolt Inside His Party").only_names);
  EXPECT_FALSE(ReadNames("In Ardistan, Truce Between Army, Rebels Takes Hold").only_names);
}

TEST(ReportingCredits, NameTheReportersNotTheEditors) {
  EXPECT_THAT(ReadReportingCredit("(Reporting by Jane Roe in Kabul; Editing by John Doe)"),
              ElementsAre("Jane Roe"));
  EXPECT_THAT(ReadReportingCredit("Editing by John Doe"), IsEmpty());
}

TEST(Biographies, SayWhoThePersonIs) {
  const auto biography = ReadBiography("Jane Roe is a research fellow at the Northern Institute.");
  ASSERT_TRUE(biography);
  EXPECT_THAT(biography->people, ElementsAre("Jane Roe"));
  EXPECT_TRUE(biography->known_role);
  const auto two = ReadBiography("Jane Roe and John Doe are journalists in Herat.");
  ASSERT_TRUE(two);
  EXPECT_THAT(two->people, ElementsAre("Jane Roe", "John Doe"));
  const auto teacher = ReadBiography("[Dr. Jane Roe teaches politics in Herat.]");
  ASSERT_TRUE(teacher);
  EXPECT_TRUE(teacher->known_role);
}

TEST(Biographies, LookForTheRoleInTheFirstSentence) {
  const auto biography = ReadBiography("Jane Roe is in prison. A journalist saw her there.");
  ASSERT_TRUE(biography);
  EXPECT_FALSE(biography->known_role);
}

TEST(Biographies, BeginWithAName) {
  EXPECT_FALSE(ReadBiography("The minister is a former journalist."));
  EXPECT_FALSE(ReadBiography("Everyone in Herat knows that Jane Roe is a journalist."));
  EXPECT_FALSE(ReadBiography(""));
}

TEST(Authors, ArePeopleWithoutDecoration) {
  EXPECT_THAT(
      CleanAuthors({"By Jane Roe and John Doe", "Kabul Herald", "jane roe", "Herald Staff"}, "Kabul Herald"),
      ElementsAre("Jane Roe", "John Doe"));
  EXPECT_THAT(CleanAuthors({"Jane Roe, John Doe, Jr., Web Contributor"}, ""),
              ElementsAre("Jane Roe", "John Doe Jr."));
}

TEST(Authors, KeepNamesOfAnyScript) {
  EXPECT_THAT(CleanAuthors({"نسرین حلیم", "Halim"}, ""), ElementsAre("نسرین حلیم", "Halim"));
}

}  // namespace
}  // namespace parallax::nlp
