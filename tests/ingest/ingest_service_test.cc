#include "services/ingest/ingest_service.h"

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

using IngestServiceTest = IngestServiceFixture;

TEST_F(IngestServiceTest, AcceptsRecognisesAndRevises) {
  const v1::ArticleReceipt first = ValueOf(Publish("http://Example.org/a?utm_source=x", "One text."));
  EXPECT_EQ(first.status(), v1::RECEIPT_STATUS_ACCEPTED);
  EXPECT_EQ(first.revision(), 1u);
  const v1::ArticleReceipt again = ValueOf(Publish("https://example.org/a", "One text."));
  EXPECT_EQ(again.status(), v1::RECEIPT_STATUS_DUPLICATE);
  EXPECT_EQ(again.article_id(), first.article_id());
  EXPECT_EQ(again.sequence(), first.sequence());
  const v1::ArticleReceipt changed = ValueOf(Publish("https://example.org/a", "Another text."));
  EXPECT_EQ(changed.status(), v1::RECEIPT_STATUS_REVISION);
  EXPECT_EQ(changed.article_id(), first.article_id());
  EXPECT_EQ(changed.revision(), 2u);
  EXPECT_GT(changed.sequence(), first.sequence());

  const v1::GetIngestStatusResponse status = Status();
  EXPECT_EQ(status.article_count(), 1u);
  EXPECT_EQ(status.revision_count(), 2u);
  EXPECT_EQ(status.pending_count(), 2u);
  EXPECT_EQ(status.last_sequence(), changed.sequence());
  EXPECT_EQ(status.oldest_pending_time().seconds(), absl::ToUnixSeconds(clock_.Now()));
  EXPECT_EQ(status.receipts().at("ACCEPTED"), 1u);
  EXPECT_EQ(status.receipts().at("DUPLICATE"), 1u);
  EXPECT_EQ(status.receipts().at("REVISION"), 1u);
  EXPECT_FALSE(status.version().empty());
}

TEST_F(IngestServiceTest, RefusesAnArticleNamingTheField) {
  const absl::Status status = Publish("https://example.org/a", "").status();
  EXPECT_TRUE(absl::IsInvalidArgument(status)) << status;
  EXPECT_EQ(InvalidFieldOf(status), "draft.text");
  EXPECT_EQ(Status().receipts().at("REJECTED"), 1u);

  grpc::ClientContext context;
  v1::PublishArticleResponse response;
  EXPECT_EQ(InvalidFieldOf(FromGrpcStatus(stub_->PublishArticle(&context, {}, &response))), "draft");
}

TEST_F(IngestServiceTest, RepairsTextThatIsNotUtf8) {
  ASSERT_TRUE(Publish("", "The caf\xE9 closed early, its owner said.").ok());
  Worker worker(*stub_, 1);
  const v1::Article article = worker.Next().article();
  EXPECT_EQ(article.text(), "The caf\xC3\xA9 closed early, its owner said.");
  ASSERT_EQ(article.quality_notes_size(), 1);
  EXPECT_EQ(article.quality_notes(0).kind(), v1::QUALITY_NOTE_KIND_ENCODING_REPAIRED);
}

TEST_F(IngestServiceTest, AcceptsOneOfManyThatPublishTheSameUrlAtOnce) {
  constexpr int kPublishers = 8;
  std::vector<std::thread> threads;
  std::vector<v1::ArticleReceipt> receipts(kPublishers);
  for (int i = 0; i < kPublishers; ++i) {
    threads.emplace_back([&, i] {
      receipts[static_cast<size_t>(i)] =
          ValueOf(Publish("https://example.org/race", absl::StrCat("Version ", i % 2)));
    });
  }
  for (std::thread& thread : threads) thread.join();
  int accepted = 0;
  std::set<uint64_t> written;
  for (const v1::ArticleReceipt& receipt : receipts) {
    if (receipt.status() == v1::RECEIPT_STATUS_ACCEPTED) ++accepted;
    if (receipt.status() != v1::RECEIPT_STATUS_DUPLICATE) {
      EXPECT_TRUE(written.insert(receipt.sequence()).second);
    }
    EXPECT_EQ(receipt.article_id(), receipts[0].article_id());
  }
  EXPECT_EQ(accepted, 1);
  EXPECT_EQ(Status().article_count(), 1u);
  EXPECT_EQ(Status().revision_count(), written.size());
}

