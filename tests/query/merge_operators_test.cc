#include "services/query/merge_operators.h"

#include <deque>
#include <vector>

#include "services/query/posting_list.h"
#include "services/query/records.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

// What the operator makes of a value and operands; nothing when it fails.
std::optional<std::string> FullMerge(const rocksdb::MergeOperator& merge, const std::string* existing,
                                     const std::vector<std::string>& operands) {
  const rocksdb::Slice key("key");
  std::vector<rocksdb::Slice> slices(operands.begin(), operands.end());
  rocksdb::Slice value;
  if (existing != nullptr) value = *existing;
  const rocksdb::MergeOperator::MergeOperationInput in(key, existing == nullptr ? nullptr : &value, slices,
                                                       nullptr);
  std::string merged;
  rocksdb::Slice chosen(nullptr, 0);
  rocksdb::MergeOperator::MergeOperationOutput out(merged, chosen);
  if (!merge.FullMergeV2(in, &out)) return std::nullopt;
  return chosen.data() == nullptr ? merged : chosen.ToString();
}

std::vector<uint32_t> Documents(const std::string& encoded) {
  PostingChange change;
  EXPECT_TRUE(change.Then(encoded));
  std::vector<uint32_t> documents(change.documents().cardinality());
  change.documents().toUint32Array(documents.data());
  return documents;
}

TEST(MergeOperators, AddsAndRemovesDocuments) {
  const auto merge = MakePostingMerge();
  const auto first = FullMerge(*merge, nullptr, {PostingChange::Add(1), PostingChange::Add(2)});
  ASSERT_TRUE(first.has_value());
  const auto second = FullMerge(*merge, &*first, {PostingChange::Remove(1), PostingChange::Add(3)});
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(Documents(*second), (std::vector<uint32_t>{2, 3}));
}

TEST(MergeOperators, KeepsRemovalsWhenOnlyOperandsMerge) {
  const auto merge = MakePostingMerge();
  const std::string remove = PostingChange::Remove(1), add = PostingChange::Add(2);
  std::string merged;
  ASSERT_TRUE(merge->PartialMergeMulti("key", {remove, add}, &merged, nullptr));
  const auto base = FullMerge(*merge, nullptr, {PostingChange::Add(1)});
  EXPECT_EQ(Documents(*FullMerge(*merge, &*base, {merged})), std::vector<uint32_t>{2});
}

TEST(MergeOperators, FailsOnDamagedPostings) {
  const std::string damaged = "X";
  EXPECT_FALSE(FullMerge(*MakePostingMerge(), &damaged, {PostingChange::Add(1)}).has_value());
  EXPECT_FALSE(FullMerge(*MakePostingMerge(), nullptr, {damaged}).has_value());
}

TEST(MergeOperators, AddsCounters) {
  const std::string existing = EncodeCounters({1, 2});
  const auto merged =
      FullMerge(*MakeCounterMerge(), &existing, {EncodeCounters({1, 1}), EncodeCounters({-2, 0})});
  ASSERT_TRUE(merged.has_value());
  EXPECT_EQ(*DecodeCounters(*merged), (Counters{0, 3}));
}

TEST(MergeOperators, FailsOnDamagedCounters) {
  const std::string damaged = "\xff";
  EXPECT_FALSE(FullMerge(*MakeCounterMerge(), &damaged, {EncodeCounters({1})}).has_value());
}

}  // namespace
}  // namespace parallax::query
