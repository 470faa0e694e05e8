#include "services/query/merge_operators.h"

#include <deque>
#include <optional>
#include <string>

#include "services/query/posting_list.h"
#include "services/query/records.h"

namespace parallax::query {
namespace {

absl::string_view View(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

class PostingMerge : public rocksdb::MergeOperator {
 public:
  const char* Name() const override { return "parallax.posting.1"; }

  bool FullMergeV2(const MergeOperationInput& in, MergeOperationOutput* out) const override {
    PostingChange change;
    if (in.existing_value != nullptr && !change.Then(View(*in.existing_value))) return false;
    for (const rocksdb::Slice& operand : in.operand_list) {
      if (!change.Then(View(operand))) return false;
    }
    out->new_value = change.Encode(/*onto_nothing=*/true);
    return true;
  }

  bool PartialMergeMulti(const rocksdb::Slice&, const std::deque<rocksdb::Slice>& operands,
                         std::string* merged, rocksdb::Logger*) const override {
    PostingChange change;
    for (const rocksdb::Slice& operand : operands) {
      if (!change.Then(View(operand))) return false;
    }
    *merged = change.Encode(/*onto_nothing=*/false);
    return true;
  }
};

class CounterMerge : public rocksdb::AssociativeMergeOperator {
 public:
  const char* Name() const override { return "parallax.counter.1"; }

  bool Merge(const rocksdb::Slice&, const rocksdb::Slice* existing, const rocksdb::Slice& value,
             std::string* merged, rocksdb::Logger*) const override {
    const std::optional<Counters> added = DecodeCounters(View(value));
    std::optional<Counters> sum = existing == nullptr ? Counters() : DecodeCounters(View(*existing));
    if (!added.has_value() || !sum.has_value()) return false;
    AddCounters(*added, *sum);
    *merged = EncodeCounters(*sum);
    return true;
  }
};

}  // namespace

std::shared_ptr<rocksdb::MergeOperator> MakePostingMerge() { return std::make_shared<PostingMerge>(); }
std::shared_ptr<rocksdb::MergeOperator> MakeCounterMerge() { return std::make_shared<CounterMerge>(); }

}  // namespace parallax::query