TEST_F(IngestServiceTest, MakesDeadLettersThatCanBeListedInPagesAndReplayed) {
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(Publish(absl::StrCat("https://example.org/", i), absl::StrCat("Text ", i)).ok());
  }
  Worker worker(*stub_, 3);
  for (int i = 0; i < 3; ++i) {
    const v1::LeaseArticlesResponse leased = worker.Next();
    clock_.Advance(absl::Seconds(1));
    worker.Nack(leased.lease_id(), absl::StrCat("broken ", i), /*retryable=*/false);
    StatusOnce(
        [&](const auto& status) { return status.dead_letter_count() == static_cast<uint64_t>(i + 1); });
  }
  const v1::ListDeadLettersResponse page = ValueOf(DeadLetters(2));
  ASSERT_EQ(page.dead_letters_size(), 2);
  const v1::DeadLetter& newest = page.dead_letters(0);
  EXPECT_EQ(newest.reason(), "broken 2");
  EXPECT_EQ(newest.title(), "Text 2");
  EXPECT_EQ(newest.url(), "https://example.org/2");
  EXPECT_EQ(newest.attempts(), 1u);
  EXPECT_EQ(newest.worker_id(), "tester");
  EXPECT_EQ(newest.fail_time().seconds(), absl::ToUnixSeconds(clock_.Now()));
  const v1::ListDeadLettersResponse last = ValueOf(DeadLetters(2, page.next_page_token()));
  ASSERT_EQ(last.dead_letters_size(), 1);
  EXPECT_EQ(last.dead_letters(0).reason(), "broken 0");
  EXPECT_EQ(last.next_page_token(), "");

  v1::ReplayArticlesRequest by_id;
  by_id.mutable_article_ids()->add_ids(newest.article_id());
  by_id.mutable_article_ids()->add_ids("unot-there");
  const v1::ReplayArticlesResponse replayed = ValueOf(Replay(by_id));
  EXPECT_EQ(replayed.replayed_count(), 1u);
  EXPECT_THAT(replayed.unknown_ids(), testing::ElementsAre("unot-there"));
  EXPECT_EQ(Status().dead_letter_count(), 2u);
  worker.Credit(1);
  const v1::LeaseArticlesResponse again = worker.Next();
  EXPECT_EQ(again.article().id(), newest.article_id());
  EXPECT_EQ(again.attempt(), 1u);

  v1::ReplayArticlesRequest dead;
  dead.set_dead_letters(true);
  EXPECT_EQ(ValueOf(Replay(dead)).replayed_count(), 2u);
  EXPECT_EQ(Status().dead_letter_count(), 0u);
  v1::ReplayArticlesRequest all;
  all.set_all(true);
  EXPECT_EQ(ValueOf(Replay(all)).replayed_count(), 3u);
  EXPECT_EQ(Status().pending_count(), 3u);
}

TEST_F(IngestServiceTest, RefusesBadArgumentsNamingThem) {
  EXPECT_EQ(InvalidFieldOf(DeadLetters(-1).status()), "page_size");
  EXPECT_EQ(InvalidFieldOf(DeadLetters(1, "garbage").status()), "page_token");
  EXPECT_EQ(InvalidFieldOf(Replay({}).status()), "selection");
}

TEST_F(IngestServiceTest, HandsOutAfterARestartWhatWasNotAcknowledged) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(Publish("", absl::StrCat("Text ", i)).ok());
  {
    Worker worker(*stub_, 2);
    worker.Ack(worker.Next().lease_id());
    worker.Next();
    StatusOnce([](const auto& status) { return status.leased_count() == 1; });
    EXPECT_TRUE(worker.End().ok());
  }
  Stop();
  Start();
  EXPECT_EQ(Status().pending_count(), 2u);
  Worker worker(*stub_, 2);
  const v1::LeaseArticlesResponse failed_before = worker.Next();
  EXPECT_EQ(failed_before.article().text(), "Text 1");
  EXPECT_EQ(failed_before.attempt(), 2u);
  EXPECT_EQ(worker.Next().article().text(), "Text 2");
  EXPECT_EQ(ValueOf(Publish("", "Text 3")).sequence(), 4u);
}

}  // namespace
}  // namespace parallax::ingest
