#include "services/nlp/name_key.h"

#include <gtest/gtest.h>

namespace parallax::nlp {
namespace {

TEST(NameKey, IgnoresCaseDiacriticsStopsAndHyphens) {
  EXPECT_EQ(NameKey("Adrék Vasunín"), "adrek vasunin");
  EXPECT_EQ(NameKey("F.K.F."), "fkf");
  EXPECT_EQ(NameKey("Halv-Orren"), NameKey("Halv Orren"));
  EXPECT_EQ(NameKey("Łodrun Kılmaz Sørhavn"), "lodrun kilmaz sorhavn");
}

TEST(NameKey, KeepsOtherMarks) { EXPECT_EQ(NameKey("Halvenka, D.C."), "halvenka , dc"); }

TEST(NameKey, IsEmptyForMarksAlone) { EXPECT_EQ(NameKey("- ."), ""); }

TEST(NameKey, ReturnsPlainWordsWithoutCopy) {
  const std::string word = "kelmora";
  std::string scratch = "untouched";
  EXPECT_EQ(WordKey(word, scratch).data(), word.data());
  EXPECT_EQ(scratch, "untouched");
}

}  // namespace
}  // namespace parallax::nlp
