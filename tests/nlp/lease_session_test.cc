#include "services/nlp/lease_session.h"

#include <gmock/gmock.h>

#include <thread>

#include "services/common/channel.h"
#include "tests/nlp/fake_services.h"

namespace parallax::nlp {
namespace {

using ::testing::UnorderedElementsAre;

class LeaseSessionTest : public testing::Test {
 protected:
  LeaseSessionTest() {
    options_.worker_id = "test";
    options_.retry_delay = absl::Milliseconds(5);
    options_.store_patience = absl::Seconds(30);
  }

  void Start() {
    session_ = std::make_unique<LeaseSession>(options_, *ingest_stub_, *store_stub_, *pipeline_);
    thread_ = std::thread([this] { status_ = session_->Run(); });
  }

  absl::Status Stop() {
    session_->Stop();
    thread_.join();
    return status_;
  }

  LeaseSessionOptions options_;
  FakeServices services_;
  std::unique_ptr<Pipeline> pipeline_ = SamplePipeline();
  std::shared_ptr<grpc::Channel> channel_ = MakeChannel(services_.address);
  std::unique_ptr<v1::IngestService::Stub> ingest_stub_ = v1::IngestService::NewStub(channel_);
  std::unique_ptr<v1::StoreService::Stub> store_stub_ = v1::StoreService::NewStub(channel_);
  std::unique_ptr<LeaseSession> session_;
  std::thread thread_;
  absl::Status status_;
};

TEST_F(LeaseSessionTest, AcknowledgesWhatIsStored) {
  for (const char* id : {"u1", "u2", "u3"}) services_.ingest.Offer(id);
  Start();
  ASSERT_TRUE(services_.ingest.Wait(3, 0, 0));
  EXPECT_TRUE(absl::IsCancelled(Stop()));
  EXPECT_THAT(services_.ingest.acked(), UnorderedElementsAre("u1", "u2", "u3"));
  EXPECT_EQ(services_.store.stored().size(), 3);
  EXPECT_EQ(services_.store.stored()[0].annotation().claims(0).polarity(), v1::POLARITY_OPPOSE);
}

TEST_F(LeaseSessionTest, WritesAgainWhenTheStoreComesBack) {
  int failures = 3;
  services_.store.refuse = [&failures](const auto&) {
    return failures-- > 0 ? grpc::Status(grpc::StatusCode::UNAVAILABLE, "restarting") : grpc::Status::OK;
  };
  services_.ingest.Offer("u1");
  Start();
  ASSERT_TRUE(services_.ingest.Wait(1, 0, 0));
  Stop().IgnoreError();
}

TEST_F(LeaseSessionTest, ReleasesEverythingWhenTheStoreStaysAway) {
  services_.store.refuse = [](const auto&) { return grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone"); };
  options_.store_patience = absl::ZeroDuration();
  services_.ingest.Offer("u1");
  services_.ingest.Offer("u2");
  Start();
  EXPECT_TRUE(services_.ingest.Wait(0, 0, 2));
  thread_.join();
  EXPECT_TRUE(absl::IsUnavailable(status_)) << status_;
}

TEST_F(LeaseSessionTest, RefusesOnlyTheArticleThatTheStoreRefuses) {
  services_.store.refuse = [](const v1::WriteAnnotationsRequest& request) {
    for (const auto& article : request.articles()) {
      if (article.article().id() == "bad")
        return grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "bad article");
    }
    return grpc::Status::OK;
  };
  for (const char* id : {"u1", "bad", "u2"}) services_.ingest.Offer(id);
  Start();
  ASSERT_TRUE(services_.ingest.Wait(2, 1, 0));
  Stop().IgnoreError();
  EXPECT_THAT(services_.ingest.acked(), UnorderedElementsAre("u1", "u2"));
}

TEST_F(LeaseSessionTest, GivesCreditBackSoThatMoreArticlesComeThanTheFirstCredit) {
  options_.credit = 2;
  for (int i = 0; i < 20; ++i) services_.ingest.Offer(absl::StrCat("u", i));
  Start();
  EXPECT_TRUE(services_.ingest.Wait(20, 0, 0));
  Stop().IgnoreError();
}

}  // namespace
}  // namespace parallax::nlp
