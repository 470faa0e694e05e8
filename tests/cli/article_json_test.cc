#include "cli/article_json.h"

#include <gmock/gmock.h>

namespace parallax::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

v1::ArticleDraft Draft(absl::string_view json) {
  auto parsed = ParseArticleJson(json);
  if (auto* problem = std::get_if<JsonProblem>(&parsed)) ADD_FAILURE() << problem->message;
  return std::holds_alternative<v1::ArticleDraft>(parsed) ? std::get<v1::ArticleDraft>(parsed)
                                                          : v1::ArticleDraft();
}

JsonProblem Problem(absl::string_view json) {
  auto parsed = ParseArticleJson(json);
  if (auto* problem = std::get_if<JsonProblem>(&parsed)) return *problem;
  ADD_FAILURE() << "taken as an article: " << json;
  return {};
}

TEST(ArticleJson, ReadsEveryKey) {
  const v1::ArticleDraft draft = Draft(R"({"url": "https://a.example/1", "title": "T", "text": "Body.",
      "authors": ["A. One", " B. Two "], "publisher": "The Post", "published": "2024-04-14", "language": "en"})");
  EXPECT_EQ(draft.url(), "https://a.example/1");
  EXPECT_EQ(draft.title(), "T");
  EXPECT_EQ(draft.text(), "Body.");
  EXPECT_THAT(draft.authors(), ElementsAre("A. One", "B. Two"));
  EXPECT_EQ(draft.publisher(), "The Post");
  EXPECT_EQ(draft.published(), "2024-04-14");
  EXPECT_EQ(draft.language(), "en");
}

TEST(ArticleJson, ReadsTheOtherNamesOfKeys) {
  const v1::ArticleDraft draft =
      Draft(R"({"body": "B", "author": "A. One, B. Two; C. Three", "outlet": "O", "date": "2024"})");
  EXPECT_EQ(draft.text(), "B");
  EXPECT_THAT(draft.authors(), ElementsAre("A. One", "B. Two", "C. Three"));
  EXPECT_EQ(draft.publisher(), "O");
  EXPECT_EQ(draft.published(), "2024");
  EXPECT_EQ(Draft(R"({"content": "C", "source": "S"})").publisher(), "S");
}

TEST(ArticleJson, TakesTheFirstKeyThatIsSet) {
  const v1::ArticleDraft draft =
      Draft(R"({"text": " ", "body": null, "content": "C", "authors": [], "author": "A"})");
  EXPECT_EQ(draft.text(), "C");
  EXPECT_THAT(draft.authors(), ElementsAre("A"));
}

TEST(ArticleJson, NamesLineAndColumnOfMalformedJson) {
  const JsonProblem problem = Problem("{\"title\": \"T\",\n \"text\" \"B\"}");
  EXPECT_EQ(problem.line, 2u);
  EXPECT_THAT(problem.message, HasSubstr("malformed JSON at column 11"));
}

TEST(ArticleJson, SaysWhenTheTextIsCutOff) {
  EXPECT_THAT(Problem("{\"title\": \"T\",").message, HasSubstr("ends too early"));
}

TEST(ArticleJson, NamesTheKeyAndTheRemedy) {
  EXPECT_EQ(Problem(R"({"title": "T"})").message, "has no text; give it under the key 'text'");
  EXPECT_EQ(Problem(R"({"text": 5})").message, "'text' is a number; give a text in quotation marks");
  EXPECT_EQ(Problem(R"({"text": "B", "published": 1713081600})").message,
            "'published' is a number; give a text in quotation marks");
  EXPECT_EQ(Problem(R"({"text": "B", "authors": [{"name": "A"}]})").message,
            "'authors' is an object; give a text or a list of texts");
  EXPECT_THAT(Problem(R"([{"text": "B"}])").message, HasSubstr(".jsonl"));
  EXPECT_THAT(Problem(R"("text")").message, HasSubstr("is not a JSON object"));
}

TEST(ArticleJson, AddsADescriptionToADraft) {
  v1::ArticleDraft draft;
  draft.set_text("Body.");
  const JsonProblem problem = ParseMetaJson(
      R"({"ID": "x1", "source": "USA TODAY", "date": "", "authors": "A. One", "title": "T"})", draft);
  EXPECT_EQ(problem.message, "");
  EXPECT_EQ(draft.text(), "Body.");
  EXPECT_EQ(draft.title(), "T");
  EXPECT_EQ(draft.publisher(), "USA TODAY");
  EXPECT_EQ(draft.published(), "");
  EXPECT_THAT(draft.authors(), ElementsAre("A. One"));
}

TEST(ArticleJson, SaysWhatIsWrongWithADescription) {
  v1::ArticleDraft draft;
  EXPECT_THAT(ParseMetaJson("{", draft).message, HasSubstr("ends too early"));
  EXPECT_THAT(ParseMetaJson(R"({"url": true})", draft).message, HasSubstr("'url' is a boolean"));
}

}  // namespace
}  // namespace parallax::cli
