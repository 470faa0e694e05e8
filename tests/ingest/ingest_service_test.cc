#include "services/ingest/ingest_service.h"

#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "parallax/v1/ingest_service.grpc.pb.h"
#include "services/common/channel.h"
#include "services/common/error.h"
#include "services/common/grpc_server.h"
#include "services/common/grpc_status.h"
#include "tests/ingest/testing.h"

namespace parallax::ingest {
namespace {

using PublishClient = grpc::ClientReaderWriter<v1::PublishArticlesRequest, v1::PublishArticlesResponse>;
using LeaseClient = grpc::ClientReaderWriter<v1::LeaseArticlesRequest, v1::LeaseArticlesResponse>;

// A client's side of LeaseArticles.
class Worker {
 public:
  Worker(v1::IngestService::Stub& stub, uint32_t credit, absl::Duration lease = absl::Minutes(1))
      : stream_(stub.LeaseArticles(&context_)) {
    v1::LeaseArticlesRequest request;
    request.mutable_open()->set_worker_id("tester");
    request.mutable_open()->set_credit(credit);
    request.mutable_open()->mutable_lease_duration()->set_seconds(absl::ToInt64Seconds(lease));
    stream_->Write(request);
  }

  v1::LeaseArticlesResponse Next() {
    v1::LeaseArticlesResponse response;
    EXPECT_TRUE(stream_->Read(&response));
    return response;
  }
  void Send(const v1::LeaseArticlesRequest& request) { stream_->Write(request); }
  void Credit(uint32_t count) {
    v1::LeaseArticlesRequest request;
    request.mutable_credit()->set_count(count);
    Send(request);
  }
  void Ack(uint64_t lease_id) {
    v1::LeaseArticlesRequest request;
    request.mutable_ack()->set_lease_id(lease_id);
    Send(request);
  }
  void Nack(uint64_t lease_id, const std::string& reason, bool retryable) {
    v1::LeaseArticlesRequest request;
    request.mutable_nack()->set_lease_id(lease_id);
    request.mutable_nack()->set_reason(reason);
    request.mutable_nack()->set_retryable(retryable);
    Send(request);
  }
  // Reads to the end; what came is dropped.
  absl::Status End() {
    stream_->WritesDone();
    return Status();
  }
  absl::Status Status() {
    v1::LeaseArticlesResponse response;
    while (stream_->Read(&response)) continue;
    return FromGrpcStatus(stream_->Finish());
  }
  void Cancel() { context_.TryCancel(); }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<LeaseClient> stream_;
};

class IngestServiceTest : public testing::Test {
 protected:
  IngestServiceTest() { Start(); }
  ~IngestServiceTest() override { Stop(); }

  void Start() {
    ArticleLogOptions log_options;
    log_options.directory = folder_.path();
    log_options.clock = [this] { return clock_.Now(); };
    log_ = ValueOf(ArticleLog::Open(log_options));
    BrokerOptions broker_options;
    broker_options.clock = log_options.clock;
    broker_ = ValueOf(Broker::Create(broker_options, *log_));
    service_ = std::make_unique<IngestService>(IngestServiceOptions(), *broker_, *log_);
    server_ = ValueOf(GrpcServer::Start({}, {service_.get()}));
    stub_ = v1::IngestService::NewStub(MakeChannel(absl::StrCat("127.0.0.1:", server_->port())));
  }
  void Stop() {
    if (server_ != nullptr) server_->Drain([this] { service_->Drain(); });
    server_.reset();
    service_.reset();
    broker_.reset();
    log_.reset();
  }

