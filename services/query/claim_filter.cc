#include "services/query/claim_filter.h"

#include "absl/container/btree_set.h"
#include "absl/strings/str_cat.h"
#include "services/common/error.h"

namespace parallax::query {
namespace {

constexpr int kMaskBits = 32;

using Strings = google::protobuf::RepeatedPtrField<std::string>;

std::vector<std::string> Distinct(const Strings& values) {
  const absl::btree_set<std::string> sorted(values.begin(), values.end());
  return {sorted.begin(), sorted.end()};
}

// A bit per chosen value. UNSPECIFIED chooses nothing that is stored, so it is refused as a slip.
absl::StatusOr<uint32_t> MaskOf(const google::protobuf::RepeatedField<int>& values,
                                const std::string& field) {
  uint32_t mask = 0;
  for (const int value : values) {
    if (value <= 0 || value >= kMaskBits) {
      return InvalidField(field, "holds a value that is not known; leave the field out to match all");
    }
    mask |= 1u << value;
  }
  return mask;
}

}  // namespace

absl::Status CheckFilterSize(int size, absl::string_view field) {
  if (size <= kMaxFilterValues) return absl::OkStatus();
  return InvalidField(field, absl::StrCat("has ", size, " values; give at most ", kMaxFilterValues));
}

absl::StatusOr<ClaimFilter> ClaimFilter::Create(const v1::ClaimFilter& filter, absl::string_view path) {
  const auto field = [&](absl::string_view name) { return absl::StrCat(path, ".", name); };
  PARALLAX_RETURN_IF_ERROR(CheckFilterSize(filter.holder_ids_size(), field("holder_ids")));
  PARALLAX_RETURN_IF_ERROR(CheckFilterSize(filter.target_ids_size(), field("target_ids")));
  PARALLAX_RETURN_IF_ERROR(CheckFilterSize(filter.outlet_ids_size(), field("outlet_ids")));
  PARALLAX_RETURN_IF_ERROR(CheckFilterSize(filter.languages_size(), field("languages")));
  if (!(filter.min_confidence() >= 0 && filter.min_confidence() <= 1)) {
    return InvalidField(field("min_confidence"), "is not in [0, 1]; give a probability");
  }
  ClaimFilter made;
  PARALLAX_ASSIGN_OR_RETURN(made.window_, ToTimeWindow(filter.time(), field("time")));
  PARALLAX_ASSIGN_OR_RETURN(made.polarities_, MaskOf(filter.polarities(), field("polarities")));
  PARALLAX_ASSIGN_OR_RETURN(made.modalities_, MaskOf(filter.modalities(), field("modalities")));
  PARALLAX_ASSIGN_OR_RETURN(made.voices_, MaskOf(filter.voices(), field("voices")));
  PARALLAX_ASSIGN_OR_RETURN(made.kinds_, MaskOf(filter.kinds(), field("kinds")));
  made.holder_ids_ = Distinct(filter.holder_ids());
  made.target_ids_ = Distinct(filter.target_ids());
  made.holders_.insert(filter.holder_ids().begin(), filter.holder_ids().end());
  made.targets_.insert(filter.target_ids().begin(), filter.target_ids().end());
  made.outlets_.insert(filter.outlet_ids().begin(), filter.outlet_ids().end());
  made.languages_.insert(filter.languages().begin(), filter.languages().end());
  // Claims hold floats: 0.7 as a double is more than the float 0.7.
  made.min_confidence_ = static_cast<float>(filter.min_confidence());
  made.article_id_ = filter.article_id();
  return made;
}

bool ClaimFilter::MatchesExceptModality(const ClaimRow& row) const {
  return row.confidence >= min_confidence_ && window_.Contains(row.micros) &&
         InMask(polarities_, row.polarity) && InMask(voices_, row.voice) && InMask(kinds_, row.kind) &&
         InSet(holders_, row.holder_id) && InSet(targets_, row.target_id) && InSet(outlets_, row.outlet_id) &&
         InSet(languages_, row.language) && (article_id_.empty() || row.article_id == article_id_);
}

}  // namespace parallax::query
