// Cells of stance as messages: names from the entity index, the strongest claim from its row.
#ifndef PARALLAX_SERVICES_QUERY_STANCE_CELLS_H_
#define PARALLAX_SERVICES_QUERY_STANCE_CELLS_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "parallax/v1/analytics.pb.h"
#include "services/query/claim_filter.h"
#include "services/query/claim_scan.h"
#include "services/query/stance_matrix.h"
#include "services/query/store.h"

namespace parallax::query {

// Adds up every claim that the filter matches; asserted claims that only its modalities exclude count as not
// shown.
absl::StatusOr<StanceAggregator> AggregateStances(const StoreReader& reader, const ClaimFilter& filter);

// Remembers names from cell to cell. Not thread-safe. The reader must outlive it.
class StanceCellMaker {
 public:
  explicit StanceCellMaker(const StoreReader& reader) : reader_(reader) {}

  absl::StatusOr<v1::EntityReference> Reference(const std::string& id);
  absl::StatusOr<v1::StanceCell> Make(const MatrixCell& cell);

 private:
  const StoreReader& reader_;
  absl::flat_hash_map<std::string, v1::EntityReference> references_;
};

// The stored record; DATA_LOSS when an index names a claim that is not there.
absl::StatusOr<v1::ClaimRecord> ReadClaim(const StoreReader& reader, absl::string_view article_id,
                                          absl::string_view claim_id);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_STANCE_CELLS_H_
