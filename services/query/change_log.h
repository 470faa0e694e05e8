// The durable log of claims that came and went, and the tokens that resume in it.
#ifndef PARALLAX_SERVICES_QUERY_CHANGE_LOG_H_
#define PARALLAX_SERVICES_QUERY_CHANGE_LOG_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/query/claim_filter.h"
#include "services/query/records.h"
#include "services/query/store.h"

namespace parallax::query {

// Sequence of the oldest change that is kept.
absl::StatusOr<uint64_t> OldestChange(const StoreReader& reader);

struct SequencedChange {
  uint64_t sequence = 0;
  Change change;
};

struct ChangeBatch {
  std::vector<SequencedChange> changes;  // those that match
  uint64_t next = 0;                     // where to read on
  bool at_end = false;                   // nothing behind `next` in this snapshot
};

// Reads from sequence `from` until `max_changes` matched, `max_examined` were looked at, or the log ends.
// OUT_OF_RANGE when `from` is trimmed.
absl::StatusOr<ChangeBatch> ReadChanges(const StoreReader& reader, const ClaimFilter& filter, uint64_t from,
                                        size_t max_changes, size_t max_examined);

// Token that resumes behind `sequence`, in this store only.
std::string EncodeResumeToken(absl::string_view store_id, uint64_t sequence);

// INVALID_ARGUMENT naming resume_token for what is no token; OUT_OF_RANGE for one of another store, whose
// sequences mean something else.
absl::StatusOr<uint64_t> DecodeResumeToken(absl::string_view store_id, absl::string_view token);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_CHANGE_LOG_H_
