#include "services/query/entity_index.h"

#include "absl/strings/str_cat.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class EntityIndex : public testing::Test {
 protected:
  EntityPage List(const std::string& query, const std::vector<v1::EntityType>& types = {},
                  size_t page_size = 50, const std::string& cursor = "") {
    auto page = ListEntityPage(StoreReader(test_.store()), query, types, page_size, cursor);
    EXPECT_THAT(page, IsOk());
    return page.value_or(EntityPage());
  }
  static std::vector<std::string> Ids(const EntityPage& page) {
    std::vector<std::string> ids;
    for (const v1::EntitySummary& summary : page.entities) ids.push_back(summary.entity().id());
    return ids;
  }
  v1::EntitySummary Read(const std::string& id) {
    const auto summary = ReadEntity(StoreReader(test_.store()), id);
    EXPECT_THAT(summary, IsOk());
    return summary->value_or(v1::EntitySummary());
  }

  TestStore test_;
};

TEST_F(EntityIndex, AddsUpAllArticles) {
  test_.Write(ArticleBuilder("a")
                  .Published("2024-01-01")
                  .Entity("x", "Xland", v1::ENTITY_TYPE_STATE, 3)
                  .Claim("x", "y", v1::POLARITY_OPPOSE)
                  .Build());
  test_.Write(ArticleBuilder("b")
                  .Published("2024-03-01")
                  .Entity("x", "Xland", v1::ENTITY_TYPE_STATE, 2)
                  .Claim("y", "x", v1::POLARITY_OPPOSE)
                  .Build());
  v1::EntitySummary summary = Read("x");
  EXPECT_EQ(summary.entity().name(), "Xland");
  EXPECT_EQ(summary.entity().type(), v1::ENTITY_TYPE_STATE);
  EXPECT_EQ(summary.article_count(), 2u);
  EXPECT_EQ(summary.mention_count(), 5u);
  EXPECT_EQ(summary.held_claim_count(), 1u);
  EXPECT_EQ(summary.received_claim_count(), 1u);
  ASSERT_THAT(ReadSeenTimes(StoreReader(test_.store()), summary), IsOk());
  EXPECT_EQ(summary.first_seen_time().seconds(), 1'704'067'200);
  EXPECT_EQ(summary.last_seen_time().seconds(), 1'709'251'200);
}

TEST_F(EntityIndex, TakesTheNameThatMostArticlesGive) {
  test_.Write(ArticleBuilder("a").Entity("x", "Zed", v1::ENTITY_TYPE_ORG).Build());
  test_.Write(ArticleBuilder("b").Entity("x", "Zed", v1::ENTITY_TYPE_ORG).Build());
  test_.Write(ArticleBuilder("c").Entity("x", "Alpha", v1::ENTITY_TYPE_STATE).Build());
  EXPECT_EQ(Read("x").entity().name(), "Zed");
  EXPECT_EQ(Read("x").entity().type(), v1::ENTITY_TYPE_ORG);
}

TEST_F(EntityIndex, TakesTheFirstOfEquallyFrequentNames) {
  test_.Write(ArticleBuilder("a").Entity("x", "Beta").Build());
  test_.Write(ArticleBuilder("b").Entity("x", "Alpha").Build());
  EXPECT_EQ(Read("x").entity().name(), "Alpha");
}

TEST_F(EntityIndex, ForgetsAnEntityThatNoArticleKnowsAnyMore) {
  test_.Write(ArticleBuilder("a").Entity("x", "Xland").Build());
  test_.Write(ArticleBuilder("a", 2).Build());
  EXPECT_EQ(*ReadEntity(StoreReader(test_.store()), "x"), std::nullopt);
  EXPECT_THAT(Ids(List("")), IsEmpty());
  EXPECT_EQ(*CountEntities(StoreReader(test_.store())), 0u);
}

TEST_F(EntityIndex, ShowsAnUnnamedEntityByItsId) {
  test_.Write(ArticleBuilder("a").Claim("x", "y", v1::POLARITY_OPPOSE).Build());
  EXPECT_EQ(ReadReference(StoreReader(test_.store()), "x")->name(), "x");
  EXPECT_EQ(ReadReference(StoreReader(test_.store()), "nobody")->name(), "nobody");
}

TEST_F(EntityIndex, KnowsOutletsButDoesNotListThem) {
  test_.Write(ArticleBuilder("a").Published("2024-01-01").Publisher("The Post").Build());
  v1::EntitySummary outlet = Read("outlet-the-post");
  EXPECT_EQ(outlet.entity().name(), "The Post");
  ASSERT_THAT(ReadSeenTimes(StoreReader(test_.store()), outlet), IsOk());
  EXPECT_EQ(outlet.first_seen_time().seconds(), 1'704'067'200);
  EXPECT_THAT(Ids(List("")), IsEmpty());
}

TEST_F(EntityIndex, ListsMostArticlesFirstThenById) {
  test_.Write(ArticleBuilder("a").Entity("b", "B").Entity("a", "A").Entity("c", "C").Build());
  test_.Write(ArticleBuilder("b").Entity("c", "C").Build());
  EXPECT_THAT(Ids(List("")), ElementsAre("c", "a", "b"));
}

TEST_F(EntityIndex, FindsByTheBeginningsOfWords) {
  test_.Write(ArticleBuilder("a")
                  .Entity("nrf", "National Resistance Front")
                  .Entity("nc", "National Congress", v1::ENTITY_TYPE_ORG)
                  .Build());
  EXPECT_THAT(Ids(List("nat RES")), ElementsAre("nrf"));
  EXPECT_THAT(Ids(List("ational")), IsEmpty());
  EXPECT_THAT(Ids(List("national", {v1::ENTITY_TYPE_ORG})), ElementsAre("nc"));
}

TEST_F(EntityIndex, PagesThroughAllOnce) {
  ArticleBuilder article("a");
  for (int i = 0; i < 7; ++i) article.Entity(absl::StrCat("e", i), "E");
  test_.Write(article.Build());
  EntityPage page = List("", {}, 3);
  std::vector<std::string> ids = Ids(page);
  while (!page.next_cursor.empty()) {
    page = List("", {}, 3, page.next_cursor);
    for (const std::string& id : Ids(page)) ids.push_back(id);
  }
  EXPECT_THAT(ids, ElementsAre("e0", "e1", "e2", "e3", "e4", "e5", "e6"));
}

TEST_F(EntityIndex, GivesTheMostFrequentSurfacesFirst) {
  v1::AnnotatedArticle both = ArticleBuilder("a").Entity("x", "Xland").Build();
  both.mutable_annotation()->mutable_entities(0)->add_surfaces("the X");
  both.mutable_annotation()->mutable_entities(0)->add_surfaces("the X");
  test_.Write(both);
  test_.Write(ArticleBuilder("b").Entity("x", "the X").Build());
  const auto surfaces = ReadSurfaces(StoreReader(test_.store()), "x", 1);
  ASSERT_THAT(surfaces, IsOk());
  ASSERT_EQ(surfaces->size(), 1u);
  EXPECT_EQ(surfaces->front().text(), "the X");
  EXPECT_EQ(surfaces->front().article_count(), 2u);
}

TEST_F(EntityIndex, CountsMentionedEntities) {
  test_.Write(
      ArticleBuilder("a").Publisher("P").Entity("x", "X").Claim("x", "y", v1::POLARITY_OPPOSE).Build());
  EXPECT_EQ(*CountEntities(StoreReader(test_.store())), 1u);
}

}  // namespace
}  // namespace parallax::query
