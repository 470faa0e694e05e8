#include "services/nlp/front_matter.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/utf8.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;

constexpr absl::string_view kPage =
    "Valley Says No to the Front\n"
    "\n"
    "By: Jane Roe\n"
    "\n"
    "The villages of the upper valley have turned against the Northern Front, which they accuse of\n"
    "theft. Elders who once fed its fighters now close their doors, and two of them have asked the\n"
    "council for help.\n"
    "\n"
    "Elders [John Doe/AFP]\n"
    "\n"
    "Advertisement\n"
    "\n"
    "The front denies everything. “We are guests here,” its spokesman said on 3 March 2024.\n"
    "\n"
    "Comments: 0\n"
    "© 2024 Kabul Herald\n";

v1::Article ArticleOf(absl::string_view text) {
  v1::Article article;
  article.set_text(std::string(text));
  return article;
}

TEST(FrontMatter, ReadsAWholePage) {
  v1::Article article = ArticleOf(kPage);
  article.set_url("https://www.kabulherald.example/valley");
  const Document document = ReadFrontMatter(article);
  EXPECT_EQ(document.meta.title(), "Valley Says No to the Front");
  EXPECT_THAT(document.meta.authors(), ElementsAre("Jane Roe"));
  EXPECT_EQ(document.meta.publisher(), "Kabul Herald");
  EXPECT_EQ(document.meta.language(), "en");
  EXPECT_EQ(document.meta.url(), article.url());
  EXPECT_EQ(document.reference_date, "2024-03-03");
  EXPECT_EQ(
      document.body(),
      "The villages of the upper valley have turned against the Northern Front, which they accuse of theft. "
      "Elders who once fed its fighters now close their doors, and two of them have asked the council for "
      "help.\n\n"
      "The front denies everything. “We are guests here,” its spokesman said on 3 March 2024.");
}

TEST(FrontMatter, PrefersWhatWasHandedIn) {
  v1::Article article = ArticleOf(kPage);
  article.set_title("Valley says no | Northern Star");
  article.add_authors("By Halim Noor and Northern Star Staff");
  article.set_publisher("Northern Star");
  article.set_published("2024-03-04");
  article.set_language("EN");
  const Document document = ReadFrontMatter(article);
  EXPECT_EQ(document.meta.title(), "Valley says no");
  EXPECT_THAT(document.meta.authors(), ElementsAre("Halim Noor"));
  EXPECT_EQ(document.meta.publisher(), "Northern Star");
  EXPECT_EQ(document.meta.language(), "en");
  EXPECT_EQ(document.reference_date, "2024-03-04");
}

TEST(FrontMatter, NamesThePublisherByItsHostAtLeast) {
  v1::Article article = ArticleOf("The front left the valley.");
  article.set_url("https://www.KabulHerald.example:8080/valley");
  EXPECT_EQ(ReadFrontMatter(article).meta.publisher(), "kabulherald.example");
}

TEST(FrontMatter, CountsTheLinesItLeavesOut) {
  v1::Article article = ArticleOf(kPage);
  article.add_quality_notes()->set_kind(v1::QUALITY_NOTE_KIND_ENCODING_REPAIRED);
  const Document document = ReadFrontMatter(article);
  ASSERT_EQ(document.quality_notes.size(), 2U);
  EXPECT_EQ(document.quality_notes[0].kind(), v1::QUALITY_NOTE_KIND_ENCODING_REPAIRED);
  EXPECT_EQ(document.quality_notes[1].kind(), v1::QUALITY_NOTE_KIND_BOILERPLATE_REMOVED);
  EXPECT_EQ(document.quality_notes[1].count(), 6U);
  EXPECT_TRUE(ReadFrontMatter(ArticleOf("The front left the valley.")).quality_notes.empty());
}

TEST(FrontMatter, KeepsATextOfOneParagraph) {
  EXPECT_EQ(ReadFrontMatter(ArticleOf("The front left the valley.")).body(), "The front left the valley.");
}

TEST(FrontMatter, GivesAnEmptyBodyForAPageWithoutProse) {
  const Document document = ReadFrontMatter(ArticleOf("Home | World | Login\n\nReport Abuse"));
  EXPECT_EQ(document.body(), "");
  EXPECT_EQ(document.meta.language(), "und");
}

