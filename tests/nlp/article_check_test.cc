#include "services/nlp/article_check.h"

#include <gmock/gmock.h>

#include <string>

namespace parallax::nlp {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

v1::Article GoodArticle() {
  v1::Article article;
  article.set_text("The Front attacked.");
  return article;
}

std::string ReasonAgainst(const v1::Article& article) { return std::string(CheckArticle(article).message()); }

TEST(ArticleCheck, TakesTextUpToOneMebibyte) {
  v1::Article article = GoodArticle();
  EXPECT_TRUE(CheckArticle(article).ok());
  article.set_text(std::string(1 << 20, 'a'));
  EXPECT_TRUE(CheckArticle(article).ok());
  article.set_text(std::string((1 << 20) + 1, 'a'));
  EXPECT_EQ(CheckArticle(article).code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(ReasonAgainst(article),
              AllOf(HasSubstr("article.text"), HasSubstr("1048577"), HasSubstr("1048576")));
}

TEST(ArticleCheck, RefusesTextThatIsMissingOrNotUtf8) {
  EXPECT_THAT(ReasonAgainst(v1::Article()), AllOf(HasSubstr("article.text"), HasSubstr("empty")));
  v1::Article article;
  article.set_text("Massoud\xE2\x80");
  EXPECT_THAT(ReasonAgainst(article), AllOf(HasSubstr("article.text"), HasSubstr("UTF-8")));
}

TEST(ArticleCheck, NamesTheFieldThatIsTooLongAndItsLimit) {
  v1::Article titled = GoodArticle();
  titled.set_title(std::string(1001, 'a'));
  EXPECT_THAT(ReasonAgainst(titled), AllOf(HasSubstr("article.title"), HasSubstr("1000")));
  v1::Article linked = GoodArticle();
  linked.set_url(std::string(2049, 'a'));
  EXPECT_THAT(ReasonAgainst(linked), AllOf(HasSubstr("article.url"), HasSubstr("2048")));
  v1::Article published = GoodArticle();
  published.set_publisher(std::string(257, 'a'));
  EXPECT_THAT(ReasonAgainst(published), AllOf(HasSubstr("article.publisher"), HasSubstr("256")));
  v1::Article signed_by = GoodArticle();
  signed_by.add_authors(std::string(257, 'a'));
  EXPECT_THAT(ReasonAgainst(signed_by), AllOf(HasSubstr("article.authors"), HasSubstr("256")));
}

TEST(ArticleCheck, RefusesMoreThan64Authors) {
  v1::Article article = GoodArticle();
  for (int i = 0; i < 64; ++i) article.add_authors("Jane Roe");
  EXPECT_TRUE(CheckArticle(article).ok());
  article.add_authors("Jane Roe");
  EXPECT_THAT(ReasonAgainst(article), AllOf(HasSubstr("article.authors"), HasSubstr("65"), HasSubstr("64")));
}

}  // namespace
}  // namespace parallax::nlp
