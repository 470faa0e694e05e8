#include "services/nlp/characters.h"

#include <gtest/gtest.h>

namespace parallax::nlp {
namespace {

TEST(Characters, FoldCaseQuotesAndDashes) { EXPECT_EQ(Fold("“É–TAT’s”"), "\"é-tat's\""); }

TEST(Characters, KnowMarksThatOpenAndClose) {
  EXPECT_EQ(OpeningMarkBytes("“", 0), 3);
  EXPECT_EQ(ClosingMarkBytes("“", 0), 0);
  EXPECT_EQ(ClosingMarkBytes("\"", 0), 1);
  EXPECT_EQ(ApostropheBytes("x‘", 1), 3);
}

TEST(Characters, KnowCaseBeyondAscii) {
  EXPECT_TRUE(IsUpperCaseLetter("É", 0));
  EXPECT_TRUE(IsLowerCaseLetter("é", 0));
  EXPECT_FALSE(IsLetter("—", 0));
}

}  // namespace
}  // namespace parallax::nlp
