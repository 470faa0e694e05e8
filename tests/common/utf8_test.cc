#include "services/common/utf8.h"

#include <gtest/gtest.h>

#include <random>

namespace parallax {
namespace {

TEST(Utf8, AcceptsWellFormedText) {
  EXPECT_TRUE(IsValidUtf8("abc Élysée — 北京 🙂"));
  EXPECT_TRUE(IsValidUtf8(""));
}

TEST(Utf8, RefusesOverlongFormsSurrogatesAndTornSequences) {
  for (const char* text :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"}) {
    EXPECT_FALSE(IsValidUtf8(text));
  }
}

TEST(Utf8, FindsAMalformedByteAtEveryOffset) {
  for (size_t offset = 0; offset < 24; ++offset) {
    std::string text(24, 'x');
    text[offset] = '\xE9';
    EXPECT_FALSE(IsValidUtf8(text)) << offset;
    text.insert(offset, "\xC3");
    text[offset + 1] = '\xA9';
    EXPECT_TRUE(IsValidUtf8(text)) << offset;
  }
}

TEST(Utf8, ReadsStrayBytesAsWindows1252) {
  const RepairedUtf8 repaired = RepairUtf8("\x93Taliban\x92s rule\x94 caf\xE9");
  EXPECT_EQ(repaired.text, "“Taliban’s rule” café");
  EXPECT_EQ(repaired.repaired, 4);
  EXPECT_EQ(repaired.undefined, 0);
}

TEST(Utf8, MarksBytesThatWindows1252LeavesUndefined) {
  const RepairedUtf8 repaired = RepairUtf8("a\x81z");
  EXPECT_EQ(repaired.text, "a\uFFFDz");
  EXPECT_EQ(repaired.undefined, 1);
}

TEST(Utf8, RepairsAnyBytesToWellFormedTextAndLeavesThatAlone) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 1000; ++round) {
    std::string bytes;
    for (int i = 0; i < 20; ++i) bytes += static_cast<char>(random() % 256);
    const std::string once = RepairUtf8(bytes).text;
    ASSERT_TRUE(IsValidUtf8(once));
    ASSERT_EQ(RepairUtf8(once).text, once);
  }
}

TEST(Utf8, DecodesWhatItEncodes) {
  for (const char32_t c : {U'a', U'é', U'—', U'🙂', static_cast<char32_t>(0x10FFFF)}) {
    std::string text;
    AppendUtf8(c, text);
    EXPECT_EQ(DecodeUtf8(text, 0).value, c);
    EXPECT_EQ(DecodeUtf8(text, 0).bytes, text.size());
  }
}

TEST(Utf8, TruncatesBetweenCodePoints) {
  EXPECT_EQ(TruncateUtf8("aé", 2), "a");
  EXPECT_EQ(TruncateUtf8("aé", 3), "aé");
  EXPECT_EQ(TruncateUtf8("é", 1), "");
}

}  // namespace
}  // namespace parallax
