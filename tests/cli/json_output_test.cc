#include "cli/json_output.h"

#include <gtest/gtest.h>

#include "parallax/v1/article.pb.h"
#include "parallax/v1/ingest_service.pb.h"

namespace parallax::cli {
namespace {

TEST(JsonOutput, KeepsFieldNamesAndShowsFieldsThatAreZero) {
  v1::ArticleReceipt receipt;
  receipt.set_status(v1::RECEIPT_STATUS_ACCEPTED);
  receipt.set_article_id("c1");
  receipt.set_sequence(7);
  EXPECT_EQ(ToJson(receipt),
            R"({"status":"RECEIPT_STATUS_ACCEPTED","article_id":"c1","revision":0,"sequence":"7",)"
            R"("reason":"","field":"","tag":""})");
}

TEST(JsonOutput, StaysOnOneLine) {
  v1::ArticleReceipt receipt;
  receipt.set_reason("one\ntwo");
  EXPECT_EQ(ToJson(receipt).find('\n'), std::string::npos);
}

TEST(JsonOutput, WritesTimesAsRfc3339) {
  v1::GetIngestStatusResponse status;
  status.mutable_oldest_pending_time()->set_seconds(1713081600);
  EXPECT_NE(ToJson(status).find("\"oldest_pending_time\":\"2024-04-14T08:00:00Z\""), std::string::npos);
}

}  // namespace
}  // namespace parallax::cli
