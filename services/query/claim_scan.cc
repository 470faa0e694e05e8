#include "services/query/claim_scan.h"

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/error.h"

namespace parallax::query {
namespace {

void UsePrefixes(Family family, const std::vector<std::string>& ids, ClaimScanPlan& plan) {
  plan.family = family;
  plan.prefixes.clear();
  for (const std::string& id : ids) plan.prefixes.push_back(IdPrefix(id));
}

}  // namespace

absl::StatusOr<ClaimScanPlan> PlanClaimScan(const StoreReader& reader, const ClaimFilter& filter) {
  ClaimScanPlan plan;
  plan.suffixes = TimeKeyRange(filter.window());
  if (!filter.article_id().empty()) {
    PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                              reader.Get(Family::kSummaries, filter.article_id()));
    if (!value.has_value()) {
      plan.prefixes.clear();
      return plan;
    }
    const std::optional<StoredSummary> stored = DecodeSummary(*value);
    if (!stored.has_value()) return DamagedRow(Family::kSummaries);
    plan.suffixes.begin = ClaimSuffixOfArticle(ToMicros(stored->summary.time()), filter.article_id());
    plan.suffixes.end = plan.suffixes.begin;
    plan.suffixes.end.back() = '\x01';  // behind the zero byte that ends the article's id
  } else if (!filter.holder_ids().empty()) {
    UsePrefixes(Family::kClaimsByHolder, filter.holder_ids(), plan);
  } else if (!filter.target_ids().empty()) {
    UsePrefixes(Family::kClaimsByTarget, filter.target_ids(), plan);
  }
  return plan;
}

ClaimScan::ClaimScan(const StoreReader& reader, ClaimScanPlan plan, absl::string_view after)
    : family_(plan.family) {
  for (std::string& prefix : plan.prefixes) {
    Source source{std::move(prefix), reader.NewIterator(family_), ""};
    if (!plan.suffixes.end.empty()) source.end = source.prefix + plan.suffixes.end;
    const std::string last = absl::StrCat(source.prefix, after);
    const std::string first = std::max(source.prefix + plan.suffixes.begin, last);
    source.it->Seek(first);
    if (!after.empty() && source.Valid() && View(source.it->key()) == last) source.it->Next();
    sources_.push_back(std::move(source));
  }
}

bool ClaimScan::Source::Valid() const {
  if (!it->Valid()) return false;
  const absl::string_view key = View(it->key());
  return absl::StartsWith(key, prefix) && (end.empty() || key < end);
}

bool ClaimScan::Next() {
  if (current_ != nullptr) current_->it->Next();
  current_ = nullptr;
  for (Source& source : sources_) {
    status_.Update(FromRocksStatus(source.it->status(), "cannot read"));
    if (source.Valid() && (current_ == nullptr || source.Suffix() < current_->Suffix())) current_ = &source;
  }
  if (!status_.ok() || current_ == nullptr) return false;
  suffix_.assign(current_->Suffix().data(), current_->Suffix().size());
  const std::optional<ClaimRow> row = DecodeClaimRow(suffix_, View(current_->it->value()));
  if (!row.has_value()) {
    status_ = DamagedRow(family_);
    return false;
  }
  row_ = *row;
  return true;
}

}  // namespace parallax::query
