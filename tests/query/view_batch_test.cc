#include "services/query/view_batch.h"

#include "services/query/entity_index.h"
#include "services/query/records.h"
#include "services/query/text_index.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::IsEmpty;

v1::AnnotatedArticle Article() {
  return ArticleBuilder("a")
      .Title("Title")
      .Body("Body words.")
      .Publisher("Post")
      .Entity("x", "X")
      .Claim("x", "y", v1::POLARITY_OPPOSE)
      .Claim("AUTHOR", "x", v1::POLARITY_SUPPORT)
      .Build();
}

class ViewBatch : public testing::Test {
 protected:
  void Insert() {
    rocksdb::WriteBatch batch;
    StageInsert(test_.store(), Article(), ViewOf(Article()), 7, std::string(32, 'h'), batch);
    ASSERT_THAT(test_.store().Write(batch), IsOk());
  }
  void Remove() {
    rocksdb::WriteBatch batch;
    StageRemove(test_.store(), ViewOf(Article()), 7, batch);
    ASSERT_THAT(test_.store().Write(batch), IsOk());
  }
  size_t Rows(Family family) {
    size_t rows = 0;
    EXPECT_THAT(StoreReader(test_.store()).ForEach(family, "", [&](auto, auto) { return ++rows, true; }),
                IsOk());
    return rows;
  }

  TestStore test_;
};

TEST_F(ViewBatch, PutsRowsIntoEveryIndex) {
  Insert();
  for (const Family family : {Family::kArticles, Family::kBodies, Family::kSummaries, Family::kArticlesByTime,
                              Family::kDocuments}) {
    EXPECT_EQ(Rows(family), 1u) << kFamilyNames[static_cast<size_t>(family)];
  }
  for (const Family family :
       {Family::kClaims, Family::kClaimsByTime, Family::kClaimsByHolder, Family::kClaimsByTarget}) {
    EXPECT_EQ(Rows(family), 2u) << kFamilyNames[static_cast<size_t>(family)];
  }
  EXPECT_EQ(Rows(Family::kEntityArticles), 3u) << "x, y and the outlet";
  const StoreReader reader(test_.store());
  for (const std::string& term : {WordTerm("title"), WordTerm("words"), EntityTerm("x"),
                                  OutletTerm("outlet-post"), LanguageTerm("en")}) {
    EXPECT_TRUE(ReadPostings(reader, term)->contains(7)) << term;
  }
  EXPECT_EQ(*ReadTotals(reader), (Counters{1, 2, 3}));
}

TEST_F(ViewBatch, TakesOutWhatItPutIn) {
  Insert();
  Remove();
  for (const Family family : {Family::kArticlesByTime, Family::kClaims, Family::kClaimsByTime,
                              Family::kClaimsByHolder, Family::kClaimsByTarget, Family::kEntityArticles}) {
    EXPECT_EQ(Rows(family), 0u) << kFamilyNames[static_cast<size_t>(family)];
  }
  const StoreReader reader(test_.store());
  for (const std::string& term : ViewOf(Article()).terms)
    EXPECT_TRUE(ReadPostings(reader, term)->isEmpty()) << term;
  EXPECT_TRUE(AllZero(*ReadTotals(reader)));
  EXPECT_EQ(*ReadEntity(reader, "x"), std::nullopt);
  EXPECT_THAT(*ReadSurfaces(reader, "x", 10), IsEmpty());
}

TEST_F(ViewBatch, CanPutTheSameDocumentBackInTheSameBatch) {
  Insert();
  rocksdb::WriteBatch batch;
  StageRemove(test_.store(), ViewOf(Article()), 7, batch);
  StageInsert(test_.store(), Article(), ViewOf(Article()), 7, std::string(32, 'h'), batch);
  const std::string before = test_.Digest();
  ASSERT_THAT(test_.store().Write(batch), IsOk());
  EXPECT_EQ(test_.Digest(), before);
}

}  // namespace
}  // namespace parallax::query
