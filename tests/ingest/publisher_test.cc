#include "services/ingest/publisher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/synchronization/notification.h"
#include "services/common/error.h"
#include "tests/ingest/testing.h"

namespace parallax::ingest {
namespace {

class PublisherTest : public testing::Test {
 protected:
  absl::StatusOr<v1::ArticleReceipt> Publish(RawPublishRequest request) {
    absl::StatusOr<v1::ArticleReceipt> result;
    absl::Notification done;
    publisher_.Publish(request, [&](absl::StatusOr<v1::ArticleReceipt> receipt) {
      result = std::move(receipt);
      done.Notify();
    });
    done.WaitForNotification();
    return result;
  }
  static RawPublishRequest Request(const std::string& text, const std::string& tag = "") {
    RawPublishRequest request;
    request.mutable_draft()->set_text(text);
    request.mutable_draft()->set_tag(tag);
    return request;
  }

  TempDir folder_;
  std::unique_ptr<ArticleLog> log_ = ValueOf(ArticleLog::Open({folder_.path()}));
  std::unique_ptr<Broker> broker_ = ValueOf(Broker::Create({}, *log_));
  Publisher publisher_{*broker_};
};

TEST_F(PublisherTest, GivesAReceiptThatFindsTheArticle) {
  const v1::ArticleReceipt receipt = ValueOf(Publish(Request("Some text", "caf\xE9.txt")));
  EXPECT_EQ(receipt.status(), v1::RECEIPT_STATUS_ACCEPTED);
  EXPECT_EQ(receipt.tag(), "caf\xC3\xA9.txt");
  const v1::Article article = ValueOf(log_->Read(receipt.sequence()));
  EXPECT_EQ(article.id(), receipt.article_id());
  EXPECT_EQ(article.revision(), receipt.revision());
}

TEST_F(PublisherTest, CountsReceiptsByOutcome) {
  EXPECT_TRUE(Publish(Request("One")).ok());
  EXPECT_TRUE(Publish(Request("One")).ok());
  EXPECT_TRUE(Publish(Request("Two")).ok());
  EXPECT_EQ(InvalidFieldOf(Publish(Request("")).status()), "draft.text");
  EXPECT_EQ(InvalidFieldOf(Publish({}).status()), "draft");
  EXPECT_THAT(publisher_.receipt_counts(),
              testing::UnorderedElementsAre(testing::Pair("ACCEPTED", 2), testing::Pair("DUPLICATE", 1),
                                            testing::Pair("REVISION", 0), testing::Pair("REJECTED", 2)));
}

TEST(RejectedReceipt, NamesFieldReasonAndTag) {
  const v1::ArticleReceipt receipt = RejectedReceipt(InvalidField("draft.url", "it is wrong"), "t\xFF");
  EXPECT_EQ(receipt.status(), v1::RECEIPT_STATUS_REJECTED);
  EXPECT_EQ(receipt.field(), "draft.url");
  EXPECT_EQ(receipt.reason(), "it is wrong");
  EXPECT_EQ(receipt.tag(), "t\xC3\xBF");
  EXPECT_EQ(receipt.article_id(), "");
}

}  // namespace
}  // namespace parallax::ingest
