#include "services/query/store_status.h"

#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

TEST(StoreStatus, IsZeroForAnEmptyStore) {
  TestStore test;
  const auto status = ReadStoreStatus(test.store(), false);
  ASSERT_THAT(status, IsOk());
  EXPECT_EQ(status->article_count(), 0u);
  EXPECT_EQ(status->change_sequence(), 0u);
  EXPECT_EQ(status->schema_version(), kSchemaVersion);
  EXPECT_GT(status->disk_bytes(), 0u);
  EXPECT_FALSE(status->version().empty());
}

TEST(StoreStatus, CountsWhatIsCurrent) {
  TestStore test;
  test.Write(ArticleBuilder("a").Entity("x", "X").Claim("x", "y", v1::POLARITY_OPPOSE).Build());
  test.Write(ArticleBuilder("a", 2).Entity("z", "Z").Build());
  const auto status = ReadStoreStatus(test.store(), true);
  ASSERT_THAT(status, IsOk());
  EXPECT_EQ(status->article_count(), 1u);
  EXPECT_EQ(status->claim_count(), 0u);
  EXPECT_EQ(status->entity_count(), 1u);
  EXPECT_EQ(status->change_sequence(), 2u);
  EXPECT_EQ(status->digest(), test.Digest());
}

}  // namespace
}  // namespace parallax::query
