#include "services/nlp/name_grammar.h"

#include <gtest/gtest.h>

#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

// The run that begins at the document's token `i`.
std::string RunAt(absl::string_view body, uint32_t i) {
  const Document document = TokenizedDocument(body);
  return std::string(document.Text(document.TokenRange(i, NameGrammar(document).RunEnd(i))));
}

TEST(NameGrammar, RunsHoldTheSmallWordsOfNames) {
  EXPECT_EQ(RunAt("Bank of the North Shore closed", 0), "Bank of the North Shore");
  EXPECT_EQ(RunAt("Centre for River Studies closed", 0), "Centre for River Studies");
  EXPECT_EQ(RunAt("Ministry of Trade and Industry closed", 0), "Ministry of Trade and Industry");
  EXPECT_EQ(RunAt("Ilven and Osgrim met", 0), "Ilven");
}

TEST(NameGrammar, RunsEndAtDays) { EXPECT_EQ(RunAt("Ilven Monday came", 0), "Ilven"); }

TEST(NameGrammar, TitlesEndBeforeTheName) {
  const Document document = TokenizedDocument("Deputy Prime Minister Ilven Dorasch");
  const NameGrammar grammar(document);
  EXPECT_EQ(grammar.TitleEnd(0, 5), 3U);
  EXPECT_EQ(grammar.TitleEnd(3, 5), 3U);
}

TEST(NameGrammar, TitlesHoldTheirPortfolio) {
  const Document document = TokenizedDocument("Minister of Foreign Affairs Ilven Dorasch");
  EXPECT_EQ(NameGrammar(document).TitleEnd(0, 6), 4U);
}

TEST(NameGrammar, AssembliesAreNoGenerals) {
  const Document document = TokenizedDocument("General Assembly met");
  EXPECT_EQ(NameGrammar(document).TitleEnd(0, 2), 0U);
}

TEST(NameGrammar, KnowsOrgansOfStates) {
  const Document document = TokenizedDocument("Kelmoran foreign ministry rice");
  EXPECT_EQ(NameGrammar(document).OrganEnd(1), 3U);
  EXPECT_EQ(NameGrammar(document).OrganEnd(3), 3U);
}

TEST(NameGrammar, KnowsServicesOfStatesByTheWordBefore) {
  const Document document = TokenizedDocument("Kelmoran secret services and Kelmoran services");
  EXPECT_EQ(NameGrammar(document).OrganEnd(1), 3U);
  EXPECT_EQ(NameGrammar(document).OrganEnd(5), 5U);
}

TEST(NameGrammar, PeopleStandBehindUpToThreeWords) {
  const Document document =
      TokenizedDocument("Kelmoran pro-peace women activists and Kelmora shelled rebels");
  EXPECT_EQ(NameGrammar(document).PeopleEnd(1, true), 5U);
  EXPECT_EQ(NameGrammar(document).PeopleEnd(8, false), 8U);
  EXPECT_EQ(NameGrammar(document).PeopleEnd(9, false), 10U);
}

TEST(NameGrammar, HeadingsHaveCapitalsThroughout) {
  const Document document = TokenizedDocument("Rain Stops Play\n\nRain stopped play.\n\nRAIN RETURNS");
  const NameGrammar grammar(document);
  EXPECT_TRUE(grammar.IsHeading(0));
  EXPECT_FALSE(grammar.IsHeading(1));
  EXPECT_TRUE(grammar.IsHeading(2));
}

}  // namespace
}  // namespace parallax::nlp
