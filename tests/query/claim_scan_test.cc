#include "services/query/claim_scan.h"

#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ClaimScanTest : public testing::Test {
 protected:
  void SetUp() override {
    test_.Write(ArticleBuilder("old").Published("2020-01-01").Claim("x", "y", v1::POLARITY_OPPOSE).Build());
    test_.Write(ArticleBuilder("new")
                    .Published("2024-01-01")
                    .Claim("x", "z", v1::POLARITY_OPPOSE)
                    .Claim("w", "y", v1::POLARITY_OPPOSE)
                    .Build());
    test_.Write(ArticleBuilder("mid").Published("2022-01-01").Claim("xx", "y", v1::POLARITY_OPPOSE).Build());
  }

  // Ids of the claims that the scan for the filter gives, behind `after`.
  std::vector<std::string> Scan(const v1::ClaimFilter& filter, absl::string_view after = {}) {
    const StoreReader reader(test_.store());
    const auto plan = PlanClaimScan(reader, *ClaimFilter::Create(filter));
    EXPECT_THAT(plan, IsOk());
    ClaimScan scan(reader, *plan, after);
    std::vector<std::string> ids;
    while (scan.Next()) {
      ids.emplace_back(scan.row().claim_id);
      last_ = scan.suffix();
    }
    EXPECT_THAT(scan.status(), IsOk());
    return ids;
  }

  TestStore test_;
  std::string last_;
};

TEST_F(ClaimScanTest, GivesAllNewestFirst) {
  EXPECT_THAT(Scan({}), ElementsAre("new-1-1", "new-1-2", "mid-1-1", "old-1-1"));
}

TEST_F(ClaimScanTest, MergesHoldersNewestFirst) {
  v1::ClaimFilter filter;
  for (const char* id : {"x", "xx", "nobody"}) filter.add_holder_ids(id);
  EXPECT_THAT(Scan(filter), ElementsAre("new-1-1", "mid-1-1", "old-1-1"));
}

TEST_F(ClaimScanTest, DoesNotTakeALongerIdForAShorterOne) {
  v1::ClaimFilter filter;
  filter.add_holder_ids("x");
  EXPECT_THAT(Scan(filter), ElementsAre("new-1-1", "old-1-1"));
}

TEST_F(ClaimScanTest, ScansTargets) {
  v1::ClaimFilter filter;
  filter.add_target_ids("y");
  EXPECT_THAT(Scan(filter), ElementsAre("new-1-2", "mid-1-1", "old-1-1"));
}

TEST_F(ClaimScanTest, StaysWithinTheWindow) {
  v1::ClaimFilter filter;
  filter.add_target_ids("y");
  filter.mutable_time()->mutable_start_time()->set_seconds(1'640'995'200);  // 2022-01-01
  filter.mutable_time()->mutable_end_time()->set_seconds(1'704'067'200);    // 2024-01-01
  EXPECT_THAT(Scan(filter), ElementsAre("mid-1-1"));
}

TEST_F(ClaimScanTest, StaysWithinTheArticle) {
  v1::ClaimFilter filter;
  filter.set_article_id("new");
  EXPECT_THAT(Scan(filter), ElementsAre("new-1-1", "new-1-2"));
  filter.set_article_id("ne");
  EXPECT_THAT(Scan(filter), IsEmpty());
}

TEST_F(ClaimScanTest, GoesOnBehindASuffix) {
  v1::ClaimFilter filter;
  filter.set_article_id("mid");
  Scan(filter);
  const std::string mid = last_;
  EXPECT_THAT(Scan({}, mid), ElementsAre("old-1-1"));
  filter.Clear();
  for (const char* id : {"x", "xx"}) filter.add_holder_ids(id);
  EXPECT_THAT(Scan(filter, mid), ElementsAre("old-1-1"));
}

TEST_F(ClaimScanTest, ReportsADamagedRow) {
  rocksdb::WriteBatch batch;
  batch.Put(test_.store().handle(Family::kClaimsByTime), ClaimSuffix(0, "a", "c"), "damaged");
  ASSERT_THAT(test_.store().Write(batch), IsOk());
  const StoreReader reader(test_.store());
  ClaimScan scan(reader, ClaimScanPlan());
  while (scan.Next()) continue;
  EXPECT_THAT(scan.status(), HasCode(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace parallax::query
