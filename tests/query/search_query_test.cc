#include "services/query/search_query.h"

#include "absl/strings/str_cat.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SearchQuery Parse(absl::string_view text) { return ParseSearchQuery(text).value_or(SearchQuery()); }

TEST(SearchQuery, ReadsDistinctFoldedWords) {
  const SearchQuery query = Parse("Peace  TALKS peace");
  EXPECT_THAT(query.words, ElementsAre("peace", "talks"));
  EXPECT_THAT(query.phrases, IsEmpty());
}

TEST(SearchQuery, ReadsQuotedPhrases) {
  const SearchQuery query = Parse("talks \"peace plan\" \"one\" \"left open");
  EXPECT_THAT(query.words, ElementsAre("talks", "peace", "plan", "one", "left", "open"));
  EXPECT_THAT(query.phrases, ElementsAre(ElementsAre("peace", "plan"), ElementsAre("left", "open")));
}

TEST(SearchQuery, TakesAHyphenatedWordAsAPhrase) {
  EXPECT_THAT(Parse("Tehreek-e-Taliban").phrases, ElementsAre(ElementsAre("tehreek", "e", "taliban")));
}

TEST(SearchQuery, MatchesEverythingWhenEmpty) {
  EXPECT_TRUE(Parse("").empty());
  EXPECT_THAT(ParseSearchQuery(" \n"), IsOk());
}

TEST(SearchQuery, RefusesTextWithoutWords) { EXPECT_THAT(ParseSearchQuery("—!"), IsInvalid("query")); }

TEST(SearchQuery, RefusesTooManyWords) {
  std::string text;
  for (int i = 0; i < 40; ++i) absl::StrAppend(&text, "w", i, " ");
  EXPECT_THAT(ParseSearchQuery(text), IsInvalid("query"));
}

TEST(SearchQuery, FindsPhrasesInTitleOrBodyButNotAcross) {
  const SearchQuery query = Parse("\"peace plan\"");
  EXPECT_TRUE(PhrasesOccur(query, "A Peace Plan", ""));
  EXPECT_TRUE(PhrasesOccur(query, "", "The peace, plan B"));
  EXPECT_FALSE(PhrasesOccur(query, "Peace", "plan"));
  EXPECT_FALSE(PhrasesOccur(query, "", "plan of peace"));
}

TEST(SearchQuery, WantsEveryPhrase) {
  EXPECT_FALSE(PhrasesOccur(Parse("\"a b\" \"c d\""), "", "a b c"));
  EXPECT_TRUE(PhrasesOccur(Parse("\"a b\" \"b c\""), "", "a b c"));
}

TEST(SearchQuery, CountsItsWords) {
  std::vector<uint32_t> counts;
  CountWords(Parse("peace war"), "Peace, peace and love.", counts);
  EXPECT_THAT(counts, ElementsAre(2, 0));
}

}  // namespace
}  // namespace parallax::query
