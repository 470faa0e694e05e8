#include "services/query/stance_cells.h"

#include <optional>

#include "services/common/error.h"
#include "services/query/entity_index.h"

namespace parallax::query {

absl::StatusOr<StanceAggregator> AggregateStances(const StoreReader& reader, const ClaimFilter& filter) {
  PARALLAX_ASSIGN_OR_RETURN(ClaimScanPlan plan, PlanClaimScan(reader, filter));
  ClaimScan scan(reader, std::move(plan));
  StanceAggregator aggregator;
  while (scan.Next()) {
    if (filter.MatchesExceptModality(scan.row()))
      aggregator.Add(scan.row(), filter.MatchesModality(scan.row()));
  }
  PARALLAX_RETURN_IF_ERROR(scan.status());
  return aggregator;
}

absl::StatusOr<v1::ClaimRecord> ReadClaim(const StoreReader& reader, absl::string_view article_id,
                                          absl::string_view claim_id) {
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                            reader.Get(Family::kClaims, ClaimKey(article_id, claim_id)));
  v1::ClaimRecord record;
  if (!value.has_value() || !record.ParseFromString(*value)) return DamagedRow(Family::kClaims);
  return record;
}

absl::StatusOr<v1::EntityReference> StanceCellMaker::Reference(const std::string& id) {
  if (const auto at = references_.find(id); at != references_.end()) return at->second;
  PARALLAX_ASSIGN_OR_RETURN(v1::EntityReference reference, ReadReference(reader_, id));
  references_.emplace(id, reference);
  return reference;
}

absl::StatusOr<v1::StanceCell> StanceCellMaker::Make(const MatrixCell& cell) {
  const StanceSums& sums = cell.sums;
  v1::StanceCell message;
  PARALLAX_ASSIGN_OR_RETURN(*message.mutable_holder(), Reference(cell.holder_id));
  PARALLAX_ASSIGN_OR_RETURN(*message.mutable_target(), Reference(cell.target_id));
  message.set_support_count(sums.support_count);
  message.set_oppose_count(sums.oppose_count);
  message.set_mixed_count(sums.mixed_count);
  message.set_possible_count(sums.possible_count);
  message.set_negated_count(sums.negated_count);
  message.set_article_count(sums.article_count);
  message.set_net_stance(sums.net_stance);
  message.set_weighted_stance(sums.weighted_stance);
  if (sums.strongest.exists()) {
    PARALLAX_ASSIGN_OR_RETURN(*message.mutable_strongest_claim(),
                              ReadClaim(reader_, sums.strongest.article_id, sums.strongest.claim_id));
  }
  return message;
}

}  // namespace parallax::query
