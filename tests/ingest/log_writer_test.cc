#include "services/ingest/log_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/synchronization/blocking_counter.h"
#include "absl/synchronization/notification.h"
#include "tests/ingest/testing.h"

namespace parallax::ingest {
namespace {

class LogWriterTest : public testing::Test {
 protected:
  static NewEntry Entry(int i) { return NewEntry(CheckedArticle("", absl::StrCat("Text ", i))); }

  TempDir folder_;
  std::unique_ptr<ArticleLog> log_ = ValueOf(ArticleLog::Open({folder_.path()}));
};

TEST_F(LogWriterTest, TellsOfNewEntriesBeforeTheirReceipts) {
  absl::Mutex mutex;
  std::vector<std::string> events;
  const auto add = [&](std::string event) {
    absl::MutexLock lock(&mutex);
    events.push_back(std::move(event));
  };
  {
    LogWriter writer({}, *log_, [&](absl::Span<const uint64_t> sequences) {
      for (const uint64_t sequence : sequences) add(absl::StrCat("new ", sequence));
    });
    for (const int text : {1, 1, 2}) {
      absl::Notification done;
      writer.Append(Entry(text), [&](const absl::StatusOr<Appended>& appended) {
        add(absl::StrCat(v1::ReceiptStatus_Name(ValueOf(appended).status), " ", ValueOf(appended).sequence));
        done.Notify();
      });
      done.WaitForNotification();
    }
  }
  EXPECT_THAT(events, testing::ElementsAre("new 1", "RECEIPT_STATUS_ACCEPTED 1", "RECEIPT_STATUS_DUPLICATE 1",
                                           "new 2", "RECEIPT_STATUS_ACCEPTED 2"));
}

TEST_F(LogWriterTest, WritesArticlesOfManyThreadsEachOnceInOrderOfTheirSequences) {
  constexpr int kThreads = 8;
  constexpr int kEach = 50;
  LogWriterOptions options;
  options.max_batch_articles = 7;
  std::vector<uint64_t> announced;
  {
    LogWriter writer(options, *log_, [&](absl::Span<const uint64_t> sequences) {
      announced.insert(announced.end(), sequences.begin(), sequences.end());
    });
    absl::BlockingCounter done(kThreads * kEach);
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < kEach; ++i) {
          writer.Append(Entry(t * kEach + i), [&](const absl::StatusOr<Appended>& appended) {
            EXPECT_EQ(ValueOf(appended).status, v1::RECEIPT_STATUS_ACCEPTED);
            done.DecrementCount();
          });
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    done.Wait();
  }
  ASSERT_EQ(announced.size(), static_cast<size_t>(kThreads * kEach));
  for (size_t i = 0; i < announced.size(); ++i) EXPECT_EQ(announced[i], i + 1);
}

TEST_F(LogWriterTest, RefusesArticlesWhileItsQueueIsFull) {
  LogWriterOptions options;
  options.max_queued_articles = 2;
  absl::Notification writing;
  absl::Notification go_on;
  absl::Mutex mutex;
  std::vector<absl::StatusCode> codes;
  {
    LogWriter writer(options, *log_, [&](absl::Span<const uint64_t> sequences) {
      if (sequences[0] != 1) return;
      writing.Notify();
      go_on.WaitForNotification();
    });
    const auto append = [&](int i) {
      writer.Append(Entry(i), [&](const absl::StatusOr<Appended>& appended) {
        absl::MutexLock lock(&mutex);
        codes.push_back(appended.status().code());
      });
    };
    append(1);
    writing.WaitForNotification();
    append(2);
    append(3);
    append(4);
    {
      absl::MutexLock lock(&mutex);
      EXPECT_THAT(codes, testing::ElementsAre(absl::StatusCode::kResourceExhausted));
    }
    go_on.Notify();
  }
  EXPECT_EQ(log_->counters().article_count, 3u);
  EXPECT_EQ(codes.size(), 4u);
}

TEST_F(LogWriterTest, BoundsTheBytesThatWait) {
  LogWriterOptions options;
  options.max_queued_bytes = 10;
  LogWriter writer(options, *log_, [](absl::Span<const uint64_t>) {});
  absl::StatusCode code = absl::StatusCode::kOk;
  writer.Append(Entry(1), [&](const absl::StatusOr<Appended>& appended) { code = appended.status().code(); });
  EXPECT_EQ(code, absl::StatusCode::kResourceExhausted);
}

TEST_F(LogWriterTest, RecordsSettlementsAndRequeuesInOrder) {
  {
    LogWriter writer({}, *log_, [](absl::Span<const uint64_t>) {});
    absl::Notification done;
    writer.Append(Entry(1), [&](const absl::StatusOr<Appended>&) { done.Notify(); });
    done.WaitForNotification();
    Settlement settlement;
    settlement.sequence = 1;
    writer.Settle({settlement});
    EXPECT_TRUE(writer.Requeue({1}).ok());
    std::vector<uint64_t> queued;
    ASSERT_TRUE(log_->ForEachQueued([&](uint64_t sequence, uint32_t) { queued.push_back(sequence); }).ok());
    EXPECT_THAT(queued, testing::ElementsAre(1));
    writer.Settle({settlement});
  }
  std::vector<uint64_t> queued;
  ASSERT_TRUE(log_->ForEachQueued([&](uint64_t sequence, uint32_t) { queued.push_back(sequence); }).ok());
  EXPECT_TRUE(queued.empty());
}

}  // namespace
}  // namespace parallax::ingest
