#include "services/ingest/log_format.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "tests/ingest/testing.h"

namespace parallax::ingest {
namespace {

const absl::Time kTime = absl::FromUnixMicros(0x0102030405060708);
constexpr char kHash[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

std::string Hex(const std::string& bytes) { return absl::BytesToHexString(bytes); }

// These bytes are on the disks of users. When one changes, kSchemaVersion and docs/storage.md change too.
TEST(LogFormat, WritesTheBytesOfItsDocumentation) {
  EXPECT_EQ(kSchemaVersion, 1u);
  EXPECT_EQ(Hex(SequenceKey(0x0102030405060708)), "0102030405060708");
  EXPECT_EQ(Hex(DeadLetterKey({kTime, 1})),
            "fefdfcfbfaf9f8f7"
            "fffffffffffffffe");
  EXPECT_EQ(Hex(ArticlePrefix(0x0A0B0C0D, kTime)),
            "0a0b0c0d"
            "0102030405060708");
  EXPECT_EQ(Hex(HeadValue({1, 2, kHash})), std::string("0000000000000001"
                                                       "00000002") +
                                               kHash);
  EXPECT_EQ(Hex(QueueValue(3)), "00000003");
  EXPECT_EQ(Hex(CountersValue({1, 2, 3})),
            "0000000000000001"
            "0000000000000002"
            "0000000000000003");
  EXPECT_EQ(Hex(SchemaVersionValue(1)), "00000001");
  v1::Article article;
  article.set_id("c1");
  article.set_text("Hi");
  EXPECT_EQ(Hex(ArticleBody(article)),
            "0a026331"
            "5a024869");
}

TEST(LogFormat, ReadsWhatItWrites) {
  EXPECT_EQ(ValueOf(ParseSequenceKey(SequenceKey(77))), 77u);
  const DeadLetterPosition position = ValueOf(ParseDeadLetterKey(DeadLetterKey({kTime, 9})));
  EXPECT_EQ(position.fail_time, kTime);
  EXPECT_EQ(position.sequence, 9u);
  const Head head = ValueOf(ParseHead(HeadValue({5, 6, kHash})));
  EXPECT_EQ(head.sequence, 5u);
  EXPECT_EQ(head.revision, 6u);
  EXPECT_EQ(head.content_hash, kHash);
  EXPECT_EQ(ValueOf(ParseQueueValue(QueueValue(4))), 4u);
  const Counters counters = ValueOf(ParseCounters(CountersValue({7, 8, 9})));
  EXPECT_EQ(counters.article_count, 7u);
  EXPECT_EQ(counters.revision_count, 8u);
  EXPECT_EQ(counters.last_sequence, 9u);
  EXPECT_EQ(ValueOf(ParseSchemaVersion(SchemaVersionValue(3))), 3u);
}

TEST(LogFormat, AddsToAnArticleWhatTheLogKnows) {
  const v1::Article checked = CheckedArticle("https://example.org/a", "Some text");
  const absl::Time time = absl::FromUnixMicros(1750000000123456);
  const v1::Article read = ValueOf(ParseArticle(12, ArticlePrefix(3, time) + ArticleBody(checked)));
  EXPECT_EQ(read.id(), checked.id());
  EXPECT_EQ(read.text(), "Some text");
  EXPECT_EQ(read.sequence(), 12u);
  EXPECT_EQ(read.revision(), 3u);
  EXPECT_EQ(read.receive_time().seconds(), 1750000000);
  EXPECT_EQ(read.receive_time().nanos(), 123456000);
}

TEST(LogFormat, OrdersKeysAsTheNumbersInThem) {
  const std::vector<uint64_t> numbers = {0, 1, 255, 256, 65535, 65536, 1ULL << 40, ~0ULL};
  for (size_t i = 1; i < numbers.size(); ++i) {
    EXPECT_LT(SequenceKey(numbers[i - 1]), SequenceKey(numbers[i]));
    EXPECT_GT(DeadLetterKey({kTime, numbers[i - 1]}), DeadLetterKey({kTime, numbers[i]}));
  }
  EXPECT_GT(DeadLetterKey({kTime, 9}), DeadLetterKey({kTime + absl::Microseconds(1), 1}));
}

TEST(LogFormat, CallsBytesOfTheWrongLengthDamaged) {
  EXPECT_TRUE(absl::IsDataLoss(ParseSequenceKey("short").status()));
  EXPECT_TRUE(absl::IsDataLoss(ParseDeadLetterKey("short").status()));
  EXPECT_TRUE(absl::IsDataLoss(ParseArticle(1, "short").status()));
  EXPECT_TRUE(absl::IsDataLoss(ParseArticle(1, std::string(12, '\0') + "\xFF\xFF").status()));
  EXPECT_TRUE(absl::IsDataLoss(ParseHead("short").status()));
  EXPECT_TRUE(absl::IsDataLoss(ParseQueueValue("").status()));
  EXPECT_TRUE(absl::IsDataLoss(ParseCounters("").status()));
  EXPECT_TRUE(absl::IsDataLoss(ParseSchemaVersion("").status()));
}

}  // namespace
}  // namespace parallax::ingest
