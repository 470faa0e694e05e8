#include "services/query/stance_matrix.h"

#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Rows whose texts live as long as the test.
class StanceMatrix : public testing::Test {
 protected:
  ClaimRow Row(const char* article, const char* holder, const char* target, v1::Polarity polarity,
               float confidence = 0.5f, v1::Modality modality = v1::MODALITY_ASSERTED) {
    ClaimRow row;
    row.article_id = article;
    row.claim_id = ids_.emplace_back("claim-" + std::to_string(ids_.size()));
    row.holder_id = holder;
    row.target_id = target;
    row.polarity = polarity;
    row.confidence = confidence;
    row.modality = modality;
    return row;
  }

  void Add(const ClaimRow& row, bool shown = true) { aggregator_.Add(row, shown); }
  StanceSums OnlyCell() {
    const Matrix matrix = aggregator_.TopMatrix(10, 10);
    EXPECT_EQ(matrix.cells.size(), 1u);
    return matrix.cells.empty() ? StanceSums() : matrix.cells[0].sums;
  }

  std::deque<std::string> ids_;
  StanceAggregator aggregator_;
};

TEST_F(StanceMatrix, CountsByPolarityAndModality) {
  Add(Row("a", "h", "t", v1::POLARITY_SUPPORT));
  Add(Row("a", "h", "t", v1::POLARITY_OPPOSE));
  Add(Row("b", "h", "t", v1::POLARITY_OPPOSE));
  Add(Row("b", "h", "t", v1::POLARITY_MIXED));
  Add(Row("b", "h", "t", v1::POLARITY_SUPPORT, 0.5f, v1::MODALITY_POSSIBLE));
  Add(Row("c", "h", "t", v1::POLARITY_SUPPORT, 0.5f, v1::MODALITY_NEGATED));
  const StanceSums sums = OnlyCell();
  EXPECT_EQ(sums.support_count, 1u);
  EXPECT_EQ(sums.oppose_count, 2u);
  EXPECT_EQ(sums.mixed_count, 1u);
  EXPECT_EQ(sums.possible_count, 1u);
  EXPECT_EQ(sums.negated_count, 1u);
  EXPECT_EQ(sums.article_count, 3u);
  EXPECT_DOUBLE_EQ(sums.net_stance, -0.25);
}

TEST_F(StanceMatrix, WeighsClaimsByConfidence) {
  Add(Row("a", "h", "t", v1::POLARITY_SUPPORT, 0.75f));
  Add(Row("a", "h", "t", v1::POLARITY_OPPOSE, 0.25f));
  EXPECT_DOUBLE_EQ(OnlyCell().net_stance, 0);
  EXPECT_DOUBLE_EQ(OnlyCell().weighted_stance, 0.5);
}

TEST_F(StanceMatrix, HasNoStanceWithoutAssertedClaims) {
  Add(Row("a", "h", "t", v1::POLARITY_SUPPORT, 0.9f, v1::MODALITY_POSSIBLE));
  const StanceSums sums = OnlyCell();
  EXPECT_EQ(sums.net_stance, 0);
  EXPECT_EQ(sums.weighted_stance, 0);
  EXPECT_FALSE(sums.strongest.exists());
}

TEST_F(StanceMatrix, StaysZeroWhenEveryConfidenceIs) {
  Add(Row("a", "h", "t", v1::POLARITY_SUPPORT, 0.0f));
  EXPECT_EQ(OnlyCell().weighted_stance, 0);
  EXPECT_EQ(OnlyCell().net_stance, 1);
  EXPECT_TRUE(OnlyCell().strongest.exists());
}

TEST_F(StanceMatrix, ShowsTheStrongestClaimOnTheSideOfTheSign) {
  Add(Row("a", "h", "t", v1::POLARITY_SUPPORT, 0.99f));
  Add(Row("b", "h", "t", v1::POLARITY_OPPOSE, 0.3f));
  Add(Row("c", "h", "t", v1::POLARITY_OPPOSE, 0.4f));
  Add(Row("d", "h", "t", v1::POLARITY_OPPOSE, 1.0f, v1::MODALITY_POSSIBLE));
  EXPECT_EQ(OnlyCell().strongest.article_id, "c");
}

