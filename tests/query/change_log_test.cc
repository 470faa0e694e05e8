#include "services/query/change_log.h"

#include "absl/strings/str_cat.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

const std::string kStore(16, 's');

class ChangeLog : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 5; ++i) {
      test_.Write(
          ArticleBuilder(absl::StrCat("a", i)).Claim(i == 3 ? "z" : "x", "y", v1::POLARITY_OPPOSE).Build());
    }
  }

  ChangeBatch Read(uint64_t from, size_t max_changes = 100, size_t max_examined = 100,
                   const v1::ClaimFilter& filter = {}) {
    auto batch = ReadChanges(StoreReader(test_.store()), *ClaimFilter::Create(filter), from, max_changes,
                             max_examined);
    EXPECT_THAT(batch, IsOk());
    return batch.value_or(ChangeBatch());
  }

  TestStore test_;
};

TEST_F(ChangeLog, ReadsFromASequenceToTheEnd) {
  const ChangeBatch batch = Read(4);
  ASSERT_EQ(batch.changes.size(), 2u);
  EXPECT_EQ(batch.changes[0].sequence, 4u);
  EXPECT_TRUE(batch.changes[0].change.added);
  EXPECT_EQ(batch.changes[1].change.record.article_id(), "a4");
  EXPECT_EQ(batch.next, 6u);
  EXPECT_TRUE(batch.at_end);
}

TEST_F(ChangeLog, StopsWhenTheBatchIsFull) {
  const ChangeBatch batch = Read(1, 2);
  EXPECT_EQ(batch.changes.size(), 2u);
  EXPECT_EQ(batch.next, 3u);
  EXPECT_FALSE(batch.at_end);
}

TEST_F(ChangeLog, StopsAfterLookingAtEnough) {
  v1::ClaimFilter filter;
  filter.add_holder_ids("z");
  const ChangeBatch batch = Read(1, 100, 2, filter);
  EXPECT_TRUE(batch.changes.empty());
  EXPECT_EQ(batch.next, 3u);
  EXPECT_FALSE(batch.at_end);
  EXPECT_EQ(Read(batch.next, 100, 100, filter).changes[0].sequence, 4u);
}

TEST_F(ChangeLog, FindsNothingBehindTheEnd) {
  const ChangeBatch batch = Read(6);
  EXPECT_TRUE(batch.changes.empty());
  EXPECT_EQ(batch.next, 6u);
  EXPECT_TRUE(batch.at_end);
}

TEST_F(ChangeLog, AnswersOutOfRangeForWhatIsNotKept) {
  EXPECT_EQ(*OldestChange(StoreReader(test_.store())), 1u);
  EXPECT_THAT(ReadChanges(StoreReader(test_.store()), ClaimFilter(), 0, 1, 1),
              HasCode(absl::StatusCode::kOutOfRange));
}

TEST(ResumeToken, CarriesTheSequence) {
  EXPECT_EQ(*DecodeResumeToken(kStore, EncodeResumeToken(kStore, 42)), 42u);
}

TEST(ResumeToken, IsOutOfRangeInAnotherStore) {
  EXPECT_THAT(DecodeResumeToken(std::string(16, 't'), EncodeResumeToken(kStore, 42)),
              HasCode(absl::StatusCode::kOutOfRange));
}

TEST(ResumeToken, IsRefusedWhenDamaged) {
  std::string token = EncodeResumeToken(kStore, 42);
  token[30] = token[30] == 'A' ? 'B' : 'A';
  for (const std::string& bad : {token, std::string("!"), std::string("AAAA"), token.substr(0, 20)}) {
    EXPECT_THAT(DecodeResumeToken(kStore, bad), IsInvalid("resume_token")) << bad;
  }
}

}  // namespace
}  // namespace parallax::query
