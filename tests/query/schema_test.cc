#include "services/query/schema.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace parallax::query {
namespace {

using namespace std::string_literals;

constexpr int64_t kOne = 1;  // microsecond after 1970
const std::string kOneInverted = "\x7f\xff\xff\xff\xff\xff\xff\xfe";

// The bytes that docs/storage.md promises. A change here needs a new kSchemaVersion.
TEST(Schema, KeepsItsBytes) {
  EXPECT_EQ(kSchemaVersion, 1u);
  EXPECT_EQ(InvertedTime(kOne), kOneInverted);
  EXPECT_EQ(ArticleTimeKey(kOne, "a"), kOneInverted + "a");
  EXPECT_EQ(DocumentKey(0x01020304), "\x01\x02\x03\x04");
  EXPECT_EQ(EntityArticleKey("e", kOne, "a"), "e\0"s + kOneInverted + "a");
  EXPECT_EQ(ChangeKey(258), "\0\0\0\0\0\0\x01\x02"s);
  EXPECT_EQ(ClaimKey("a", "c"), "a\0c"s);
  EXPECT_EQ(ClaimSuffix(kOne, "a", "c"), kOneInverted + "a\0c"s);
  EXPECT_EQ(PostingKey(WordTerm("word"), 0x00020001), "wword\0\0\x02"s);
  EXPECT_EQ(EntityTerm("x"), "ex");
  EXPECT_EQ(OutletTerm("x"), "ox");
  EXPECT_EQ(LanguageTerm("x"), "lx");
  EXPECT_EQ(TotalsKey(), "a");
  EXPECT_EQ(EntityKey("x"), "ex\0"s);
  EXPECT_EQ(EntityNameKey("x", 4, true, "Name"), "ex\0\x04\x01Name"s);
  EXPECT_EQ(SurfaceKey("x", "Text"), "sx\0Text"s);
}

TEST(Schema, NamesEveryFamilyOnce) {
  EXPECT_STREQ(kFamilyNames[static_cast<size_t>(Family::kMeta)], "default");
  EXPECT_STREQ(kFamilyNames[static_cast<size_t>(Family::kPostings)], "postings");
  EXPECT_STREQ(kFamilyNames[static_cast<size_t>(Family::kClaimsByTarget)], "claims_by_target");
  EXPECT_STREQ(kFamilyNames[static_cast<size_t>(Family::kChanges)], "changes");
}

TEST(Schema, SortsLaterTimesFirst) {
  constexpr int64_t kMin = std::numeric_limits<int64_t>::min();
  constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
  EXPECT_LT(InvertedTime(kMax), InvertedTime(1));
  EXPECT_LT(InvertedTime(1), InvertedTime(0));
  EXPECT_LT(InvertedTime(0), InvertedTime(-1));
  EXPECT_LT(InvertedTime(-1), InvertedTime(kMin));
}

TEST(Schema, SortsAnIdBeforeLongerOnesThatStartWithIt) {
  EXPECT_LT(ClaimSuffix(kOne, "a", "z"), ClaimSuffix(kOne, "a-b", "a"));
  EXPECT_LT(EntityArticleKey("a", kOne, "z"), EntityArticleKey("a-b", kOne, "a"));
}

TEST(Schema, ReadsBackTimeArticleAndClaim) {
  const std::string suffix = ClaimSuffix(-5, "article", "claim");
  const TimeKeyParts parts = ParseClaimSuffix(suffix);
  EXPECT_EQ(parts.micros, -5);
  EXPECT_EQ(parts.article_id, "article");
  EXPECT_EQ(parts.claim_id, "claim");
  const std::string key = ArticleTimeKey(7, "article");
  EXPECT_EQ(ParseArticleTimeKey(key).micros, 7);
  EXPECT_EQ(ParseArticleTimeKey(key).article_id, "article");
}

TEST(Schema, TurnsAHalfOpenWindowIntoAKeyRange) {
  const KeyRange range = TimeKeyRange({.start = 10, .end = 20});
  const auto in_range = [&](int64_t time) {
    const std::string key = ArticleTimeKey(time, "a");
    return key >= range.begin && key < range.end;
  };
  EXPECT_FALSE(in_range(9));
  EXPECT_TRUE(in_range(10));
  EXPECT_TRUE(in_range(19));
  EXPECT_FALSE(in_range(20));
}

TEST(Schema, LeavesAnOpenWindowWithoutBounds) {
  const KeyRange range = TimeKeyRange(TimeWindow());
  EXPECT_EQ(range.begin, "");
  EXPECT_EQ(range.end, "");
}

TEST(Schema, GivesAnEmptyRangeForAnEmptyWindow) {
  const KeyRange range = TimeKeyRange({.start = 10, .end = 10});
  EXPECT_GE(range.begin, range.end);
}

}  // namespace
}  // namespace parallax::query