TEST_F(StanceMatrix, ShowsABalancedCellByItsBestClaim) {
  Add(Row("a", "h", "t", v1::POLARITY_SUPPORT, 0.6f));
  Add(Row("b", "h", "t", v1::POLARITY_OPPOSE, 0.7f));
  EXPECT_EQ(OnlyCell().strongest.article_id, "b");
}

TEST_F(StanceMatrix, BreaksTiesOfConfidenceByTimeThenId) {
  ClaimRow older = Row("a", "h", "t", v1::POLARITY_SUPPORT);
  ClaimRow newer = Row("b", "h", "t", v1::POLARITY_SUPPORT);
  ClaimRow same_time = Row("0", "h", "t", v1::POLARITY_SUPPORT);
  older.micros = 1;
  newer.micros = same_time.micros = 2;
  for (const ClaimRow& row : {older, newer, same_time}) Add(row);
  EXPECT_EQ(OnlyCell().strongest.article_id, "0");
}

TEST_F(StanceMatrix, LetsHiddenClaimsMoveTheStanceButNotTheCounts) {
  Add(Row("a", "h", "t", v1::POLARITY_OPPOSE, 0.5f, v1::MODALITY_POSSIBLE));
  Add(Row("b", "h", "t", v1::POLARITY_SUPPORT), /*shown=*/false);
  Add(Row("b", "h", "other", v1::POLARITY_SUPPORT), /*shown=*/false);
  const StanceSums sums = OnlyCell();
  EXPECT_EQ(sums.possible_count, 1u);
  EXPECT_EQ(sums.support_count, 0u);
  EXPECT_EQ(sums.article_count, 1u);
  EXPECT_EQ(sums.net_stance, 1);
}

TEST_F(StanceMatrix, KeepsTheSidesWithMostClaimsAndCountsTheRestAsOmitted) {
  for (int i = 0; i < 3; ++i) Add(Row("a", "busy", "hit", v1::POLARITY_OPPOSE));
  Add(Row("a", "busy", "missed", v1::POLARITY_OPPOSE));
  for (int i = 0; i < 2; ++i) Add(Row("a", "quiet", "hit", v1::POLARITY_OPPOSE));
  const Matrix matrix = aggregator_.TopMatrix(1, 1);
  EXPECT_THAT(matrix.holder_ids, ElementsAre("busy"));
  EXPECT_THAT(matrix.target_ids, ElementsAre("hit"));
  ASSERT_EQ(matrix.cells.size(), 1u);
  EXPECT_EQ(matrix.claim_count, 3u);
  EXPECT_EQ(matrix.omitted_claim_count, 3u);
}

TEST_F(StanceMatrix, OrdersEqualSidesById) {
  Add(Row("a", "b", "y", v1::POLARITY_OPPOSE));
  Add(Row("a", "a", "x", v1::POLARITY_OPPOSE));
  const Matrix matrix = aggregator_.TopMatrix(10, 10);
  EXPECT_THAT(matrix.holder_ids, ElementsAre("a", "b"));
  EXPECT_THAT(matrix.target_ids, ElementsAre("x", "y"));
  ASSERT_EQ(matrix.cells.size(), 2u);
  EXPECT_EQ(matrix.cells[0].holder_id, "a");
}

TEST_F(StanceMatrix, GivesTheCellsWithMostClaimsFirst) {
  Add(Row("a", "h", "few", v1::POLARITY_OPPOSE));
  for (int i = 0; i < 2; ++i) Add(Row("a", "h", "many", v1::POLARITY_OPPOSE));
  const auto cells = aggregator_.TopCells(1);
  ASSERT_EQ(cells.size(), 1u);
  EXPECT_EQ(cells[0].target_id, "many");
}

TEST_F(StanceMatrix, IsEmptyWithoutClaims) {
  EXPECT_THAT(aggregator_.TopMatrix(10, 10).cells, IsEmpty());
  EXPECT_THAT(aggregator_.TopCells(10), IsEmpty());
}

}  // namespace
}  // namespace parallax::query
