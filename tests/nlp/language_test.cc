#include "services/nlp/language.h"

#include <gtest/gtest.h>

namespace parallax::nlp {
namespace {

TEST(DetectLanguage, TellsLanguagesApart) {
  EXPECT_EQ(
      DetectLanguage("The ministry said on Monday that the border would stay closed until the talks in the "
                     "capital have come to an end, and that no convoy was to pass before that."),
      "en");
  EXPECT_EQ(
      DetectLanguage("Le ministère a déclaré lundi que la frontière resterait fermée jusqu'à la fin des "
                     "pourparlers dans la capitale et qu'aucun convoi ne passerait avant."),
      "fr");
  EXPECT_EQ(DetectLanguage("Министерство заявило в понедельник, что граница останется закрытой до окончания "
                           "переговоров в столице и что ни одна колонна не пройдет."),
            "ru");
}

TEST(DetectLanguage, TakesAShortTextForEnglishOnlyByItsFunctionWords) {
  EXPECT_EQ(DetectLanguage("It was the end."), "en");
  EXPECT_EQ(DetectLanguage("Zxq vrrt plomf."), "und");
}

TEST(DetectLanguage, HasNoAnswerForNoText) { EXPECT_EQ(DetectLanguage(""), "und"); }

TEST(CanonicalLanguage, WritesCodesInOneWay) {
  EXPECT_EQ(CanonicalLanguage(" EN "), "en");
  EXPECT_EQ(CanonicalLanguage("en_us"), "en-US");
  EXPECT_EQ(CanonicalLanguage("ZH-hant"), "zh-Hant");
}

TEST(CanonicalLanguage, RefusesWhatIsNoCode) {
  EXPECT_EQ(CanonicalLanguage("English"), "");
  EXPECT_EQ(CanonicalLanguage("e1"), "");
  EXPECT_EQ(CanonicalLanguage("en--us"), "");
  EXPECT_EQ(CanonicalLanguage(""), "");
}

}  // namespace
}  // namespace parallax::nlp
