// Claims of the indexes, newest first.
#ifndef PARALLAX_SERVICES_QUERY_CLAIM_SCAN_H_
#define PARALLAX_SERVICES_QUERY_CLAIM_SCAN_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/query/claim_filter.h"
#include "services/query/records.h"
#include "services/query/store.h"

namespace parallax::query {

// Which part of which index holds every claim that a filter can match.
struct ClaimScanPlan {
  Family family = Family::kClaimsByTime;
  std::vector<std::string> prefixes = {""};  // of holders or targets
  KeyRange suffixes;                         // below each prefix
};

// Chooses the article, the holders, the targets or all claims, in this order. Reads the article's time.
absl::StatusOr<ClaimScanPlan> PlanClaimScan(const StoreReader& reader, const ClaimFilter& filter);

// Merges the prefixes of a plan by suffix. Not thread-safe. The reader must outlive it.
class ClaimScan {
 public:
  // Starts behind the suffix `after`, or at the first claim when it is empty.
  ClaimScan(const StoreReader& reader, ClaimScanPlan plan, absl::string_view after = {});

  // Goes to the next claim that may match; false at the end or on an error.
  bool Next();

  // Valid until the next call of Next.
  const ClaimRow& row() const { return row_; }
  const std::string& suffix() const { return suffix_; }
  const absl::Status& status() const { return status_; }

 private:
  struct Source {
    std::string prefix;
    std::unique_ptr<rocksdb::Iterator> it;
    std::string end;  // exclusive key; empty: the end of the prefix

    bool Valid() const;
    absl::string_view Suffix() const { return View(it->key()).substr(prefix.size()); }
  };

  Family family_;
  std::vector<Source> sources_;
  Source* current_ = nullptr;
  std::string suffix_;
  ClaimRow row_;
  absl::Status status_;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_CLAIM_SCAN_H_
