#include "services/nlp/lexicon_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parallax::nlp {
namespace {

using testing::ElementsAre;

TEST(LexiconReader, InflectsRegularVerbs) {
  const VerbForms forms = Inflect("attack", "-", "-");
  EXPECT_THAT(forms.past, ElementsAre("attacked"));
  EXPECT_EQ(forms.third_person, "attacks");
  EXPECT_EQ(forms.ing, "attacking");
}

TEST(LexiconReader, MindsFinalLetters) {
  EXPECT_EQ(Inflect("accuse", "-", "-").ing, "accusing");
  EXPECT_EQ(Inflect("agree", "-", "-").ing, "agreeing");
  EXPECT_EQ(Inflect("deny", "-", "-").third_person, "denies");
  EXPECT_THAT(Inflect("deny", "-", "-").past, ElementsAre("denied"));
  EXPECT_EQ(Inflect("crush", "-", "-").third_person, "crushes");
  EXPECT_EQ(Inflect("lie", "-", "-").ing, "lying");
}

TEST(LexiconReader, DoublesWhereThePastDoes) {
  EXPECT_EQ(Inflect("stop", "stopped", "stopped").ing, "stopping");
  EXPECT_EQ(Inflect("cut", "cut", "cut").ing, "cutting");
}

TEST(LexiconReader, ReadsAlternativeForms) {
  EXPECT_THAT(Inflect("hang", "hung|hanged", "hung|hanged").participle, ElementsAre("hung", "hanged"));
}

TEST(LexiconReader, RefusesAFolderThatIsNotThere) {
  EXPECT_EQ(LexiconReader("/nonexistent").Read().status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace parallax::nlp
