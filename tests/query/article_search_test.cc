#include "services/query/article_search.h"

#include "absl/strings/str_cat.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ArticleSearchTest : public testing::Test {
 protected:
  void Write(const std::string& id, const std::string& day, const std::string& body,
             const std::string& title = "T") {
    test_.Write(ArticleBuilder(id).Title(title).Body(body).Published(day).Build());
  }

  ArticlePage Search(const std::string& query, bool by_relevance = false, size_t page_size = 50,
                     const std::string& cursor = "") {
    ArticleSearch search;
    search.query = *ParseSearchQuery(query);
    search.by_relevance = by_relevance;
    search.page_size = page_size;
    search.cursor = cursor;
    auto page = SearchArticles(StoreReader(test_.store()), search);
    EXPECT_THAT(page, IsOk());
    return page.value_or(ArticlePage());
  }

  static std::vector<std::string> Ids(const ArticlePage& page) {
    std::vector<std::string> ids;
    for (const v1::ArticleSummary& article : page.articles) ids.push_back(article.article_id());
    return ids;
  }

  TestStore test_;
};

TEST_F(ArticleSearchTest, ShowsWhyAnArticleMatched) {
  Write("a", "2024-01-01", "The talks on peace failed.", "Headline");
  const ArticlePage page = Search("peace");
  ASSERT_THAT(Ids(page), ElementsAre("a"));
  const v1::ArticleSummary& article = page.articles[0];
  EXPECT_EQ(article.title(), "Headline");
  ASSERT_EQ(article.highlights_size(), 1);
  const v1::Span& span = article.highlights(0);
  EXPECT_EQ(article.snippet().substr(span.begin(), span.end() - span.begin()), "peace");
  EXPECT_EQ(article.score(), 0);
}

TEST_F(ArticleSearchTest, FindsWordsOfTheTitle) {
  Write("a", "2024-01-01", "Nothing of it here.", "Peace");
  EXPECT_THAT(Ids(Search("peace")), ElementsAre("a"));
}

TEST_F(ArticleSearchTest, VerifiesPhrases) {
  Write("a", "2024-01-01", "the peace plan");
  Write("b", "2024-01-02", "a plan for peace");
  EXPECT_THAT(Ids(Search("\"peace plan\"")), ElementsAre("a"));
  EXPECT_THAT(Ids(Search("\"peace plan\"", /*by_relevance=*/true)), ElementsAre("a"));
}

TEST_F(ArticleSearchTest, PagesNewestFirstWhileArticlesArrive) {
  for (int i = 1; i <= 5; ++i) Write(absl::StrCat("a", i), absl::StrCat("2024-01-0", i), "word");
  const ArticlePage first = Search("word", false, 2);
  EXPECT_THAT(Ids(first), ElementsAre("a5", "a4"));
  Write("newer", "2024-02-01", "word");
  const ArticlePage second = Search("word", false, 2, first.next_cursor);
  EXPECT_THAT(Ids(second), ElementsAre("a3", "a2"));
  const ArticlePage third = Search("word", false, 2, second.next_cursor);
  EXPECT_THAT(Ids(third), ElementsAre("a1"));
  EXPECT_EQ(third.next_cursor, "");
}

TEST_F(ArticleSearchTest, EndsExactlyAtThePageSize) {
  Write("a", "2024-01-01", "word");
  Write("b", "2024-01-02", "word");
  EXPECT_EQ(Search("word", false, 2).next_cursor, "");
  EXPECT_EQ(Search("word", true, 2).next_cursor, "");
}

TEST_F(ArticleSearchTest, RanksByRelevance) {
  Write("once", "2024-01-03", "peace and many other words that make it long");
  Write("often", "2024-01-01", "peace peace peace");
  Write("twice", "2024-01-02", "peace and peace and other things");
  const ArticlePage page = Search("peace", true);
  EXPECT_THAT(Ids(page), ElementsAre("often", "twice", "once"));
  EXPECT_GT(page.articles[0].score(), page.articles[1].score());
  EXPECT_GT(page.articles[2].score(), 0);
}

TEST_F(ArticleSearchTest, KeepsTheRankingFromPageToPageWhileArticlesArrive) {
  for (int i = 1; i <= 6; ++i) {
    std::string body;
    for (int j = 0; j < i; ++j) absl::StrAppend(&body, "peace ");
    Write(absl::StrCat("a", i), "2024-01-01", body + "one two three four five six");
  }
  const std::vector<std::string> all = Ids(Search("peace", true));
  ArticlePage page = Search("peace", true, 2);
  std::vector<std::string> paged = Ids(page);
  while (!page.next_cursor.empty()) {
    Write(absl::StrCat("later", paged.size()), "2024-02-01",
          "peace peace peace peace peace peace peace peace");
    page = Search("peace", true, 2, page.next_cursor);
    for (const std::string& id : Ids(page)) paged.push_back(id);
  }
  EXPECT_EQ(paged, all);
}

TEST_F(ArticleSearchTest, OrdersNewestFirstWhenThereIsNothingToRankBy) {
  Write("a", "2024-01-01", "word");
  Write("b", "2024-01-02", "word");
  EXPECT_THAT(Ids(Search("", true)), ElementsAre("b", "a"));
}

TEST_F(ArticleSearchTest, FindsNothingInAnEmptyStore) {
  EXPECT_THAT(Ids(Search("word")), IsEmpty());
  EXPECT_THAT(Ids(Search("word", true)), IsEmpty());
}

TEST_F(ArticleSearchTest, RefusesADamagedRankCursor) {
  ArticleSearch search;
  search.query = *ParseSearchQuery("word");
  search.by_relevance = true;
  search.cursor = "x";
  EXPECT_THAT(SearchArticles(StoreReader(test_.store()), search), IsInvalid("page_token"));
}

}  // namespace
}  // namespace parallax::query
