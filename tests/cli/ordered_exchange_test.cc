#include "cli/ordered_exchange.h"

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include "absl/strings/str_cat.h"
#include "tests/cli/fake_services.h"

namespace parallax::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Exchange = OrderedExchange<int, v1::PublishArticlesRequest, v1::PublishArticlesResponse>;

const grpc::Status kAway(grpc::StatusCode::UNAVAILABLE, "away");

// Publishes the numbers 1 to `count`; time passes only while the exchange sleeps.
class ExchangeTest : public testing::Test {
 protected:
  grpc::Status Publish(int count, ExchangeOptions options = {}) {
    auto stub = v1::IngestService::NewStub(grpc::CreateChannel(
        absl::StrCat("127.0.0.1:", services_.ingest_port()), grpc::InsecureChannelCredentials()));
    options.clock = [this] { return now_; };
    options.sleep = [this](absl::Duration pause) {
      pauses_.push_back(pause);
      now_ += pause;
    };
    int next = 0;
    Exchange exchange(options,
                      {.open = [&](grpc::ClientContext* context) -> std::unique_ptr<Exchange::Stream> {
                         return stub->PublishArticles(context);
                       },
                       .next = [&]() -> std::optional<int> {
                         if (next == count) return std::nullopt;
                         return ++next;
                       },
                       .request =
                           [](const int& number) {
                             v1::PublishArticlesRequest request;
                             request.mutable_draft()->set_text(absl::StrCat("text ", number));
                             request.mutable_draft()->set_tag(absl::StrCat(number));
                             return request;
                           },
                       .on_response =
                           [&](const int& number, const v1::PublishArticlesResponse& response) {
                             EXPECT_EQ(response.receipt().tag(), absl::StrCat(number));
                             answered_.push_back(number);
                           },
                       .on_pause = [&](const grpc::Status&, bool new_outage) { outages_ += new_outage; }});
    const grpc::Status status = exchange.Run();
    unanswered_ = exchange.unanswered();
    resent_ = exchange.resent();
    return status;
  }

  FakeServices services_;
  absl::Time now_ = absl::UnixEpoch();
  std::vector<absl::Duration> pauses_;
  std::vector<int> answered_;
  int outages_ = 0;
  size_t unanswered_ = 0;
  uint64_t resent_ = 0;
};

TEST_F(ExchangeTest, AnswersEveryItemInOrder) {
  EXPECT_TRUE(Publish(500).ok());
  ASSERT_THAT(answered_, SizeIs(500));
  for (int i = 0; i < 500; ++i) EXPECT_EQ(answered_[static_cast<size_t>(i)], i + 1);
  EXPECT_EQ(unanswered_, 0u);
}

TEST_F(ExchangeTest, NeedsNoItems) {
  EXPECT_TRUE(Publish(0).ok());
  EXPECT_THAT(answered_, IsEmpty());
}

TEST_F(ExchangeTest, WorksWithAWindowOfOne) {
  ExchangeOptions options;
  options.window.max_entries = 1;
  EXPECT_TRUE(Publish(20, options).ok());
  EXPECT_THAT(answered_, SizeIs(20));
}

TEST_F(ExchangeTest, SendsAnItemThatIsLargerThanTheWindow) {
  ExchangeOptions options;
  options.window.max_bytes = 1;
  EXPECT_TRUE(Publish(20, options).ok());
  EXPECT_THAT(answered_, SizeIs(20));
}

TEST_F(ExchangeTest, ResendsWhatHasNoAnswerAfterAnOutage) {
  services_.ingest.breaks = {{3, kAway}, {0, kAway}, {4, kAway}};
  ExchangeOptions options;
  options.window.max_entries = 4;
  EXPECT_TRUE(Publish(10, options).ok());
  EXPECT_THAT(answered_, ElementsAre(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  EXPECT_EQ(outages_, 2);
  EXPECT_GT(resent_, 0u);
  EXPECT_THAT(pauses_,
              ElementsAre(absl::Milliseconds(100), absl::Milliseconds(200), absl::Milliseconds(100)));
}

TEST_F(ExchangeTest, GivesUpAnOutageThatLastsTooLong) {
  services_.ingest.breaks.assign(100, {0, kAway});
  ExchangeOptions options;
  options.outage.give_up_after = absl::Seconds(5);
  const grpc::Status status = Publish(3, options);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_GE(now_, absl::UnixEpoch() + absl::Seconds(5));
  EXPECT_LE(now_, absl::UnixEpoch() + absl::Seconds(8));
  EXPECT_THAT(answered_, IsEmpty());
}

TEST_F(ExchangeTest, DoesNotRepeatWhereItMustNot) {
  services_.ingest.breaks = {{1, kAway}};
  ExchangeOptions options;
  options.retry = false;
  EXPECT_EQ(Publish(3, options).error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_THAT(answered_, ElementsAre(1));
  EXPECT_THAT(pauses_, IsEmpty());
}

TEST_F(ExchangeTest, DoesNotRepeatWhatCannotPass) {
  services_.ingest.breaks = {{1, grpc::Status(grpc::StatusCode::INTERNAL, "broken")}};
  EXPECT_EQ(Publish(3).error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_THAT(pauses_, IsEmpty());
}

TEST_F(ExchangeTest, TakesAStreamThatEndsEarlyAsAnOutage) {
  services_.ingest.breaks = {{2, grpc::Status::OK}};
  EXPECT_TRUE(Publish(5).ok());
  EXPECT_THAT(answered_, ElementsAre(1, 2, 3, 4, 5));
  EXPECT_EQ(outages_, 1);
}

}  // namespace
}  // namespace parallax::cli
