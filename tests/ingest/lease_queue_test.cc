#include "services/ingest/lease_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/error.h"
#include "tests/ingest/testing.h"

namespace parallax::ingest {
namespace {

using Kind = Settlement::Kind;

class LeaseQueueTest : public testing::Test {
 protected:
  LeaseQueue::Worker Connect(uint32_t credit, const std::string& name = "w") {
    const LeaseQueue::Worker worker = queue_.Connect(name, absl::Seconds(60));
    EXPECT_TRUE(queue_.AddCredit(worker, credit).ok());
    return worker;
  }
  Lease MustLease(LeaseQueue::Worker worker) {
    const std::optional<Lease> lease = queue_.LeaseNext(worker);
    EXPECT_TRUE(lease.has_value());
    return lease.value_or(Lease());
  }

  ManualClock clock_;
  LeaseQueue queue_{{}, [this] { return clock_.Now(); }};
};

TEST_F(LeaseQueueTest, HandsOutInOrderOfSequenceWhileThereIsCredit) {
  for (const uint64_t sequence : {3, 1, 2}) queue_.Add(sequence);
  const auto worker = Connect(2);
  EXPECT_EQ(MustLease(worker).sequence, 1u);
  EXPECT_EQ(MustLease(worker).sequence, 2u);
  EXPECT_FALSE(queue_.LeaseNext(worker).has_value());
  ASSERT_TRUE(queue_.AddCredit(worker, 1).ok());
  EXPECT_EQ(MustLease(worker).sequence, 3u);
  ASSERT_TRUE(queue_.AddCredit(worker, 1).ok());
  EXPECT_FALSE(queue_.LeaseNext(worker).has_value());
  EXPECT_EQ(queue_.leased_count(), 3u);
  EXPECT_EQ(queue_.pending_count(), 0u);
  EXPECT_EQ(queue_.Oldest(), 1u);
}

TEST_F(LeaseQueueTest, SettlesAnArticleOnAck) {
  queue_.Add(1);
  const auto worker = Connect(1, "annotator");
  const Lease lease = MustLease(worker);
  EXPECT_EQ(lease.attempt, 1u);
  EXPECT_EQ(lease.expire_time, clock_.Now() + absl::Seconds(60));
  const std::optional<Settlement> done = queue_.Ack(worker, lease.id);
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->kind, Kind::kDone);
  EXPECT_EQ(done->sequence, 1u);
  EXPECT_EQ(queue_.leased_count(), 0u);
  EXPECT_FALSE(queue_.Oldest().has_value());
  EXPECT_FALSE(queue_.Ack(worker, lease.id).has_value());
  EXPECT_EQ(queue_.NextExpiry(), absl::InfiniteFuture());
}

TEST_F(LeaseQueueTest, IgnoresAcksOfLeasesThatAreNotTheWorkers) {
  queue_.Add(1);
  const auto owner = Connect(1);
  const auto other = Connect(1);
  const Lease lease = MustLease(owner);
  EXPECT_FALSE(queue_.Ack(other, lease.id).has_value());
  EXPECT_FALSE(queue_.Nack(other, lease.id, "", true).has_value());
  queue_.Release(other, lease.id);
  EXPECT_FALSE(queue_.Ack(owner, lease.id + 1).has_value());
  EXPECT_TRUE(queue_.Ack(owner, lease.id).has_value());
}

TEST_F(LeaseQueueTest, GivesAnArticleUpAfterFiveFailedAttempts) {
  queue_.Add(1);
  const auto worker = Connect(6, "annotator");
  for (uint32_t attempt = 1; attempt <= 5; ++attempt) {
    const Lease lease = MustLease(worker);
    EXPECT_EQ(lease.attempt, attempt);
    const std::optional<Settlement> failed =
        queue_.Nack(worker, lease.id, absl::StrCat("reason ", attempt), true);
    ASSERT_TRUE(failed.has_value());
    EXPECT_EQ(failed->kind, attempt < 5 ? Kind::kRetry : Kind::kDead);
    EXPECT_EQ(failed->failed_attempts, attempt);
    EXPECT_EQ(failed->reason, absl::StrCat("reason ", attempt));
    EXPECT_EQ(failed->worker_id, "annotator");
    EXPECT_EQ(failed->time, clock_.Now());
  }
  EXPECT_FALSE(queue_.LeaseNext(worker).has_value());
  EXPECT_EQ(queue_.pending_count(), 0u);
}

TEST_F(LeaseQueueTest, GivesAnArticleUpAtOnceWhenAnotherAttemptCannotHelp) {
  queue_.Add(1);
  const auto worker = Connect(1);
  const std::optional<Settlement> failed = queue_.Nack(worker, MustLease(worker).id, "not text", false);
  ASSERT_TRUE(failed.has_value());
  EXPECT_EQ(failed->kind, Kind::kDead);
  EXPECT_EQ(failed->failed_attempts, 1u);
}

TEST_F(LeaseQueueTest, CountsAttemptsFromBeforeARestart) {
  queue_.Add(1, 4);
  const auto worker = Connect(1);
  const Lease lease = MustLease(worker);
  EXPECT_EQ(lease.attempt, 5u);
  EXPECT_EQ(queue_.Nack(worker, lease.id, "", true)->kind, Kind::kDead);
}

TEST_F(LeaseQueueTest, CountsNoAttemptForARelease) {
  queue_.Add(1);
  const auto worker = Connect(2);
  const Lease lease = MustLease(worker);
  queue_.Release(worker, lease.id);
  EXPECT_EQ(queue_.pending_count(), 1u);
  EXPECT_EQ(queue_.leased_count(), 0u);
  EXPECT_EQ(MustLease(worker).attempt, 1u);
  EXPECT_FALSE(queue_.Ack(worker, lease.id).has_value());
}

TEST_F(LeaseQueueTest, OffersAnArticleAgainWhenItsLeaseExpires) {
  queue_.Add(1);
  const auto worker = Connect(1);
  const Lease lease = MustLease(worker);
  clock_.Advance(absl::Seconds(60) - absl::Microseconds(1));
  EXPECT_TRUE(queue_.Expire().empty());
  EXPECT_EQ(queue_.NextExpiry(), lease.expire_time);
  clock_.Advance(absl::Microseconds(1));
  const std::vector<Settlement> expired = queue_.Expire();
  ASSERT_EQ(expired.size(), 1u);
  EXPECT_EQ(expired[0].kind, Kind::kRetry);
  EXPECT_EQ(expired[0].reason, "the lease expired");
  EXPECT_EQ(queue_.pending_count(), 1u);
  const auto other = Connect(1);
  EXPECT_EQ(MustLease(other).attempt, 2u);
}

TEST_F(LeaseQueueTest, AcceptsTheAckOfAnExpiredLeaseWhileNoOtherWorkerHasTheArticle) {
  queue_.Add(1);
  const auto worker = Connect(1);
  const Lease lease = MustLease(worker);
  clock_.Advance(absl::Minutes(2));
  queue_.Expire();
  EXPECT_FALSE(queue_.Nack(worker, lease.id, "late", true).has_value());
  ASSERT_TRUE(queue_.Ack(worker, lease.id).has_value());
  EXPECT_EQ(queue_.pending_count(), 0u);
}

TEST_F(LeaseQueueTest, AcceptsTheAckOfAnExpiredLeaseWhenTheSameWorkerHasTheArticleAgain) {
  queue_.Add(1);
  const auto worker = Connect(2);
  const Lease first = MustLease(worker);
  clock_.Advance(absl::Minutes(2));
  queue_.Expire();
  const Lease second = MustLease(worker);
  EXPECT_EQ(second.attempt, 2u);
  EXPECT_TRUE(queue_.Ack(worker, first.id).has_value());
  EXPECT_FALSE(queue_.Ack(worker, second.id).has_value());
  EXPECT_EQ(queue_.leased_count(), 0u);
  EXPECT_EQ(queue_.pending_count(), 0u);
}

TEST_F(LeaseQueueTest, IgnoresTheAckOfAnExpiredLeaseOnceAnotherWorkerHasTheArticle) {
  queue_.Add(1);
  const auto slow = Connect(1);
  const Lease lease = MustLease(slow);
  clock_.Advance(absl::Minutes(2));
  queue_.Expire();
  const auto other = Connect(1);
  const Lease again = MustLease(other);
  EXPECT_FALSE(queue_.Ack(slow, lease.id).has_value());
  EXPECT_TRUE(queue_.Ack(other, again.id).has_value());
}

TEST_F(LeaseQueueTest, OffersWhatALostWorkerHeldAtOnceAndCountsTheAttempt) {
  for (const uint64_t sequence : {1, 2, 3}) queue_.Add(sequence);
  const auto lost = Connect(3, "lost");
  const Lease done = MustLease(lost);
  MustLease(lost);
  MustLease(lost);
  queue_.Ack(lost, done.id);
  const std::vector<Settlement> ended = queue_.Disconnect(lost, "the stream broke");
  ASSERT_EQ(ended.size(), 2u);
  EXPECT_EQ(ended[0].sequence, 2u);
  EXPECT_EQ(ended[1].sequence, 3u);
  EXPECT_EQ(ended[0].kind, Kind::kRetry);
  EXPECT_EQ(ended[0].reason, "the stream broke");
  EXPECT_EQ(ended[0].worker_id, "lost");
  EXPECT_EQ(queue_.worker_count(), 0u);
  EXPECT_EQ(queue_.leased_count(), 0u);
  const auto worker = Connect(2);
  EXPECT_EQ(MustLease(worker).attempt, 2u);
  EXPECT_TRUE(queue_.Disconnect(lost, "twice").empty());
}

TEST_F(LeaseQueueTest, CountsAnExpiredLeaseOnceWhenItsWorkerIsLostToo) {
  queue_.Add(1);
  const auto worker = Connect(2);
  MustLease(worker);
  clock_.Advance(absl::Minutes(2));
  EXPECT_EQ(queue_.Expire().size(), 1u);
  EXPECT_TRUE(queue_.Disconnect(worker, "gone").empty());
  EXPECT_EQ(MustLease(Connect(1)).attempt, 2u);
}

TEST_F(LeaseQueueTest, StartsAnewWhenALeasedArticleIsAddedAgain) {
  queue_.Add(1, 3);
  const auto worker = Connect(2);
  const Lease old = MustLease(worker);
  EXPECT_EQ(old.attempt, 4u);
  queue_.Add(1);
  EXPECT_EQ(queue_.leased_count(), 0u);
  EXPECT_FALSE(queue_.Ack(worker, old.id).has_value());
  EXPECT_EQ(MustLease(worker).attempt, 1u);
}

TEST_F(LeaseQueueTest, RefusesMoreCreditThanMayBeOutstanding) {
  queue_.Add(1);
  const auto worker = Connect(4096);
  const absl::Status status = queue_.AddCredit(worker, 1);
  EXPECT_EQ(InvalidFieldOf(status), "credit.count");
  const Lease lease = MustLease(worker);
  EXPECT_FALSE(queue_.AddCredit(worker, 1).ok());
  queue_.Ack(worker, lease.id);
  EXPECT_TRUE(queue_.AddCredit(worker, 1).ok());
  EXPECT_FALSE(queue_.AddCredit(worker, ~uint32_t{0}).ok());
}

TEST_F(LeaseQueueTest, NamesWorkersInTurnAndNoMoreThanArticlesWait) {
  const auto a = Connect(5);
  const auto b = Connect(5);
  const auto idle = Connect(0);
  EXPECT_TRUE(queue_.ReadyWorkers().empty());
  queue_.Add(1);
  EXPECT_THAT(queue_.ReadyWorkers(), testing::ElementsAre(a));
  EXPECT_THAT(queue_.ReadyWorkers(), testing::ElementsAre(b));
  EXPECT_THAT(queue_.ReadyWorkers(), testing::ElementsAre(a));
  for (const uint64_t sequence : {2, 3, 4}) queue_.Add(sequence);
  EXPECT_THAT(queue_.ReadyWorkers(), testing::UnorderedElementsAre(a, b));
  EXPECT_NE(idle, a);
}

// Whatever workers do, an article is at any time waiting, leased once, done or dead; and no attempt is
// uncounted.
TEST_F(LeaseQueueTest, NeverLosesNorDoublesAnArticle) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::mt19937 random(seed);
  constexpr uint64_t kArticles = 200;
  std::map<uint64_t, uint32_t> failures;
  std::set<uint64_t> settled;
  std::map<LeaseQueue::Worker, std::vector<Lease>> held;
  for (uint64_t sequence = 1; sequence <= kArticles; ++sequence) queue_.Add(sequence);
  const auto settle = [&](const Settlement& settlement) {
    if (settlement.kind != Kind::kDone) {
      ASSERT_EQ(settlement.failed_attempts, ++failures[settlement.sequence]);
    }
    if (settlement.kind != Kind::kRetry) {
      ASSERT_TRUE(settled.insert(settlement.sequence).second);
    }
  };
  for (int step = 0; step < 20000 && settled.size() < kArticles; ++step) {
    if (held.size() < 3) held[Connect(8)];
    auto worker = held.begin();
    std::advance(worker, static_cast<int64_t>(random() % held.size()));
    auto& [id, leases] = *worker;
    const uint64_t action = random() % 20;
    if (action < 10) {
      if (const std::optional<Lease> lease = queue_.LeaseNext(id)) {
        ASSERT_EQ(settled.count(lease->sequence), 0u);
        ASSERT_EQ(lease->attempt, failures[lease->sequence] + 1);
        leases.push_back(*lease);
      }
      // Credit that expired leases have used up comes back.
      if (queue_.AddCredit(id, 1).ok() && leases.size() > 16) leases.erase(leases.begin());
    } else if (action == 10) {
      for (const Settlement& settlement : queue_.Disconnect(id, "lost")) settle(settlement);
      held.erase(worker);
    } else if (action == 11) {
      clock_.Advance(absl::Seconds(20));
      for (const Settlement& settlement : queue_.Expire()) settle(settlement);
    } else if (!leases.empty()) {
      const Lease lease = leases[random() % leases.size()];
      std::optional<Settlement> settlement;
      if (action < 15) {
        settlement = queue_.Ack(id, lease.id);
      } else if (action < 18) {
        settlement = queue_.Nack(id, lease.id, "failed", action != 17);
      } else {
        queue_.Release(id, lease.id);
      }
      if (settlement.has_value()) settle(*settlement);
    }
    ASSERT_EQ(queue_.pending_count() + queue_.leased_count() + settled.size(), kArticles);
  }
  EXPECT_EQ(settled.size(), kArticles);
}

}  // namespace
}  // namespace parallax::ingest
