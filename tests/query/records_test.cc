#include "services/query/records.h"

#include <gtest/gtest.h>

#include <string>

#include "services/query/outlet.h"
#include "services/query/schema.h"

namespace parallax::query {
namespace {

v1::ClaimRecord Record() {
  v1::ClaimRecord record;
  record.set_article_id("article");
  record.mutable_time()->set_seconds(1);
  record.set_language("en");
  record.set_outlet_id("outlet-post");
  record.mutable_holder()->set_id("h");
  record.mutable_target()->set_id("t");
  v1::Claim& claim = *record.mutable_claim();
  claim.set_id("claim");
  claim.set_polarity(v1::POLARITY_OPPOSE);
  claim.set_modality(v1::MODALITY_POSSIBLE);
  claim.set_kind(v1::CLAIM_KIND_ACTION);
  claim.mutable_voice()->set_kind(v1::VOICE_KIND_UNNAMED);
  claim.set_confidence(0.5f);
  return record;
}

TEST(Records, KeepsTheBytesOfAClaimRow) {
  const v1::ClaimRecord record = Record();
  EXPECT_EQ(EncodeClaimRow(RowOf(record)), std::string("\x02\x02\x02\x03\x3f\0\0\0", 8) +
                                               "\x01h\x01t\x0boutlet-post\x02"
                                               "en");
}

TEST(Records, ReadsBackAClaimRow) {
  const v1::ClaimRecord record = Record();
  const std::string value = EncodeClaimRow(RowOf(record));
  const std::string suffix = ClaimSuffix(1'000'000, "article", "claim");
  const auto row = DecodeClaimRow(suffix, value);
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->article_id, "article");
  EXPECT_EQ(row->claim_id, "claim");
  EXPECT_EQ(row->micros, 1'000'000);
  EXPECT_EQ(row->holder_id, "h");
  EXPECT_EQ(row->target_id, "t");
  EXPECT_EQ(row->outlet_id, "outlet-post");
  EXPECT_EQ(row->language, "en");
  EXPECT_EQ(row->polarity, v1::POLARITY_OPPOSE);
  EXPECT_EQ(row->modality, v1::MODALITY_POSSIBLE);
  EXPECT_EQ(row->kind, v1::CLAIM_KIND_ACTION);
  EXPECT_EQ(row->voice, v1::VOICE_KIND_UNNAMED);
  EXPECT_EQ(row->confidence, 0.5f);
}

TEST(Records, RefusesADamagedClaimRow) {
  const v1::ClaimRecord record = Record();
  const std::string value = EncodeClaimRow(RowOf(record));
  EXPECT_FALSE(DecodeClaimRow("", value.substr(0, value.size() - 1)).has_value());
  EXPECT_FALSE(DecodeClaimRow("", value + "x").has_value());
}

TEST(Records, FilesClaimsWithoutOutletUnderTheUnknownOne) {
  v1::ClaimRecord record = Record();
  record.clear_outlet_id();
  EXPECT_EQ(RowOf(record).outlet_id, kUnknownOutletId);
}

TEST(Records, ReadsBackASummary) {
  StoredSummary stored;
  stored.revision = 3;
  stored.document = 7;
  stored.content_hash = std::string(32, '\x11');
  stored.word_count = 400;
  stored.summary.set_title("Title");
  const std::string bytes = EncodeSummary(stored);
  EXPECT_EQ(bytes.substr(0, 8), std::string("\0\0\0\x03\0\0\0\x07", 8));
  const auto read = DecodeSummary(bytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(EncodeSummary(*read), bytes);
  EXPECT_EQ(read->summary.title(), "Title");
  EXPECT_FALSE(DecodeSummary(bytes.substr(0, 20)).has_value());
}

TEST(Records, KeepsTheBodyApartFromTheArticle) {
  v1::AnnotatedArticle annotated;
  annotated.mutable_article()->set_text("as found");
  annotated.mutable_annotation()->mutable_document()->set_body("the body");
  const std::string bytes = EncodeArticle(annotated);
  EXPECT_EQ(bytes.find("the body"), std::string::npos);
  EXPECT_EQ(SearchableBody(annotated), "the body");
  const auto read = DecodeArticle(bytes, "the body");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->SerializeAsString(), annotated.SerializeAsString());
}

TEST(Records, ShowsTheTextAsFoundWhereThereIsNoBody) {
  v1::AnnotatedArticle annotated;
  annotated.mutable_article()->set_text("as found");
  EXPECT_EQ(SearchableBody(annotated), "as found");
  const auto read = DecodeArticle(EncodeArticle(annotated), SearchableBody(annotated));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->SerializeAsString(), annotated.SerializeAsString());
}

TEST(Records, ReadsBackAChange) {
  for (const bool added : {true, false}) {
    const auto change = DecodeChange(EncodeChange(added, Record()));
    ASSERT_TRUE(change.has_value());
    EXPECT_EQ(change->added, added);
    EXPECT_EQ(change->record.SerializeAsString(), Record().SerializeAsString());
  }
  EXPECT_FALSE(DecodeChange("").has_value());
  EXPECT_FALSE(DecodeChange("\x03").has_value());
}

TEST(Records, AddsCountersElementByElement) {
  Counters sum = {1, -2};
  AddCounters({1, 2, 3}, sum);
  EXPECT_EQ(sum, (Counters{2, 0, 3}));
  EXPECT_EQ(DecodeCounters(EncodeCounters(sum)), sum);
  EXPECT_EQ(EncodeCounters({1, -1}), "\x02\x01");
  EXPECT_EQ(CounterAt(sum, 9), 0);
  EXPECT_FALSE(AllZero(sum));
  EXPECT_TRUE(AllZero({0, 0}));
  EXPECT_FALSE(DecodeCounters("\xff").has_value());
}

}  // namespace
}  // namespace parallax::query