TEST(FrontMatter, TakesAnyPageAndGivesValidText) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::mt19937 random(seed);
  const std::vector<absl::string_view> pieces = {"By ",
                                                 "Jane Roe",
                                                 "\n",
                                                 "\n\n",
                                                 " | ",
                                                 "Source: ",
                                                 ":",
                                                 "(",
                                                 ")",
                                                 "[",
                                                 "AFP]",
                                                 "2024",
                                                 "-04-14",
                                                 "/",
                                                 " April ",
                                                 "14",
                                                 ", ",
                                                 "\u201c",
                                                 "\u201d",
                                                 "\u2019s",
                                                 "is a fellow",
                                                 ".",
                                                 "?",
                                                 "\u00a0",
                                                 "\u200b",
                                                 "Comments",
                                                 "More:",
                                                 "note: ",
                                                 "Copyright ",
                                                 "\u00a9",
                                                 "the front left",
                                                 "Welcome to ",
                                                 "\u4ee5\u4e0a\u3002",
                                                 "-",
                                                 "those of ",
                                                 "Jr."};
  for (int round = 0; round < 2000; ++round) {
    v1::Article article;
    for (size_t i = random() % 40; i > 0; --i)
      absl::StrAppend(article.mutable_text(), pieces[random() % pieces.size()]);
    article.set_title(std::string(pieces[random() % pieces.size()]));
    absl::StrAppend(article.mutable_url(), "http://a/", pieces[random() % pieces.size()], "/04/",
                    pieces[random() % pieces.size()]);
    SCOPED_TRACE(article.text());
    const Document document = ReadFrontMatter(article);
    EXPECT_TRUE(IsValidUtf8(document.body()));
    EXPECT_LE(document.body().size(), article.text().size() * 2);
  }
}

// The development articles, which are not part of this project.
class GoldArticles : public ::testing::Test {
 protected:
  static std::string ReadFile(const std::filesystem::path& path) {
    std::ifstream stream(path);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
  }

  void SetUp() override {
    if (!std::filesystem::exists(folder_ / "dev.json"))
      GTEST_SKIP() << "no development articles at " << folder_;
    gold_ = nlohmann::json::parse(ReadFile(folder_ / "dev.json"));
  }

  v1::Article ArticleOfId(const std::string& id) const {
    v1::Article article = ArticleOf(ReadFile(folder_ / "text" / (id + ".txt")));
    const std::filesystem::path meta_path = folder_ / "text" / (id + ".meta.json");
    if (!std::filesystem::exists(meta_path)) return article;
    const nlohmann::json meta = nlohmann::json::parse(ReadFile(meta_path));
    article.set_title(meta["title"]);
    article.set_publisher(meta["source"]);
    article.set_published(meta["date"]);
    article.set_url(meta["url"]);
    article.add_authors(meta["authors"]);
    return article;
  }

  const std::filesystem::path folder_ = std::filesystem::path(PARALLAX_SOURCE_DIR) / ".." / "shared" / "gold";
  nlohmann::json gold_;
};

std::string PublishedDate(const Document& document) {
  for (const v1::DocumentDate& date : document.meta.dates()) {
    if (date.kind() == v1::DATE_KIND_PUBLISHED) return date.date();
  }
  return {};
}

// The body ends with its last sentence, or with the line that says who is quoted in it.
bool EndsWithSentence(absl::string_view body, absl::string_view last) {
  const size_t at = body.rfind(last);
  if (at == absl::string_view::npos) return false;
  const absl::string_view rest = body.substr(at + last.size());
  return rest.empty() ||
         (absl::StartsWith(rest, "\n\n") && absl::StrContains(rest, ", ") && rest.size() < 40);
}

TEST_F(GoldArticles, HaveTheBodyThatAnnotatorsSaw) {
  for (const auto& [id, entry] : gold_.items()) {
    SCOPED_TRACE(id);
    const std::string body = ReadFrontMatter(ArticleOfId(id)).body();
    for (const char* annotator : {"document", "document_b"}) {
      const nlohmann::json& expected = entry[annotator];
      EXPECT_TRUE(absl::StartsWith(body, expected["body_first"].get<std::string>())) << body.substr(0, 80);
      EXPECT_TRUE(EndsWithSentence(body, expected["body_last"].get<std::string>()))
          << body.substr(body.size() - std::min<size_t>(body.size(), 80));
      for (const auto& other : expected["not_body"]) {
        EXPECT_FALSE(absl::StrContains(body, other.get<std::string>())) << other;
      }
    }
  }
}

TEST_F(GoldArticles, HaveTheirTitlesAuthorsPublishersAndDates) {
  for (const auto& [id, entry] : gold_.items()) {
    SCOPED_TRACE(id);
    const v1::Article article = ArticleOfId(id);
    const Document document = ReadFrontMatter(article);
    const nlohmann::json& expected = entry["document"];
    if (expected["title"].is_string()) {
      EXPECT_EQ(document.meta.title(), expected["title"].get<std::string>());
    }
    for (const auto& author : expected["authors"]) {
      EXPECT_THAT(document.meta.authors(), ::testing::Contains(author.get<std::string>()));
    }
    // A publisher that was handed in stands, even where annotators know the outlet by another name.
    if (article.publisher().empty() && expected["publisher"].is_string()) {
      EXPECT_EQ(document.meta.publisher(), expected["publisher"].get<std::string>());
    }
    if (expected["published"].is_string()) {
      EXPECT_EQ(PublishedDate(document), expected["published"].get<std::string>());
    }
    if (article.url().empty() && expected["published"].is_null()) {
      EXPECT_EQ(PublishedDate(document), "");
    }
    EXPECT_EQ(document.meta.language(), expected["language"].get<std::string>());
  }
}

}  // namespace
}  // namespace parallax::nlp
