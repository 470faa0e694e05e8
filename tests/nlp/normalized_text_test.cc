#include "services/nlp/normalized_text.h"

#include <gmock/gmock.h>

#include <string>

namespace parallax::nlp {
namespace {

using ::testing::Eq;
using ::testing::IsEmpty;

std::string Normalized(absl::string_view text) { return NormalizeForBert(text, 0).text; }

TEST(NormalizedText, LosesCaseAndAccents) {
  EXPECT_THAT(Normalized("ERDOĞAN"), Eq("erdogan"));
  EXPECT_THAT(Normalized("İstanbul"), Eq("istanbul"));
  EXPECT_THAT(Normalized("e\u0301"), Eq("e"));
  EXPECT_THAT(Normalized("Путин Й"), Eq("путин и"));
}

TEST(NormalizedText, KeepsWhatIsNoAccent) {
  EXPECT_THAT(Normalized("ßøł"), Eq("ßøł"));
  EXPECT_THAT(Normalized("ΟΔΟΣ"), Eq("οδοσ"));  // no final sigma
}

TEST(NormalizedText, DropsControlsAndReplacementCharacters) {
  EXPECT_THAT(Normalized(absl::string_view("a\0b\x01\x7F\u200Bc\uFEFF\uFFFD\uE000", 19)), Eq("abc"));
}

TEST(NormalizedText, ReadsMalformedBytesAsReplacementCharacters) {
  EXPECT_THAT(Normalized("a\xFF\xC3(\xE2\x82"), Eq("a("));
  EXPECT_THAT(Normalized("\xED\xA0\x80"), IsEmpty());
}

TEST(NormalizedText, MakesAllWhiteSpaceSpaces) {
  EXPECT_THAT(Normalized("a\tb\nc\u00A0d\u2003e\u3000f"), Eq("a b c d e f"));
}

TEST(NormalizedText, PartsIdeographs) { EXPECT_THAT(Normalized("a中国"), Eq("a 中  国 ")); }

TEST(NormalizedText, RemembersTheBytesOfTheOriginal) {
  const NormalizedText text = NormalizeForBert("É\u200B中b", 100);
  ASSERT_EQ(text.characters.size(), 5U);
  EXPECT_EQ(text.characters[0].source, (TextSpan{100, 102}));
  EXPECT_EQ(text.characters[1].source, (TextSpan{105, 105}));
  EXPECT_EQ(text.characters[2].source, (TextSpan{105, 108}));
  EXPECT_EQ(text.characters[4].source, (TextSpan{108, 109}));
  EXPECT_EQ(text.text.substr(text.characters[4].offset), "b");
}

TEST(NormalizedText, OrdersMarksThatStay) {
  // Two spacing marks, written against their canonical order.
  EXPECT_THAT(Normalized("a\U0001D16D\U0001D165"), Eq("a\U0001D165\U0001D16D"));
}

TEST(NormalizedText, TakesSymbolsOfAsciiForPunctuation) {
  for (const char32_t c : std::u32string(U"!$+<=>^`|~_\u2019\u00AB\u2014\u00A7\u3002")) {
    EXPECT_TRUE(IsBertPunctuation(c)) << static_cast<uint32_t>(c);
  }
  for (const char32_t c : std::u32string(U"a0 \u00A9\u20AC\u00B1\u2E5D")) {
    EXPECT_FALSE(IsBertPunctuation(c)) << static_cast<uint32_t>(c);
  }
}

}  // namespace
}  // namespace parallax::nlp
