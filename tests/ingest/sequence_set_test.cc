#include "services/ingest/sequence_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "absl/strings/str_cat.h"

namespace parallax::ingest {
namespace {

TEST(SequenceSet, KeepsARunForConsecutiveNumbers) {
  SequenceSet set;
  for (uint64_t i = 1; i <= 1000; ++i) EXPECT_TRUE(set.Insert(i));
  EXPECT_EQ(set.size(), 1000u);
  EXPECT_EQ(set.run_count(), 1u);
  EXPECT_FALSE(set.Insert(500));
  EXPECT_TRUE(set.Erase(500));
  EXPECT_FALSE(set.Erase(500));
  EXPECT_EQ(set.run_count(), 2u);
  EXPECT_FALSE(set.Contains(500));
  EXPECT_TRUE(set.Insert(500));
  EXPECT_EQ(set.run_count(), 1u);
}

TEST(SequenceSet, TakesTheEndsOfTheRange) {
  SequenceSet set;
  const uint64_t last = ~uint64_t{0};
  EXPECT_TRUE(set.Insert(last));
  EXPECT_TRUE(set.Insert(0));
  EXPECT_TRUE(set.Insert(last - 1));
  EXPECT_EQ(set.run_count(), 2u);
  EXPECT_EQ(set.First(), 0u);
  EXPECT_TRUE(set.Erase(0));
  EXPECT_EQ(set.First(), last - 1);
}

TEST(SequenceSet, IsEmptyAtFirst) {
  const SequenceSet set;
  EXPECT_TRUE(set.empty());
  EXPECT_FALSE(set.First().has_value());
}

TEST(SequenceSet, BehavesAsASetOfNumbers) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::mt19937 random(seed);
  SequenceSet set;
  std::set<uint64_t> expected;
  for (int i = 0; i < 20000; ++i) {
    const uint64_t n = random() % 64;
    if (random() % 2 == 0) {
      ASSERT_EQ(set.Insert(n), expected.insert(n).second);
    } else {
      ASSERT_EQ(set.Erase(n), expected.erase(n) == 1);
    }
    ASSERT_EQ(set.size(), expected.size());
    ASSERT_EQ(set.Contains(n), expected.count(n) == 1);
    ASSERT_EQ(set.First().value_or(64), expected.empty() ? 64 : *expected.begin());
    size_t runs = 0;
    for (const uint64_t m : expected) runs += m == 0 || expected.count(m - 1) == 0 ? 1 : 0;
    ASSERT_EQ(set.run_count(), runs);
  }
}

}  // namespace
}  // namespace parallax::ingest
