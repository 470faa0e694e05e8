#include "services/query/snippet.h"

#include <iostream>
#include <random>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/utf8.h"
#include "services/query/text_tokens.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Snippet Make(absl::string_view body, absl::string_view query, size_t max_bytes = 240) {
  return MakeSnippet(body, ParseSearchQuery(query).value_or(SearchQuery()), max_bytes);
}

std::vector<std::string> Highlighted(const Snippet& snippet) {
  std::vector<std::string> texts;
  for (const auto& [begin, end] : snippet.highlights)
    texts.push_back(snippet.text.substr(begin, end - begin));
  return texts;
}

TEST(Snippet, ShowsAShortBodyWhole) {
  const Snippet snippet = Make("The peace talks failed.", "talks peace");
  EXPECT_EQ(snippet.text, "The peace talks failed.");
  EXPECT_THAT(Highlighted(snippet), ElementsAre("peace", "talks"));
}

TEST(Snippet, ShowsTheBeginningWithoutAMatch) {
  const Snippet snippet = Make("One two three four five.", "", 12);
  EXPECT_EQ(snippet.text, "One two\u2026");
  EXPECT_THAT(snippet.highlights, IsEmpty());
}

TEST(Snippet, CutsAroundTheFirstMatch) {
  const std::string body =
      absl::StrCat(std::string(300, 'x'), " before it the Straße runs ", std::string(300, 'y'));
  const Snippet snippet = Make(body, "strasse");
  EXPECT_THAT(Highlighted(snippet), ElementsAre("Straße"));
  EXPECT_TRUE(absl::StartsWith(snippet.text, "\u2026before it")) << snippet.text;
  EXPECT_TRUE(absl::EndsWith(snippet.text, "runs\u2026")) << snippet.text;
}

TEST(Snippet, PrefersThePassageWithMostWords) {
  const std::string body =
      absl::StrCat("peace ", std::string(400, 'x'), " peace and plan ", std::string(400, 'y'));
  EXPECT_THAT(Highlighted(Make(body, "plan peace")), ElementsAre("peace", "plan"));
}

TEST(Snippet, PutsParagraphsOnOneLine) { EXPECT_EQ(Make("One.\n\nTwo.", "two").text, "One.  Two."); }

TEST(Snippet, ShowsAnEmptyBodyAsEmpty) { EXPECT_EQ(Make("", "word").text, ""); }

TEST(Snippet, StaysValidBoundedAndHighlightsOnlyQueryWords) {
  const auto seed = std::random_device()();
  std::cout << "seed " << seed << std::endl;
  std::mt19937 random(seed);
  const std::vector<std::string> pieces = {"a", "é", "北", " ", " ", "\n", "peace", "Plän", "—", "x"};
  for (int round = 0; round < 500; ++round) {
    std::string body;
    for (uint64_t i = random() % 120; i > 0; --i) body += pieces[random() % pieces.size()];
    const Snippet snippet = Make(body, "peace plan", 40);
    EXPECT_TRUE(IsValidUtf8(snippet.text)) << snippet.text;
    EXPECT_LE(snippet.text.size(), 40 + 2 * 3 + kMaxTokenBytes + 60) << snippet.text;
    for (const std::string& text : Highlighted(snippet)) {
      ASSERT_EQ(Words(text).size(), 1u) << text;
      EXPECT_TRUE(Words(text)[0] == "peace" || Words(text)[0] == "plan") << text;
    }
  }
}

}  // namespace
}  // namespace parallax::query
