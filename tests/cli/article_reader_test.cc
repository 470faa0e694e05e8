#include "cli/article_reader.h"

#include <gmock/gmock.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "tests/cli/test_folder.h"

namespace parallax::cli {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

struct Contents {
  std::vector<ReadArticle> articles;
  std::vector<InputProblem> problems;
};

Contents ReadAll(ArticleReader& reader) {
  Contents contents;
  while (auto result = reader.Next()) {
    if (auto* article = std::get_if<ReadArticle>(&*result)) {
      contents.articles.push_back(std::move(*article));
    } else {
      contents.problems.push_back(std::get<InputProblem>(*result));
    }
  }
  return contents;
}

Contents ReadPaths(const std::vector<std::string>& paths, const std::string& input = "") {
  std::istringstream stream(input);
  ArticleReader reader(FindInputFiles(paths, FolderContents::kArticles).files, stream);
  return ReadAll(reader);
}

TEST(ArticleReader, ReadsATextWithWhatIsSaidBesideIt) {
  const TestFolder folder;
  const std::string path = folder.Write("a.txt", "Headline\n\nBody.\n");
  folder.Write("a.meta.json", R"({"title": "Headline", "outlet": "The Post", "date": "2024-04-14"})");
  const Contents contents = ReadPaths({path});
  ASSERT_EQ(contents.articles.size(), 1u);
  const ReadArticle& article = contents.articles[0];
  EXPECT_EQ(article.draft.text(), "Headline\n\nBody.\n");
  EXPECT_EQ(article.draft.title(), "Headline");
  EXPECT_EQ(article.draft.publisher(), "The Post");
  EXPECT_EQ(article.draft.published(), "2024-04-14");
  EXPECT_EQ(article.draft.tag(), path);
  EXPECT_EQ(article.line, 0u);
}

TEST(ArticleReader, ReadsJsonLinesAndGoesOnBehindABadOne) {
  const TestFolder folder;
  const std::string path = folder.Write(
      "feed.jsonl", "{\"text\": \"one\"}\n\n{\"text\": \n{\"text\": \"four\"}\r\n{\"title\": \"five\"}");
  const Contents contents = ReadPaths({path});
  ASSERT_EQ(contents.articles.size(), 2u);
  EXPECT_EQ(contents.articles[0].draft.text(), "one");
  EXPECT_EQ(contents.articles[1].draft.text(), "four");
  EXPECT_EQ(contents.articles[1].line, 4u);
  EXPECT_EQ(contents.articles[1].draft.tag(), absl::StrCat(path, ":4"));
  ASSERT_EQ(contents.problems.size(), 2u);
  EXPECT_EQ(contents.problems[0].line, 3u);
  EXPECT_THAT(contents.problems[0].message, HasSubstr("malformed JSON"));
  EXPECT_EQ(contents.problems[1].line, 5u);
  EXPECT_THAT(contents.problems[1].message, HasSubstr("has no text"));
}

TEST(ArticleReader, ReadsOneJsonObjectOverManyLines) {
  const TestFolder folder;
  const Contents contents = ReadPaths({folder.Write("a.json", "{\n \"text\": \"Body.\"\n}\n"),
                                       folder.Write("b.json", "{\n \"text\" \"Body.\"\n}\n")});
  ASSERT_EQ(contents.articles.size(), 1u);
  EXPECT_EQ(contents.articles[0].draft.text(), "Body.");
  ASSERT_EQ(contents.problems.size(), 1u);
  EXPECT_EQ(contents.problems[0].line, 2u);
}

TEST(ArticleReader, TellsTheFormOfStandardInputFromItsBegin) {
  EXPECT_EQ(ReadPaths({"-"}, "\n {oops\nMore.").problems.size(), 1u);
  EXPECT_EQ(ReadPaths({"-"}, "{\n\"text\": \"one\"}").articles.at(0).draft.text(), "one");
  const Contents lines = ReadPaths({"-"}, "{\"text\": \"one\"}\n{\"text\": \"two\"}\n");
  ASSERT_EQ(lines.articles.size(), 2u);
  EXPECT_EQ(lines.articles[1].draft.text(), "two");
  EXPECT_EQ(lines.articles[1].line, 2u);
  EXPECT_EQ(lines.articles[1].draft.tag(), "standard input:2");
}

TEST(ArticleReader, KeepsEveryByteOfATextOnStandardInput) {
  for (const std::string text : {"\n\nPlain text.\nMore.\n", "No line end.", "One line.\n"}) {
    EXPECT_EQ(ReadPaths({"-"}, text).articles.at(0).draft.text(), text);
  }
}

TEST(ArticleReader, CountsBlankLinesBeforeTheFirstObject) {
  const Contents contents = ReadPaths({"-"}, "\n\n{\"text\": \"three\"}\n{\"text\": \"four\"}");
  ASSERT_EQ(contents.articles.size(), 2u);
  EXPECT_EQ(contents.articles[0].line, 3u);
  EXPECT_EQ(contents.articles[1].line, 4u);
}

TEST(ArticleReader, SaysThatAFileIsEmpty) {
  const TestFolder folder;
  const Contents contents = ReadPaths({folder.Write("a.txt", " \n"), folder.Write("b.json", ""),
                                       folder.Write("c.jsonl", ""), folder.Write("d.txt", "Body."), "-"});
  ASSERT_EQ(contents.problems.size(), 4u);
  for (const InputProblem& problem : contents.problems) EXPECT_THAT(problem.message, HasSubstr("is empty"));
  EXPECT_EQ(contents.problems[3].file, "-");
  EXPECT_EQ(contents.articles.size(), 1u);
}

TEST(ArticleReader, RefusesATextOfMoreThanOneMebibyte) {
  const TestFolder folder;
  const std::string most(kMaxTextBytes, 'a');
  const Contents contents = ReadPaths(
      {folder.Write("a.txt", most + "a"), folder.Write("b.txt", most),
       folder.Write("c.jsonl", absl::StrCat("{\"text\": \"", most, "a\"}\n{\"text\": \"small\"}\n"))});
  ASSERT_EQ(contents.problems.size(), 2u);
  EXPECT_EQ(contents.problems[0].message, "the text is longer than 1 MiB; split or shorten it");
  EXPECT_EQ(contents.problems[1].line, 1u);
  ASSERT_EQ(contents.articles.size(), 2u);
  EXPECT_EQ(contents.articles[1].draft.text(), "small");
}

TEST(ArticleReader, PassesOverALineThatNoArticleCanHave) {
  const TestFolder folder;
  const std::string path = folder.Write(
      "feed.jsonl",
      absl::StrCat("{\"text\": \"", std::string(kMaxJsonBytes, 'a'), "\"}\n{\"text\": \"two\"}\n"));
  const Contents contents = ReadPaths({path});
  ASSERT_EQ(contents.problems.size(), 1u);
  EXPECT_THAT(contents.problems[0].message, HasSubstr("longer than 8 MiB"));
  ASSERT_EQ(contents.articles.size(), 1u);
  EXPECT_EQ(contents.articles[0].line, 2u);
}

TEST(ArticleReader, RefusesAnArticleThatAServiceCouldNotReceive) {
  const std::string title(size_t{3} << 20, 't');
  const Contents contents = ReadPaths({"-"}, absl::StrCat("{\"text\": \"a\", \"title\": \"", title, "\"}\n"));
  ASSERT_EQ(contents.problems.size(), 1u);
  EXPECT_THAT(contents.problems[0].message, HasSubstr("longer than 2 MiB"));
}

TEST(ArticleReader, ReadsWindows1252AndCountsWhatItRepaired) {
  const TestFolder folder;
  const Contents contents = ReadPaths({folder.Write("a.txt", "\x93No,\x94 he said.")});
  ASSERT_EQ(contents.articles.size(), 1u);
  EXPECT_EQ(contents.articles[0].draft.text(), "“No,” he said.");
  EXPECT_EQ(contents.articles[0].repaired_bytes, 2u);
}

TEST(ArticleReader, DropsAByteOrderMark) {
  const TestFolder folder;
  const Contents contents = ReadPaths({folder.Write("a.txt",
                                                    "\xEF\xBB\xBF"
                                                    "Body."),
                                       folder.Write("b.jsonl", "\xEF\xBB\xBF{\"text\": \"one\"}\n")});
  ASSERT_EQ(contents.articles.size(), 2u);
  EXPECT_EQ(contents.articles[0].draft.text(), "Body.");
  EXPECT_EQ(contents.articles[1].draft.text(), "one");
}

TEST(ArticleReader, SaysHowToConvertUtf16) {
  const TestFolder folder;
  const Contents contents = ReadPaths({folder.Write("a.txt", std::string("\xFF\xFE"
                                                                         "A\0b\0",
                                                                         6))});
  ASSERT_EQ(contents.problems.size(), 1u);
  EXPECT_THAT(contents.problems[0].message, HasSubstr("iconv"));
}

TEST(ArticleReader, LeavesOutATextWhoseDescriptionIsMalformed) {
  const TestFolder folder;
  const std::string path = folder.Write("a.txt", "Body.");
  folder.Write("a.meta.json", "{\"title\":\n oops}");
  const Contents contents = ReadPaths({path});
  ASSERT_EQ(contents.problems.size(), 1u);
  EXPECT_THAT(contents.problems[0].file, EndsWith("a.meta.json"));
  EXPECT_EQ(contents.problems[0].line, 2u);
}

TEST(ArticleReader, CutsATagFromItsFront) {
  const TestFolder folder;
  const std::string path =
      folder.Write(std::string(200, 'd') + "/" + std::string(200, 'n') + ".txt", "Body.");
  const ReadArticle article = ReadPaths({path}).articles.at(0);
  EXPECT_EQ(article.draft.tag().size(), 256u);
  EXPECT_THAT(path, EndsWith(article.draft.tag()));
}

TEST(ArticleReader, CountsTheBytesItHasRead) {
  const TestFolder folder;
  std::istringstream none;
  ArticleReader reader(
      FindInputFiles({folder.Write("a.txt", "12345"), folder.Write("b.jsonl", "{\"text\": \"b\"}\n")},
                     FolderContents::kArticles)
          .files,
      none);
  reader.Next();
  EXPECT_EQ(reader.bytes_read(), 5u);
  reader.Next();
  EXPECT_EQ(reader.bytes_read(), 5u + 14u);
}

}  // namespace
}  // namespace parallax::cli
