#include "services/query/text_index.h"

#include "absl/strings/str_cat.h"
#include "services/query/posting_list.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TextIndex : public testing::Test {
 protected:
  void Write(const std::string& id, const std::string& day, const std::string& body,
             const std::string& outlet = "", const std::string& language = "en") {
    test_.Write(ArticleBuilder(id)
                    .Body(body)
                    .Published(day)
                    .Publisher(outlet)
                    .Language(language)
                    .Entity("e" + id, id)
                    .Build());
  }

  // Ids of the matching articles newest first.
  std::vector<std::string> Find(const std::string& query, const v1::ArticleFilter& filter = {},
                                size_t wanted = 10) {
    const StoreReader reader(test_.store());
    auto documents = MatchDocuments(reader, *ParseSearchQuery(query), filter);
    EXPECT_THAT(documents, IsOk());
    const auto window = ToTimeWindow(filter.time(), "time");
    auto walk = NewestFirst::Create(reader, *std::move(documents), TimeKeyRange(*window), wanted);
    EXPECT_THAT(walk, IsOk());
    std::vector<std::string> ids;
    while (walk->Next()) ids.emplace_back(ParseArticleTimeKey(walk->time_key()).article_id);
    EXPECT_THAT(walk->status(), IsOk());
    return ids;
  }

  TestStore test_;
};

TEST_F(TextIndex, WantsEveryWord) {
  Write("a", "2024-01-01", "peace talks");
  Write("b", "2024-01-02", "peace plan");
  EXPECT_THAT(Find("peace"), ElementsAre("b", "a"));
  EXPECT_THAT(Find("peace talks"), ElementsAre("a"));
  EXPECT_THAT(Find("peace war"), IsEmpty());
  EXPECT_THAT(Find(""), ElementsAre("b", "a"));
}

TEST_F(TextIndex, DoesNotTakeAPrefixForAWord) {
  Write("a", "2024-01-01", "peaceful");
  EXPECT_THAT(Find("peace"), IsEmpty());
}

TEST_F(TextIndex, WantsEveryEntityAndAnyOutletAndLanguage) {
  Write("a", "2024-01-01", "word", "One", "en");
  Write("b", "2024-01-02", "word", "Two", "fr");
  Write("c", "2024-01-03", "word", "Three", "de");
  v1::ArticleFilter filter;
  filter.add_outlet_ids("outlet-one");
  filter.add_outlet_ids("outlet-two");
  EXPECT_THAT(Find("word", filter), ElementsAre("b", "a"));
  filter.add_languages("fr");
  EXPECT_THAT(Find("", filter), ElementsAre("b"));
  filter.Clear();
  filter.add_entity_ids("ea");
  EXPECT_THAT(Find("", filter), ElementsAre("a"));
  filter.add_entity_ids("eb");
  EXPECT_THAT(Find("", filter), IsEmpty());
}

TEST_F(TextIndex, StaysWithinTheWindow) {
  Write("a", "2024-01-01", "word");
  Write("b", "2024-01-02", "word");
  Write("c", "2024-01-03", "word");
  v1::ArticleFilter filter;
  filter.mutable_time()->mutable_start_time()->set_seconds(1'704'153'600);  // 2024-01-02
  filter.mutable_time()->mutable_end_time()->set_seconds(1'704'240'000);    // 2024-01-03
  EXPECT_THAT(Find("word", filter), ElementsAre("b"));
  EXPECT_THAT(Find("", filter), ElementsAre("b"));
}

TEST_F(TextIndex, ForgetsTheWordsOfAReplacedText) {
  Write("a", "2024-01-01", "old words");
  Write("a", "2024-01-01", "new words");
  EXPECT_THAT(Find("old"), IsEmpty());
  EXPECT_THAT(Find("new words"), ElementsAre("a"));
}

TEST_F(TextIndex, FindsTheSameBySortingAndByWalking) {
  std::vector<std::string> expected;
  for (int i = 0; i < 40; ++i) {
    const std::string id = absl::StrCat("a", i / 10, i % 10);
    Write(id, absl::StrCat("2024-02-", i % 28 / 10, i % 28 % 10 == 0 ? 1 : i % 28 % 10),
          i % 5 == 0 ? "rare" : "other");
  }
  // Wanting little makes it sort few documents, wanting nothing makes it walk.
  EXPECT_EQ(Find("rare", {}, 1000), Find("rare", {}, 0));
  EXPECT_EQ(Find("rare").size(), 8u);
}

TEST_F(TextIndex, SpansShardsOfDocumentNumbers) {
  rocksdb::WriteBatch batch;
  for (const uint32_t document : {1u, 65'536u, 4'000'000'000u}) {
    batch.Merge(test_.store().handle(Family::kPostings), PostingKey(WordTerm("word"), document),
                PostingChange::Add(document));
  }
  ASSERT_THAT(test_.store().Write(batch), IsOk());
  const auto documents = ReadPostings(StoreReader(test_.store()), WordTerm("word"));
  ASSERT_THAT(documents, IsOk());
  EXPECT_EQ(documents->cardinality(), 3u);
  EXPECT_TRUE(documents->contains(4'000'000'000u));
}

}  // namespace
}  // namespace parallax::query
