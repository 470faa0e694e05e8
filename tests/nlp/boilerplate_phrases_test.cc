#include "services/nlp/boilerplate_phrases.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

#include "services/nlp/characters.h"

namespace parallax::nlp {
namespace {

TEST(BoilerplatePhrases, AreFolded) {
  for (const BoilerplatePhrase& phrase : BoilerplatePhrases()) EXPECT_EQ(Fold(phrase.words), phrase.words);
}

TEST(BoilerplatePhrases, StandOnlyOnce) {
  std::set<std::pair<std::string, PhraseMatch>> seen;
  for (const BoilerplatePhrase& phrase : BoilerplatePhrases()) {
    EXPECT_TRUE(seen.emplace(std::string(phrase.words), phrase.match).second) << phrase.words;
  }
}

TEST(BoilerplatePhrases, FitTheBlocksTheyMatch) {
  for (const BoilerplatePhrase& phrase : BoilerplatePhrases()) {
    EXPECT_GE(phrase.max_words, MakeBlock(phrase.words).words - (phrase.words.back() == ' ' ? 1 : 0))
        << phrase.words;
    EXPECT_NE(phrase.kind, BlockKind::kProse) << phrase.words;
  }
}

TEST(MenuWords, AreThoseOfMenusNotOfProse) {
  EXPECT_TRUE(IsMenuWord("subscribe"));
  EXPECT_TRUE(IsMenuWord("comments"));
  EXPECT_FALSE(IsMenuWord("government"));
}

TEST(PhotoCreditWords, AreAgenciesAndPictures) {
  EXPECT_TRUE(IsPhotoCreditWord("afp"));
  EXPECT_TRUE(IsPhotoCreditWord("photo"));
  EXPECT_FALSE(IsPhotoCreditWord("kabul"));
}

}  // namespace
}  // namespace parallax::nlp
