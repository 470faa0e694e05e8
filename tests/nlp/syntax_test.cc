#include "services/nlp/syntax.h"

#include <gtest/gtest.h>

#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

TEST(Syntax, TellsRoles) {
  const Document document =
      TokenizedDocument("Kelmora accused Ostrevia of helping Tezkhara in Bryndal's name.");
  EXPECT_EQ(RoleOf(document, 0, 1, false), Role::kSubject);
  EXPECT_EQ(RoleOf(document, 2, 3, false), Role::kObject);
  EXPECT_EQ(RoleOf(document, 7, 8, false), Role::kModifier);
  EXPECT_EQ(RoleOf(document, 2, 3, true), Role::kModifier);
}

TEST(Syntax, SeesPrepositionsThroughArticlesAndTitles) {
  const Document document = TokenizedDocument("They came with the minister Dorasch.");
  EXPECT_EQ(RoleOf(document, 5, 6, false), Role::kOblique);
}

TEST(Syntax, FindsClauseBorders) {
  const Document document = TokenizedDocument("Dorasch thanked Ravnek because Qadrane left");
  EXPECT_FALSE(ClauseBetween(document, 0, 2));
  EXPECT_TRUE(ClauseBetween(document, 2, 4));
}

TEST(Syntax, KnowsWhatIsQuotedAndForgivesLostMarks) {
  const Document document =
      TokenizedDocument("He said \"we won\" today.\n\nShe said \"never again.\n\nThey left.");
  const std::vector<bool> quoted = QuotedTokens(document);
  for (size_t i = 0; i < document.tokens.size(); ++i) {
    const std::string& word = document.tokens[i].lower;
    const bool inside = word == "we" || word == "won" || word == "never" || word == "again";
    if (document.tokens[i].kind == TokenKind::kWord) {
      EXPECT_EQ(quoted[i], inside) << word;
    }
  }
}

}  // namespace
}  // namespace parallax::nlp
