#include "services/ingest/broker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "absl/synchronization/notification.h"
#include "tests/ingest/testing.h"

namespace parallax::ingest {
namespace {

class BrokerTest : public testing::Test {
 protected:
  BrokerTest() { Start(); }

  void Start() {
    log_ = ValueOf(ArticleLog::Open({folder_.path()}));
    BrokerOptions options;
    options.clock = [this] { return clock_.Now(); };
    options.max_workers = 2;
    broker_ = ValueOf(Broker::Create(options, *log_));
  }
  void Restart() {
    broker_.reset();
    log_.reset();
    Start();
  }
  void Append(int i) {
    absl::Notification done;
    broker_->Append(NewEntry(CheckedArticle("", absl::StrCat("Text ", i))),
                    [&](const absl::StatusOr<Appended>& appended) {
                      EXPECT_TRUE(appended.ok()) << appended.status();
                      done.Notify();
                    });
    done.WaitForNotification();
  }
  Broker::Worker Connect(uint32_t credit) {
    const Broker::Worker worker = ValueOf(broker_->Connect("w", absl::Seconds(60), [this] { ++wakes_; }));
    EXPECT_TRUE(broker_->AddCredit(worker, credit).ok());
    return worker;
  }

  TempDir folder_;
  ManualClock clock_;
  std::atomic<int> wakes_{0};
  std::unique_ptr<ArticleLog> log_;
  std::unique_ptr<Broker> broker_;
};

TEST_F(BrokerTest, WakesAWorkerWithCreditWhenAnArticleIsDurable) {
  const Broker::Worker worker = Connect(1);
  EXPECT_EQ(wakes_, 0);
  Append(1);
  EXPECT_EQ(wakes_, 1);
  ASSERT_TRUE(broker_->LeaseNext(worker).has_value());
  Append(2);
  EXPECT_EQ(wakes_, 1);
  ASSERT_TRUE(broker_->AddCredit(worker, 1).ok());
  EXPECT_EQ(wakes_, 2);
  broker_->Disconnect(worker, "over");
  Append(3);
  EXPECT_EQ(wakes_, 2);
}

TEST_F(BrokerTest, WakesWorkersWhenAnArticleComesBack) {
  Append(1);
  const Broker::Worker first = Connect(1);
  const std::optional<Lease> lease = broker_->LeaseNext(first);
  ASSERT_TRUE(lease.has_value());
  const Broker::Worker second = Connect(4);
  wakes_ = 0;
  broker_->Nack(first, lease->id, "no", /*retryable=*/true);
  EXPECT_EQ(wakes_, 1);
  ASSERT_TRUE(broker_->LeaseNext(second).has_value());
  clock_.Advance(absl::Minutes(2));
  broker_->ExpireLeases();
  EXPECT_EQ(wakes_, 2);
  const std::optional<Lease> again = broker_->LeaseNext(second);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->attempt, 3u);
  broker_->Release(second, again->id);
  EXPECT_EQ(wakes_, 3);
}

TEST_F(BrokerTest, RemembersAfterARestartWhatIsDoneAndWhatFailed) {
  for (int i = 1; i <= 3; ++i) Append(i);
  const Broker::Worker worker = Connect(2);
  broker_->Ack(worker, broker_->LeaseNext(worker)->id);
  broker_->Nack(worker, broker_->LeaseNext(worker)->id, "no", /*retryable=*/true);
  broker_->Disconnect(worker, "over");
  Restart();
  EXPECT_EQ(broker_->status().pending_count, 2u);
  EXPECT_EQ(broker_->status().oldest_sequence, 2u);
  const std::optional<Lease> lease = broker_->LeaseNext(Connect(1));
  ASSERT_TRUE(lease.has_value());
  EXPECT_EQ(lease->attempt, 2u);
}

TEST_F(BrokerTest, ReplaysDurably) {
  for (int i = 1; i <= 3; ++i) Append(i);
  const Broker::Worker worker = Connect(3);
  for (int i = 1; i <= 2; ++i) broker_->Ack(worker, broker_->LeaseNext(worker)->id);
  const std::optional<Lease> held = broker_->LeaseNext(worker);
  ASSERT_TRUE(broker_->Replay({1, 3}).ok());
  broker_->Ack(worker, held->id);  // of before the replay
  EXPECT_EQ(broker_->status().pending_count, 2u);
  EXPECT_EQ(broker_->status().leased_count, 0u);
  Restart();
  EXPECT_EQ(broker_->status().pending_count, 2u);
}

TEST_F(BrokerTest, RefusesWorkersBeyondTheLimit) {
  Connect(1);
  const Broker::Worker second = Connect(1);
  EXPECT_TRUE(absl::IsResourceExhausted(broker_->Connect("w", absl::Seconds(60), [] {}).status()));
  broker_->Disconnect(second, "over");
  EXPECT_TRUE(broker_->Connect("w", absl::Seconds(60), [] {}).ok());
}

TEST_F(BrokerTest, EndsLeasesInTimeByItself) {
  broker_.reset();
  broker_ = ValueOf(Broker::Create({}, *log_));  // on the machine's clock
  Append(1);
  absl::Notification woken;
  const Broker::Worker slow = ValueOf(broker_->Connect("slow", absl::Milliseconds(20), [] {}));
  const Broker::Worker waiting = ValueOf(broker_->Connect("waiting", absl::Seconds(60), [&] {
    if (!woken.HasBeenNotified()) woken.Notify();
  }));
  ASSERT_TRUE(broker_->AddCredit(slow, 1).ok());
  ASSERT_TRUE(broker_->LeaseNext(slow).has_value());
  ASSERT_TRUE(broker_->AddCredit(waiting, 1).ok());
  woken.WaitForNotification();
  EXPECT_EQ(broker_->LeaseNext(waiting)->attempt, 2u);
  broker_->Disconnect(waiting, "over");
}

}  // namespace
}  // namespace parallax::ingest
