// Who is for and against whom: folds claims into cells of holder and target.
#ifndef PARALLAX_SERVICES_QUERY_STANCE_MATRIX_H_
#define PARALLAX_SERVICES_QUERY_STANCE_MATRIX_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "services/query/records.h"

namespace parallax::query {

// The claim that a cell is best shown by.
struct StrongestClaim {
  std::string article_id;
  std::string claim_id;
  int64_t micros = 0;
  float confidence = -1;

  bool exists() const { return !claim_id.empty(); }
};

// Sums of one cell. Names as in v1::StanceCell.
struct StanceSums {
  uint64_t support_count = 0;
  uint64_t oppose_count = 0;
  uint64_t mixed_count = 0;
  uint64_t possible_count = 0;
  uint64_t negated_count = 0;
  uint64_t article_count = 0;
  double net_stance = 0;
  double weighted_stance = 0;
  StrongestClaim strongest;

  uint64_t claim_count() const {
    return support_count + oppose_count + mixed_count + possible_count + negated_count;
  }
};

struct MatrixCell {
  std::string holder_id;
  std::string target_id;
  StanceSums sums;
};

struct Matrix {
  std::vector<std::string> holder_ids;  // most claims first, then by id
  std::vector<std::string> target_ids;
  std::vector<MatrixCell> cells;  // row by row
  uint64_t claim_count = 0;       // behind the cells
  uint64_t omitted_claim_count = 0;
};

// Adds claims up. Net and weighted stance and the strongest claim are of asserted claims; the sums do not
// depend (rounding apart) on the order of claims, except that the claims of one article must come together.
// Not thread-safe.
class StanceAggregator {
 public:
  // `shown`: the claim counts. An asserted claim that is not shown only moves the stance of cells that have
  // shown claims.
  void Add(const ClaimRow& row, bool shown = true);

  // The `max_holders` and `max_targets` with most claims and the cells where they meet.
  Matrix TopMatrix(size_t max_holders, size_t max_targets) const;

  // The `max_cells` with most claims, then by holder and target.
  std::vector<MatrixCell> TopCells(size_t max_cells) const;

 private:
  struct Cell {
    StanceSums counts;
    uint64_t last_article = 0;  // ordinal, from 1
    // Asserted claims by polarity: how many, their confidences, the best one.
    struct Side {
      uint64_t count = 0;
      double confidence = 0;
      StrongestClaim strongest;
    };
    Side support, oppose, mixed;
  };
  using CellKey = std::pair<uint32_t, uint32_t>;

  uint32_t Intern(absl::string_view id);
  static StanceSums Finish(const Cell& cell);
  // Ids with most shown claims as holder (or target), as numbers.
  std::vector<uint32_t> TopIds(bool holders, size_t limit) const;
  MatrixCell ToMatrixCell(const CellKey& key, const Cell& cell) const;

  absl::flat_hash_map<std::string, uint32_t> numbers_;
  std::vector<std::string> ids_;
  absl::flat_hash_map<CellKey, Cell> cells_;
  std::string article_id_;
  uint64_t article_ordinal_ = 0;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_STANCE_MATRIX_H_
