#include "services/query/view_digest.h"

#include "services/query/posting_list.h"
#include "services/query/records.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

v1::AnnotatedArticle Article(const std::string& id) {
  return ArticleBuilder(id)
      .Body("Words of " + id)
      .Entity("x", "X")
      .Claim("x", "y", v1::POLARITY_OPPOSE)
      .Build();
}

TEST(ViewDigest, IsTheSameInAnyOrderOfWriting) {
  TestStore forwards, backwards;
  for (const char* id : {"a", "b", "c"}) forwards.Write(Article(id));
  for (const char* id : {"c", "b", "a"}) backwards.Write(Article(id));
  EXPECT_EQ(forwards.Digest(), backwards.Digest());
}

// Each kind of damage that a lost or repeated write could do must show.
TEST(ViewDigest, SeesAnExtraRowInAnyFamily) {
  const std::pair<Family, std::string> rows[] = {
      {Family::kArticles, "z"},       {Family::kBodies, "z"},         {Family::kClaims, "z"},
      {Family::kClaimsByTime, "z"},   {Family::kClaimsByHolder, "z"}, {Family::kClaimsByTarget, "z"},
      {Family::kEntityArticles, "z"},
  };
  for (const auto& [family, key] : rows) {
    TestStore test;
    test.Write(Article("a"));
    const std::string before = test.Digest();
    rocksdb::WriteBatch batch;
    batch.Put(test.store().handle(family), key, "");
    ASSERT_THAT(test.store().Write(batch), IsOk());
    EXPECT_NE(test.Digest(), before) << kFamilyNames[static_cast<size_t>(family)];
  }
}

TEST(ViewDigest, SeesACounterThatCountedTwice) {
  TestStore test;
  test.Write(Article("a"));
  const std::string before = test.Digest();
  rocksdb::WriteBatch batch;
  batch.Merge(test.store().handle(Family::kCounters), EntityKey("x"), EncodeCounters({1, 1, 0, 0}));
  ASSERT_THAT(test.store().Write(batch), IsOk());
  EXPECT_NE(test.Digest(), before);
}

TEST(ViewDigest, SeesALostPosting) {
  TestStore test;
  test.Write(Article("a"));
  const std::string before = test.Digest();
  rocksdb::WriteBatch batch;
  batch.Merge(test.store().handle(Family::kPostings), PostingKey(WordTerm("words"), 0),
              PostingChange::Remove(0));
  ASSERT_THAT(test.store().Write(batch), IsOk());
  EXPECT_NE(test.Digest(), before);
}

TEST(ViewDigest, RefusesAPostingOfNoArticle) {
  TestStore test;
  rocksdb::WriteBatch batch;
  batch.Merge(test.store().handle(Family::kPostings), PostingKey(WordTerm("words"), 9),
              PostingChange::Add(9));
  ASSERT_THAT(test.store().Write(batch), IsOk());
  EXPECT_THAT(ViewDigest(StoreReader(test.store())), HasCode(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace parallax::query