  absl::StatusOr<v1::ArticleReceipt> Publish(const std::string& url, const std::string& text) {
    grpc::ClientContext context;
    v1::PublishArticleRequest request;
    request.mutable_draft()->set_url(url);
    request.mutable_draft()->set_text(text);
    v1::PublishArticleResponse response;
    const grpc::Status status = stub_->PublishArticle(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response.receipt();
  }
  v1::GetIngestStatusResponse Status() {
    grpc::ClientContext context;
    v1::GetIngestStatusResponse response;
    EXPECT_TRUE(stub_->GetIngestStatus(&context, {}, &response).ok());
    return response;
  }
  // Waits until the service has handled what was sent on other streams.
  template <typename Condition>
  v1::GetIngestStatusResponse StatusOnce(Condition condition) {
    v1::GetIngestStatusResponse status = Status();
    while (!condition(status)) status = Status();
    return status;
  }
  absl::StatusOr<v1::ListDeadLettersResponse> DeadLetters(int page_size, const std::string& token = "") {
    grpc::ClientContext context;
    v1::ListDeadLettersRequest request;
    request.set_page_size(page_size);
    request.set_page_token(token);
    v1::ListDeadLettersResponse response;
    const grpc::Status status = stub_->ListDeadLetters(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }
  absl::StatusOr<v1::ReplayArticlesResponse> Replay(const v1::ReplayArticlesRequest& request) {
    grpc::ClientContext context;
    v1::ReplayArticlesResponse response;
    const grpc::Status status = stub_->ReplayArticles(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }

  TempDir folder_;
  ManualClock clock_;
  std::unique_ptr<ArticleLog> log_;
  std::unique_ptr<Broker> broker_;
  std::unique_ptr<IngestService> service_;
  std::unique_ptr<GrpcServer> server_;
  std::unique_ptr<v1::IngestService::Stub> stub_;
};

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

TEST_F(IngestServiceTest, AnswersAStreamInOrderAndGoesOnAfterARejection) {
  grpc::ClientContext context;
  const std::unique_ptr<PublishClient> stream = stub_->PublishArticles(&context);
  constexpr int kCount = 300;
  std::thread writer([&] {
    for (int i = 0; i < kCount; ++i) {
      v1::PublishArticlesRequest request;
      request.mutable_draft()->set_tag(absl::StrCat("article ", i));
      if (i % 7 != 3) request.mutable_draft()->set_text(absl::StrCat("Text number ", i));
      stream->Write(request);
    }
    stream->WritesDone();
  });
  v1::PublishArticlesResponse response;
  uint64_t last_sequence = 0;
  int count = 0;
  for (; stream->Read(&response); ++count) {
    const v1::ArticleReceipt& receipt = response.receipt();
    EXPECT_EQ(receipt.tag(), absl::StrCat("article ", count));
    if (count % 7 == 3) {
      EXPECT_EQ(receipt.status(), v1::RECEIPT_STATUS_REJECTED);
      EXPECT_EQ(receipt.field(), "draft.text");
      EXPECT_THAT(receipt.reason(), testing::HasSubstr("empty"));
    } else {
      EXPECT_EQ(receipt.status(), v1::RECEIPT_STATUS_ACCEPTED);
      EXPECT_GT(receipt.sequence(), last_sequence);
      last_sequence = receipt.sequence();
    }
  }
  writer.join();
  EXPECT_EQ(count, kCount);
  EXPECT_TRUE(stream->Finish().ok());
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

TEST_F(IngestServiceTest, SendsArticlesAsCreditAllowsAndForgetsThemOnAck) {
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

TEST_F(IngestServiceTest, OffersTheLeasesOfABrokenStreamAgainAtOnce) {
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

TEST_F(IngestServiceTest, OffersAnArticleAgainWhenItsLeaseExpires) {
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

TEST_F(IngestServiceTest, EndsLeaseStreamsWithUnavailableWhenItDrains) {
  ASSERT_TRUE(Publish("", "Some text").ok());
  Worker worker(*stub_, 1);
  worker.Next();
  service_->Drain();
  EXPECT_TRUE(absl::IsUnavailable(worker.Status()));
}

TEST_F(IngestServiceTest, EndsPublishStreamsWithUnavailableWhenItDrains) {
  grpc::ClientContext context;
  const std::unique_ptr<PublishClient> stream = stub_->PublishArticles(&context);
  v1::PublishArticlesRequest request;
  request.mutable_draft()->set_text("Some text");
  stream->Write(request);
  v1::PublishArticlesResponse response;
  ASSERT_TRUE(stream->Read(&response));
  service_->Drain();
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_TRUE(absl::IsUnavailable(FromGrpcStatus(stream->Finish())));
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
