#include "services/ingest/publish_stream.h"

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "services/ingest/wire.h"
#include "tests/ingest/service_fixture.h"

namespace parallax::ingest {
namespace {

using PublishStreamTest = IngestServiceFixture;

TEST_F(PublishStreamTest, AnswersAStreamInOrderAndGoesOnAfterARejection) {
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

TEST_F(PublishStreamTest, EndsPublishStreamsWithUnavailableWhenItDrains) {
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

TEST_F(PublishStreamTest, AnswersWhatIsNotARequestWithARejection) {
  grpc::ClientContext context;
  grpc::GenericStub stub(MakeChannel(absl::StrCat("127.0.0.1:", server_->port())));
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareCall(&context, "/parallax.v1.IngestService/PublishArticles", &queue);
  void* tag = nullptr;
  bool ok = false;
  call->StartCall(nullptr);
  ASSERT_TRUE(queue.Next(&tag, &ok) && ok);
  const grpc::Slice garbage("\xFF\xFF\xFF");
  call->Write(grpc::ByteBuffer(&garbage, 1), nullptr);
  ASSERT_TRUE(queue.Next(&tag, &ok) && ok);
  grpc::ByteBuffer bytes;
  call->Read(&bytes, nullptr);
  ASSERT_TRUE(queue.Next(&tag, &ok) && ok);
  v1::PublishArticlesResponse response;
  ASSERT_TRUE(FromWire(bytes, response));
  EXPECT_EQ(response.receipt().status(), v1::RECEIPT_STATUS_REJECTED);
  EXPECT_EQ(response.receipt().field(), "draft");
  context.TryCancel();
  grpc::Status status;
  call->Finish(&status, nullptr);
  ASSERT_TRUE(queue.Next(&tag, &ok));
}

TEST_F(PublishStreamTest, KeepsTheOrderOfRevisionsOfOneUrl) {
  grpc::ClientContext context;
  const std::unique_ptr<PublishClient> stream = stub_->PublishArticles(&context);
  constexpr uint32_t kRevisions = 50;
  for (uint32_t i = 1; i <= kRevisions; ++i) {
    v1::PublishArticlesRequest request;
    request.mutable_draft()->set_url("https://example.org/a");
    request.mutable_draft()->set_text(absl::StrCat("Revision ", i));
    stream->Write(request);
  }
  stream->WritesDone();
  v1::PublishArticlesResponse response;
  for (uint32_t i = 1; i <= kRevisions; ++i) {
    ASSERT_TRUE(stream->Read(&response));
    EXPECT_EQ(response.receipt().revision(), i);
  }
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_EQ(ValueOf(log_->Read(kRevisions)).text(), absl::StrCat("Revision ", kRevisions));
}

TEST_F(PublishStreamTest, OutlivesAClientThatGoesAwayWithoutReading) {
  {
    grpc::ClientContext context;
    const std::unique_ptr<PublishClient> stream = stub_->PublishArticles(&context);
    for (int i = 0; i < 100; ++i) {
      v1::PublishArticlesRequest request;
      request.mutable_draft()->set_text(absl::StrCat("Text ", i));
      stream->Write(request);
    }
    context.TryCancel();
    EXPECT_FALSE(stream->Finish().ok());
  }
  EXPECT_EQ(ValueOf(Publish("", "Another text")).status(), v1::RECEIPT_STATUS_ACCEPTED);
}

// A window of one article and a queue that takes none.
class FullPublishStreamTest : public IngestServiceFixture {
 protected:
  static BrokerOptions NoRoom() {
    BrokerOptions options;
    options.writer.max_queued_articles = 0;
    return options;
  }
  FullPublishStreamTest() : IngestServiceFixture({}, NoRoom()) {}
};

TEST_F(FullPublishStreamTest, EndsWithResourceExhaustedWhenTheQueueIsFull) {
  grpc::ClientContext context;
  const std::unique_ptr<PublishClient> stream = stub_->PublishArticles(&context);
  v1::PublishArticlesRequest request;
  stream->Write(request);
  request.mutable_draft()->set_text("Some text");
  stream->Write(request);
  v1::PublishArticlesResponse response;
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.receipt().status(), v1::RECEIPT_STATUS_REJECTED);
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_TRUE(absl::IsResourceExhausted(FromGrpcStatus(stream->Finish())));
  EXPECT_TRUE(absl::IsResourceExhausted(Publish("", "Some text").status()));
}

class NarrowPublishStreamTest : public IngestServiceFixture {
 protected:
  static IngestServiceOptions OneAtATime() {
    IngestServiceOptions options;
    options.publish_stream.max_in_flight_articles = 1;
    return options;
  }
  NarrowPublishStreamTest() : IngestServiceFixture(OneAtATime()) {}
};

TEST_F(NarrowPublishStreamTest, AnswersEveryArticleOfAWindowOfOne) {
  grpc::ClientContext context;
  const std::unique_ptr<PublishClient> stream = stub_->PublishArticles(&context);
  for (int i = 0; i < 30; ++i) {
    v1::PublishArticlesRequest request;
    request.mutable_draft()->set_text(absl::StrCat("Text ", i));
    stream->Write(request);
  }
  stream->WritesDone();
  v1::PublishArticlesResponse response;
  uint64_t count = 0;
  while (stream->Read(&response)) EXPECT_EQ(response.receipt().sequence(), ++count);
  EXPECT_EQ(count, 30u);
  EXPECT_TRUE(stream->Finish().ok());
}

}  // namespace
}  // namespace parallax::ingest
