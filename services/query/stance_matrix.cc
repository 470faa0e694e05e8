#include "services/query/stance_matrix.h"

#include <algorithm>
#include <tuple>

namespace parallax::query {
namespace {

// Higher confidence, then the later article, then the smaller ids: no tie is left to the order of claims.
bool Stronger(const StrongestClaim& a, const StrongestClaim& b) {
  return std::tie(b.confidence, b.micros, a.article_id, a.claim_id) <
         std::tie(a.confidence, a.micros, b.article_id, b.claim_id);
}

bool Stronger(const ClaimRow& row, const StrongestClaim& best) {
  if (row.confidence != best.confidence) return row.confidence > best.confidence;
  if (row.micros != best.micros) return row.micros > best.micros;
  return std::tie(row.article_id, row.claim_id) <
         std::make_tuple(absl::string_view(best.article_id), absl::string_view(best.claim_id));
}

double Balance(double support, double oppose, double mixed) {
  const double all = support + oppose + mixed;
  return all > 0 ? (support - oppose) / all : 0;
}

}  // namespace

uint32_t StanceAggregator::Intern(absl::string_view id) {
  if (const auto at = numbers_.find(id); at != numbers_.end()) return at->second;
  const auto number = static_cast<uint32_t>(ids_.size());
  ids_.emplace_back(id);
  numbers_.emplace(ids_.back(), number);
  return number;
}

void StanceAggregator::Add(const ClaimRow& row, bool shown) {
  const bool asserted = row.modality == v1::MODALITY_ASSERTED;
  if (!shown && !asserted) return;
  if (row.article_id != article_id_) {
    article_id_ = std::string(row.article_id);
    ++article_ordinal_;
  }
  Cell& cell = cells_[{Intern(row.holder_id), Intern(row.target_id)}];
  StanceSums& counts = cell.counts;
  if (shown && cell.last_article != article_ordinal_) {
    cell.last_article = article_ordinal_;
    ++counts.article_count;
  }
  if (shown && row.modality == v1::MODALITY_POSSIBLE) ++counts.possible_count;
  if (shown && row.modality == v1::MODALITY_NEGATED) ++counts.negated_count;
  if (!asserted) return;
  const bool support = row.polarity == v1::POLARITY_SUPPORT;
  const bool oppose = row.polarity == v1::POLARITY_OPPOSE;
  if (shown) ++(support ? counts.support_count : oppose ? counts.oppose_count : counts.mixed_count);
  Cell::Side& side = support ? cell.support : oppose ? cell.oppose : cell.mixed;
  ++side.count;
  side.confidence += row.confidence;
  if (Stronger(row, side.strongest)) {
    side.strongest = {std::string(row.article_id), std::string(row.claim_id), row.micros, row.confidence};
  }
}

StanceSums StanceAggregator::Finish(const Cell& cell) {
  StanceSums sums = cell.counts;
  const auto count = [](const Cell::Side& side) { return static_cast<double>(side.count); };
  sums.net_stance = Balance(count(cell.support), count(cell.oppose), count(cell.mixed));
  sums.weighted_stance = Balance(cell.support.confidence, cell.oppose.confidence, cell.mixed.confidence);
  if (sums.net_stance > 0) {
    sums.strongest = cell.support.strongest;
  } else if (sums.net_stance < 0) {
    sums.strongest = cell.oppose.strongest;
  } else {
    // A balanced cell has no side; its best asserted claim of any polarity shows it.
    sums.strongest = cell.mixed.strongest;
    for (const Cell::Side* side : {&cell.support, &cell.oppose}) {
      if (side->strongest.exists() && Stronger(side->strongest, sums.strongest))
        sums.strongest = side->strongest;
    }
  }
  return sums;
}

std::vector<uint32_t> StanceAggregator::TopIds(bool holders, size_t limit) const {
  absl::flat_hash_map<uint32_t, uint64_t> claims;
  for (const auto& [key, cell] : cells_) {
    const uint64_t count = cell.counts.claim_count();
    if (count > 0) claims[holders ? key.first : key.second] += count;
  }
  std::vector<std::pair<uint32_t, uint64_t>> order(claims.begin(), claims.end());
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : ids_[a.first] < ids_[b.first];
  });
  if (order.size() > limit) order.resize(limit);
  std::vector<uint32_t> top;
  top.reserve(order.size());
  for (const auto& [number, count] : order) top.push_back(number);
  return top;
}

MatrixCell StanceAggregator::ToMatrixCell(const CellKey& key, const Cell& cell) const {
  return {ids_[key.first], ids_[key.second], Finish(cell)};
}

Matrix StanceAggregator::TopMatrix(size_t max_holders, size_t max_targets) const {
  const std::vector<uint32_t> holders = TopIds(true, max_holders);
  const std::vector<uint32_t> targets = TopIds(false, max_targets);
  Matrix matrix;
  for (const uint32_t holder : holders) matrix.holder_ids.push_back(ids_[holder]);
  for (const uint32_t target : targets) matrix.target_ids.push_back(ids_[target]);
  for (const uint32_t holder : holders) {
    for (const uint32_t target : targets) {
      const auto at = cells_.find({holder, target});
      if (at == cells_.end() || at->second.counts.claim_count() == 0) continue;
      matrix.cells.push_back(ToMatrixCell(at->first, at->second));
      matrix.claim_count += at->second.counts.claim_count();
    }
  }
  uint64_t all = 0;
  for (const auto& [key, cell] : cells_) all += cell.counts.claim_count();
  matrix.omitted_claim_count = all - matrix.claim_count;
  return matrix;
}

std::vector<MatrixCell> StanceAggregator::TopCells(size_t max_cells) const {
  std::vector<std::pair<CellKey, const Cell*>> order;
  for (const auto& [key, cell] : cells_) {
    if (cell.counts.claim_count() > 0) order.emplace_back(key, &cell);
  }
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    const uint64_t claims_a = a.second->counts.claim_count();
    const uint64_t claims_b = b.second->counts.claim_count();
    if (claims_a != claims_b) return claims_a > claims_b;
    return std::tie(ids_[a.first.first], ids_[a.first.second]) <
           std::tie(ids_[b.first.first], ids_[b.first.second]);
  });
  if (order.size() > max_cells) order.resize(max_cells);
  std::vector<MatrixCell> cells;
  cells.reserve(order.size());
  for (const auto& [key, cell] : order) cells.push_back(ToMatrixCell(key, *cell));
  return cells;
}

}  // namespace parallax::query
