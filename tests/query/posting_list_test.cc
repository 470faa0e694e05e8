#include "services/query/posting_list.h"

#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <set>
#include <vector>

namespace parallax::query {
namespace {

std::vector<uint32_t> Documents(const PostingChange& change) {
  std::vector<uint32_t> documents(change.documents().cardinality());
  change.documents().toUint32Array(documents.data());
  return documents;
}

TEST(PostingList, KeepsTheBytesOfSingleChanges) {
  EXPECT_EQ(PostingChange::Add(0x01020304), "A\x01\x02\x03\x04");
  EXPECT_EQ(PostingChange::Remove(0x01020304), "R\x01\x02\x03\x04");
}

TEST(PostingList, KeepsTheBytesOfASet) {
  PostingChange change;
  ASSERT_TRUE(change.Then(PostingChange::Add(5)));
  const std::string empty("\x3a\x30\0\0\0\0\0\0", 8);
  const std::string five("\x3a\x30\0\0\x01\0\0\0\0\0\0\0\x10\0\0\0\x05\0", 18);
  EXPECT_EQ(change.Encode(true), std::string("D\0\0\0\x08", 5) + empty + five);
}

TEST(PostingList, LetsTheLaterChangeHold) {
  PostingChange change;
  ASSERT_TRUE(change.Then(PostingChange::Add(1)));
  ASSERT_TRUE(change.Then(PostingChange::Remove(1)));
  ASSERT_TRUE(change.Then(PostingChange::Remove(2)));
  ASSERT_TRUE(change.Then(PostingChange::Add(2)));
  EXPECT_EQ(Documents(change), std::vector<uint32_t>{2});
}

TEST(PostingList, RefusesDamagedBytes) {
  PostingChange change;
  EXPECT_FALSE(change.Then(""));
  EXPECT_FALSE(change.Then("A\x01"));
  EXPECT_FALSE(change.Then("A\x01\x02\x03\x04\x05"));
  EXPECT_FALSE(change.Then("X\x01\x02\x03\x04"));
  EXPECT_FALSE(change.Then(std::string("D\0\0\0\x08garbage.garbage.", 21)));
}

// The promise on which RocksDB's partial merges rest.
TEST(PostingList, ComposesInAnyGrouping) {
  const auto seed = std::random_device()();
  std::cout << "seed " << seed << std::endl;
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::set<uint32_t> model;
    PostingChange grouped;
    PostingChange group;
    for (int i = 0; i < 50; ++i) {
      const auto document = static_cast<uint32_t>(random() % 20);
      const bool add = random() % 2 == 0;
      if (add) {
        model.insert(document);
      } else {
        model.erase(document);
      }
      ASSERT_TRUE(group.Then(add ? PostingChange::Add(document) : PostingChange::Remove(document)));
      if (random() % 4 == 0) {
        ASSERT_TRUE(grouped.Then(group.Encode(false)));
        group = PostingChange();
      }
    }
    ASSERT_TRUE(grouped.Then(group.Encode(false)));
    EXPECT_EQ(Documents(grouped), std::vector<uint32_t>(model.begin(), model.end()));
    PostingChange stored;
    ASSERT_TRUE(stored.Then(grouped.Encode(true)));
    EXPECT_EQ(stored.documents(), grouped.documents());
  }
}

}  // namespace
}  // namespace parallax::query
