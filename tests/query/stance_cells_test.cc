#include "services/query/stance_cells.h"

#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

MatrixCell CellOf(const Store& store, const v1::ClaimFilter& filter) {
  const auto aggregator = AggregateStances(StoreReader(store), *ClaimFilter::Create(filter));
  EXPECT_THAT(aggregator, IsOk());
  const auto cells = aggregator->TopCells(10);
  EXPECT_EQ(cells.size(), 1u);
  return cells.empty() ? MatrixCell() : cells[0];
}

TEST(StanceCells, FillsNamesAndTheWholeStrongestClaim) {
  TestStore test;
  test.Write(ArticleBuilder("a")
                 .Title("Headline")
                 .Entity("x", "Xland")
                 .Entity("y", "Yland")
                 .Claim("x", "y", v1::POLARITY_OPPOSE, 0.25f)
                 .Claim("x", "y", v1::POLARITY_OPPOSE, 0.75f)
                 .Build());
  const StoreReader reader(test.store());
  const auto cell = StanceCellMaker(reader).Make(CellOf(test.store(), {}));
  ASSERT_THAT(cell, IsOk());
  EXPECT_EQ(cell->holder().name(), "Xland");
  EXPECT_EQ(cell->target().name(), "Yland");
  EXPECT_EQ(cell->oppose_count(), 2u);
  EXPECT_EQ(cell->net_stance(), -1);
  EXPECT_EQ(cell->weighted_stance(), -1);
  EXPECT_EQ(cell->strongest_claim().claim().id(), "a-1-2");
  EXPECT_EQ(cell->strongest_claim().title(), "Headline");
  EXPECT_EQ(cell->strongest_claim().claim().evidence_size(), 1);
}

TEST(StanceCells, CountsOnlyWhatTheFilterMatches) {
  TestStore test;
  test.Write(ArticleBuilder("a").Language("en").Claim("x", "y", v1::POLARITY_OPPOSE).Build());
  test.Write(ArticleBuilder("b").Language("fr").Claim("x", "y", v1::POLARITY_SUPPORT).Build());
  v1::ClaimFilter filter;
  filter.add_languages("fr");
  const MatrixCell cell = CellOf(test.store(), filter);
  EXPECT_EQ(cell.sums.support_count, 1u);
  EXPECT_EQ(cell.sums.oppose_count, 0u);
}

TEST(StanceCells, ChoosesCountsByModalityAndStanceByAssertedClaims) {
  TestStore test;
  ArticleBuilder article("a");
  article.Claim("x", "y", v1::POLARITY_SUPPORT).Claim("x", "y", v1::POLARITY_OPPOSE);
  article.LastClaim().set_modality(v1::MODALITY_POSSIBLE);
  test.Write(article.Build());
  v1::ClaimFilter filter;
  filter.add_modalities(v1::MODALITY_POSSIBLE);
  const MatrixCell cell = CellOf(test.store(), filter);
  EXPECT_EQ(cell.sums.support_count, 0u);
  EXPECT_EQ(cell.sums.possible_count, 1u);
  EXPECT_EQ(cell.sums.net_stance, 1);
}

TEST(StanceCells, ReportsAClaimThatAnIndexNamesButIsNotThere) {
  TestStore test;
  EXPECT_THAT(ReadClaim(StoreReader(test.store()), "a", "c"), HasCode(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace parallax::query
