// ClaimFilter made ready for fast matching of many rows.
#ifndef PARALLAX_SERVICES_QUERY_CLAIM_FILTER_H_
#define PARALLAX_SERVICES_QUERY_CLAIM_FILTER_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "parallax/v1/analytics.pb.h"
#include "services/query/records.h"
#include "services/query/time_micros.h"

namespace parallax::query {

// At most this many values in each repeated field of a filter.
inline constexpr int kMaxFilterValues = 100;

class ClaimFilter {
 public:
  // Matches every claim.
  ClaimFilter() = default;

  // INVALID_ARGUMENT naming the field, below `path`.
  static absl::StatusOr<ClaimFilter> Create(const v1::ClaimFilter& filter, absl::string_view path = "filter");

  bool Matches(const ClaimRow& row) const { return MatchesExceptModality(row) && MatchesModality(row); }
  bool MatchesExceptModality(const ClaimRow& row) const;
  bool MatchesModality(const ClaimRow& row) const { return InMask(modalities_, row.modality); }

  // What an index scan can narrow itself to. Ids are distinct and sorted; empty means any.
  const std::vector<std::string>& holder_ids() const { return holder_ids_; }
  const std::vector<std::string>& target_ids() const { return target_ids_; }
  const TimeWindow& window() const { return window_; }
  const std::string& article_id() const { return article_id_; }

 private:
  using IdSet = absl::flat_hash_set<std::string>;

  static bool InMask(uint32_t mask, int value) { return mask == 0 || (mask >> value & 1) != 0; }
  static bool InSet(const IdSet& set, absl::string_view id) { return set.empty() || set.contains(id); }

  std::vector<std::string> holder_ids_;
  std::vector<std::string> target_ids_;
  IdSet holders_;
  IdSet targets_;
  IdSet outlets_;
  IdSet languages_;
  TimeWindow window_;
  uint32_t polarities_ = 0;  // a bit per enum number; none: all match
  uint32_t modalities_ = 0;
  uint32_t voices_ = 0;
  uint32_t kinds_ = 0;
  float min_confidence_ = 0;
  std::string article_id_;
};

// INVALID_ARGUMENT when the repeated field has more than kMaxFilterValues values.
absl::Status CheckFilterSize(int size, absl::string_view field);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_CLAIM_FILTER_H_
