#include "services/query/text_tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "services/common/utf8.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TextTokens, FoldsCaseAndLatinDiacritics) {
  EXPECT_THAT(Words("Café CAFE Łódź Ærø Straße"), ElementsAre("cafe", "cafe", "lodz", "æro", "strasse"));
}

TEST(TextTokens, FoldsDecomposedLettersLikeComposedOnes) {
  EXPECT_THAT(Words("Cafe\u0301 na\u0308ive æ\u0301 ǽ"), ElementsAre("cafe", "naive", "æ", "æ"));
}

TEST(TextTokens, SplitsAtPunctuationAndSpace) {
  EXPECT_THAT(Words("Tehreek-e-Taliban's leader, 2021."),
              ElementsAre("tehreek", "e", "taliban", "s", "leader", "2021"));
}

TEST(TextTokens, KeepsMarksOfOtherScripts) { EXPECT_THAT(Words("हिन्दी Йод"), ElementsAre("हिन्दी", "йод")); }

TEST(TextTokens, GivesHanAndKanaAWordACharacter) {
  EXPECT_THAT(Words("北京 かな abc北"), ElementsAre("北", "京", "か", "な", "abc", "北"));
}

TEST(TextTokens, FoldsWidthAndLigatures) { EXPECT_THAT(Words("ＡＢＣ ﬁne"), ElementsAre("abc", "fine")); }

TEST(TextTokens, SeesThroughSoftHyphens) { EXPECT_THAT(Words("co\u00ADoperate"), ElementsAre("cooperate")); }

TEST(TextTokens, FindsNothingInPunctuation) {
  EXPECT_THAT(Words(""), IsEmpty());
  EXPECT_THAT(Words(" —…\u00AD\u0301\n"), IsEmpty());
}

TEST(TextTokens, PointsAtTheBytesOfEachWord) {
  const absl::string_view text = "«Été» 1";
  std::vector<std::string> spans;
  ForEachToken(text, [&](const Token& token) {
    spans.emplace_back(text.substr(token.begin, token.end - token.begin));
  });
  EXPECT_THAT(spans, ElementsAre("Été", "1"));
}

TEST(TextTokens, CutsVeryLongWords) {
  const auto words = Words(std::string(1000, 'x') + " y");
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0].size(), kMaxTokenBytes);
}

TEST(TextTokens, FoldsWhatItFoldedAlreadyToItself) {
  for (const char* text : {"Straße", "İstanbul", "ŁÓDŹ", "ΑΘΉΝΑ", "北京"}) {
    for (const std::string& word : Words(text)) EXPECT_THAT(Words(word), ElementsAre(word)) << text;
  }
}

TEST(TextTokens, GivesOrderedSpansAndValidWordsForAnyBytes) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += static_cast<char>(random() % 256);
    size_t last = 0;
    ForEachToken(text, [&](const Token& token) {
      EXPECT_LE(last, token.begin);
      EXPECT_LT(token.begin, token.end);
      EXPECT_LE(token.end, text.size());
      EXPECT_TRUE(IsValidUtf8(token.word));
      last = token.end;
    });
  }
}

}  // namespace
}  // namespace parallax::query
