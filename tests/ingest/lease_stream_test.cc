#include "services/ingest/lease_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "services/common/error.h"
#include "tests/ingest/service_fixture.h"

namespace parallax::ingest {
namespace {

using LeaseStreamTest = IngestServiceFixture;

TEST_F(LeaseStreamTest, SendsArticlesAsCreditAllowsAndForgetsThemOnAck) {
  Worker worker(*stub_, 2);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(Publish("", absl::StrCat("Text ", i)).ok());
  const v1::LeaseArticlesResponse first = worker.Next();
  const v1::LeaseArticlesResponse second = worker.Next();
  EXPECT_EQ(first.article().text(), "Text 0");
  EXPECT_EQ(first.article().sequence(), 1u);
  EXPECT_EQ(first.article().revision(), 1u);
  EXPECT_EQ(first.attempt(), 1u);
  EXPECT_EQ(first.expire_time().seconds(), absl::ToUnixSeconds(clock_.Now() + absl::Minutes(1)));
  EXPECT_EQ(second.article().text(), "Text 1");
  EXPECT_EQ(Status().leased_count(), 2u);
  EXPECT_EQ(Status().worker_count(), 1u);
  worker.Credit(1);
  EXPECT_EQ(worker.Next().article().text(), "Text 2");
  worker.Ack(first.lease_id());
  worker.Ack(second.lease_id());
  StatusOnce([](const auto& status) { return status.leased_count() == 1; });
  EXPECT_TRUE(worker.End().ok());
  const auto status = StatusOnce([](const auto& s) { return s.worker_count() == 0; });
  EXPECT_EQ(status.pending_count(), 1u);
}

TEST_F(LeaseStreamTest, OffersTheLeasesOfABrokenStreamAgainAtOnce) {
  ASSERT_TRUE(Publish("", "Some text").ok());
  {
    Worker gone(*stub_, 1);
    EXPECT_EQ(gone.Next().attempt(), 1u);
    gone.Cancel();
    EXPECT_FALSE(gone.Status().ok());
  }
  Worker worker(*stub_, 1);
  EXPECT_EQ(worker.Next().attempt(), 2u);
}

TEST_F(LeaseStreamTest, OffersAnArticleAgainWhenItsLeaseExpires) {
  ASSERT_TRUE(Publish("", "Some text").ok());
  Worker slow(*stub_, 1);
  const v1::LeaseArticlesResponse leased = slow.Next();
  Worker other(*stub_, 1);
  StatusOnce([](const auto& status) { return status.worker_count() == 2; });
  clock_.Advance(absl::Seconds(59));
  broker_->ExpireLeases();
  EXPECT_EQ(Status().leased_count(), 1u);
  clock_.Advance(absl::Seconds(1));
  broker_->ExpireLeases();
  const v1::LeaseArticlesResponse again = other.Next();
  EXPECT_EQ(again.article().id(), leased.article().id());
  EXPECT_EQ(again.attempt(), 2u);
  slow.Ack(leased.lease_id());  // too late
  EXPECT_TRUE(slow.End().ok());
  EXPECT_EQ(Status().leased_count(), 1u);
  other.Ack(again.lease_id());
  StatusOnce([](const auto& status) { return status.leased_count() == 0; });
}

TEST_F(LeaseStreamTest, EndsLeaseStreamsWithUnavailableWhenItDrains) {
  ASSERT_TRUE(Publish("", "Some text").ok());
  Worker worker(*stub_, 1);
  worker.Next();
  service_->Drain();
  EXPECT_TRUE(absl::IsUnavailable(worker.Status()));
}

TEST_F(LeaseStreamTest, TakesAnArticleBackThatIsReleasedWithoutCountingTheAttempt) {
  ASSERT_TRUE(Publish("", "Some text").ok());
  Worker worker(*stub_, 2);
  const v1::LeaseArticlesResponse leased = worker.Next();
  v1::LeaseArticlesRequest release;
  release.mutable_release()->set_lease_id(leased.lease_id());
  worker.Send(release);
  EXPECT_EQ(worker.Next().attempt(), 1u);
}

TEST_F(LeaseStreamTest, OffersAnArticleFiveTimesBeforeItGivesUp) {
  ASSERT_TRUE(Publish("", "Some text").ok());
  Worker worker(*stub_, 6);
  const std::string reason(1200, 'r');
  for (uint32_t attempt = 1; attempt <= 5; ++attempt) {
    const v1::LeaseArticlesResponse leased = worker.Next();
    EXPECT_EQ(leased.attempt(), attempt);
    worker.Nack(leased.lease_id(), reason, /*retryable=*/true);
  }
  StatusOnce([](const auto& status) { return status.dead_letter_count() == 1; });
  const v1::DeadLetter letter = ValueOf(DeadLetters(1)).dead_letters(0);
  EXPECT_EQ(letter.attempts(), 5u);
  EXPECT_EQ(letter.reason(), reason.substr(0, 1000));
}

TEST_F(LeaseStreamTest, SendsWhatIsPublishedWhileTheWorkerWaits) {
  Worker worker(*stub_, 1);
  StatusOnce([](const auto& status) { return status.worker_count() == 1; });
  ASSERT_TRUE(Publish("", "Some text").ok());
  EXPECT_EQ(worker.Next().article().text(), "Some text");
}

TEST_F(LeaseStreamTest, SharesArticlesBetweenWorkersWithoutGivingAnyTwice) {
  constexpr int kArticles = 200;
  for (int i = 0; i < kArticles; ++i) ASSERT_TRUE(Publish("", absl::StrCat("Text ", i)).ok());
  absl::Mutex mutex;
  std::set<uint64_t> seen;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      Worker worker(*stub_, 50);
      for (int i = 0; i < kArticles / 4; ++i) {
        const v1::LeaseArticlesResponse leased = worker.Next();
        {
          absl::MutexLock lock(&mutex);
          EXPECT_TRUE(seen.insert(leased.article().sequence()).second);
        }
        worker.Ack(leased.lease_id());
      }
      EXPECT_TRUE(worker.End().ok());
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(seen.size(), static_cast<size_t>(kArticles));
  EXPECT_EQ(Status().pending_count(), 0u);
}

TEST_F(LeaseStreamTest, EndsAStreamThatBreaksTheProtocolNamingTheField) {
  const auto answer = [&](const std::vector<v1::LeaseArticlesRequest>& requests) {
    grpc::ClientContext context;
    const std::unique_ptr<LeaseClient> stream = stub_->LeaseArticles(&context);
    for (const v1::LeaseArticlesRequest& request : requests) stream->Write(request);
    v1::LeaseArticlesResponse response;
    EXPECT_FALSE(stream->Read(&response));
    return InvalidFieldOf(FromGrpcStatus(stream->Finish()));
  };
  v1::LeaseArticlesRequest open;
  open.mutable_open();
  v1::LeaseArticlesRequest ack;
  ack.mutable_ack()->set_lease_id(1);
  EXPECT_EQ(answer({ack}), "open");
  EXPECT_EQ(answer({open, open}), "open");
  EXPECT_EQ(answer({open, {}}), "action");
  v1::LeaseArticlesRequest no_credit;
  no_credit.mutable_credit();
  EXPECT_EQ(answer({open, no_credit}), "credit.count");
  v1::LeaseArticlesRequest bad = open;
  bad.mutable_open()->set_credit(1025);
  EXPECT_EQ(answer({bad}), "open.credit");
  bad = open;
  bad.mutable_open()->set_worker_id(std::string(129, 'w'));
  EXPECT_EQ(answer({bad}), "open.worker_id");
  for (const int64_t seconds : {0, 601, -5}) {
    bad = open;
    bad.mutable_open()->mutable_lease_duration()->set_seconds(seconds);
    EXPECT_EQ(answer({bad}), "open.lease_duration") << seconds;
  }
  v1::LeaseArticlesRequest credit;
  credit.mutable_credit()->set_count(1024);
  EXPECT_EQ(answer({open, credit, credit, credit, credit, credit}), "credit.count");
}

TEST_F(LeaseStreamTest, IgnoresAcksOfLeasesItDoesNotKnow) {
  ASSERT_TRUE(Publish("", "Some text").ok());
  Worker worker(*stub_, 1);
  const v1::LeaseArticlesResponse leased = worker.Next();
  worker.Ack(leased.lease_id() + 77);
  worker.Ack(leased.lease_id());
  worker.Ack(leased.lease_id());
  EXPECT_TRUE(worker.End().ok());
  EXPECT_EQ(Status().pending_count(), 0u);
}

class OneWorkerTest : public IngestServiceFixture {
 protected:
  static BrokerOptions OneWorker() {
    BrokerOptions options;
    options.max_workers = 1;
    return options;
  }
  OneWorkerTest() : IngestServiceFixture({}, OneWorker()) {}
};

TEST_F(OneWorkerTest, RefusesWorkersBeyondTheLimit) {
  Worker first(*stub_, 1);
  StatusOnce([](const auto& status) { return status.worker_count() == 1; });
  Worker second(*stub_, 1);
  EXPECT_TRUE(absl::IsResourceExhausted(second.Status()));
}

}  // namespace
}  // namespace parallax::ingest
