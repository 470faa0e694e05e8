#include "cli/publish_report.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace parallax::cli {
namespace {

using testing::HasSubstr;

v1::ArticleReceipt Receipt(v1::ReceiptStatus status, const std::string& reason = "") {
  v1::ArticleReceipt receipt;
  receipt.set_status(status);
  receipt.set_reason(reason);
  return receipt;
}

PublishReport SampleReport() {
  PublishReport report;
  for (int i = 0; i < 1200; ++i) report.Add(Receipt(v1::RECEIPT_STATUS_ACCEPTED), "a.txt", 0);
  report.Add(Receipt(v1::RECEIPT_STATUS_DUPLICATE), "b.txt", 0);
  report.Add(Receipt(v1::RECEIPT_STATUS_REVISION), "c.txt", 0);
  report.Add(Receipt(v1::RECEIPT_STATUS_REJECTED, "holds no prose; send the article's text"), "feed.jsonl",
             17);
  report.AddProblem({"-", 0, "the file is empty; write the article's text into it"});
  report.AddRepaired();
  return report;
}

TEST(PublishReport, CountsOutcomesInATable) {
  EXPECT_EQ(SampleReport().Summary(80, Style(false)),
            "outcome    articles\n"
            "accepted      1,200  new, and on disk\n"
            "duplicate         1  known with the same text; nothing changed\n"
            "revision          1  known with another text; the new one is current\n"
            "rejected          2  not kept, see below\n");
}

TEST(PublishReport, NamesFileLineAndReasonOfEachRejection) {
  EXPECT_EQ(SampleReport().Remarks(80),
            "rejected feed.jsonl:17: holds no prose; send the article's text\n"
            "rejected standard input: the file is empty; write the article's text into it\n"
            "note: 1 held bytes that are not UTF-8; they were read as Windows-1252\n");
}

TEST(PublishReport, HasNothingToRemarkWhenAllIsWell) {
  PublishReport report;
  report.Add(Receipt(v1::RECEIPT_STATUS_ACCEPTED), "a.txt", 0);
  EXPECT_EQ(report.Remarks(80), "");
}

TEST(PublishReport, GivesTheSameAsJson) {
  const auto json = nlohmann::json::parse(SampleReport().SummaryJson());
  EXPECT_EQ(json["accepted"], 1200);
  EXPECT_EQ(json["duplicate"], 1);
  EXPECT_EQ(json["revision"], 1);
  EXPECT_EQ(json["rejected"], 2);
  EXPECT_EQ(json["repaired"], 1);
  EXPECT_EQ(json["rejections"][0]["file"], "feed.jsonl");
  EXPECT_EQ(json["rejections"][0]["line"], 17);
  EXPECT_EQ(json["rejections"][0]["reason"], "holds no prose; send the article's text");
}

TEST(PublishReport, OnlyCountsRejectionsBeyondItsBound) {
  PublishReport report;
  for (size_t i = 0; i < PublishReport::kMaxRejections + 5; ++i) report.AddProblem({"a.txt", 0, "empty"});
  EXPECT_EQ(report.rejected(), PublishReport::kMaxRejections + 5);
  EXPECT_THAT(report.Remarks(80), HasSubstr("... and 5 more; --receipts prints every one\n"));
}

TEST(PublishReport, AddsUpWhatItCounted) { EXPECT_EQ(SampleReport().total(), 1204u); }

}  // namespace
}  // namespace parallax::cli
