#include "services/nlp/tokens.h"

#include <gmock/gmock.h>

#include <random>

#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Texts(absl::string_view text) { return TokenTexts(TokenizedDocument(text)); }

TEST(Tokens, SplitPossessives) {
  EXPECT_THAT(Texts("Taliban's rule, Taliban’s and Uyghurs'"),
              ElementsAre("Taliban", "'s", "rule", ",", "Taliban", "’s", "and", "Uyghurs", "'"));
}

TEST(Tokens, KeepContractionsAndApostropheNamesWhole) {
  EXPECT_THAT(Texts("O'Brien won't go"), ElementsAre("O'Brien", "won't", "go"));
}

TEST(Tokens, SplitAtHyphens) {
  EXPECT_THAT(Texts("U.S.-backed ISIS-K"), ElementsAre("U.S.", "-", "backed", "ISIS", "-", "K"));
}

TEST(Tokens, KeepStopsOfAcronymsAndInitials) {
  EXPECT_THAT(Texts("The U.N. and J. Smith met."),
              ElementsAre("The", "U.N.", "and", "J.", "Smith", "met", "."));
}

TEST(Tokens, KnowShapes) {
  const Document document = TokenizedDocument("Kabul NATO the McCain Élysée");
  std::vector<TokenShape> shapes;
  for (const Token& token : document.tokens) shapes.push_back(token.shape);
  EXPECT_THAT(shapes, ElementsAre(TokenShape::kTitle, TokenShape::kUpper, TokenShape::kLower,
                                  TokenShape::kMixed, TokenShape::kTitle));
}

TEST(Tokens, FoldCaseAndQuotes) {
  const Document document = TokenizedDocument("Élysée’s");
  EXPECT_EQ(document.tokens[0].lower, "élysée");
  EXPECT_EQ(document.tokens[1].lower, "'s");
}

TEST(Tokens, CoverEveryVisibleByteOfRandomTextOnce) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> pieces = {"a", "B", ".", " ",  "'",    "’",  "é",
                                           "7", "-", "“", "\n", "U.S.", "'s", "…"};
  for (int round = 0; round < 500; ++round) {
    std::string body;
    for (int i = 0; i < 30; ++i) body += pieces[random() % pieces.size()];
    const Document document = TokenizedDocument(body);
    std::string expected;
    std::string seen;
    for (const char c : body) {
      if (c != ' ' && c != '\n') expected += c;
    }
    for (const Token& token : document.tokens) seen += std::string(document.Text(token.span));
    ASSERT_EQ(seen, expected) << body;
  }
}

}  // namespace
}  // namespace parallax::nlp
