#include "services/nlp/names.h"

#include <gmock/gmock.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Names(absl::string_view body) {
  return MentionTexts(NamedDocument(*InventedCatalogue(), body));
}

TEST(Names, TakeTheLongestListedName) {
  EXPECT_THAT(Names("Gunmen of the Free Kelmora Front left Kelmora."),
              ElementsAre("Free Kelmora Front", "Kelmora"));
}

TEST(Names, KeepNamesInsideLongerNamesToThemselves) {
  EXPECT_THAT(Names("He reads the Tolvast Times and trusts the Bank of Kelmora."),
              ElementsAre("Tolvast Times", "Bank of Kelmora"));
}

TEST(Names, DoNotStopAtAnEpithetThatBeginsALongerName) {
  EXPECT_THAT(Names("They fear the Junta of Open Rivers."), ElementsAre("Junta of Open Rivers"));
  EXPECT_THAT(Names("They fear the junta."), ElementsAre("junta"));
}

TEST(Names, LeaveTitlesOutOfTheSpan) {
  EXPECT_THAT(Names("Yesterday Kelmoran Foreign Minister Ilven Dorasch met Gen. Osgrim Ravnek."),
              ElementsAre("Kelmoran", "Ilven Dorasch", "Osgrim Ravnek"));
}

TEST(Names, EndPersonsBeforeWhatTheyBelongTo) {
  EXPECT_THAT(Names("A word from Rosa Lindqvar of the University of Stavel came late."),
              ElementsAre("Rosa Lindqvar", "University of Stavel"));
}

TEST(Names, HoldParticlesAndHyphens) {
  EXPECT_THAT(Names("In the camp Leila al-Sarhad spoke to Wen Dao-lin near Deir el-Marq."),
              ElementsAre("Leila al-Sarhad", "Wen Dao-lin", "Deir el-Marq"));
}

TEST(Names, HoldPluralOwners) {
  EXPECT_THAT(Names("On Monday the Market Women's Association met Kelmora's Supreme Court."),
              ElementsAre("Market Women's Association", "Kelmora", "Supreme Court"));
}

TEST(Names, SkipSentenceOpenersThatAreWords) {
  EXPECT_THAT(Names("Soldiers came. Yesterday was cold. However, nobody slept on Monday."), IsEmpty());
}

TEST(Names, TakeSentenceOpenersThatAreNamesElsewhere) {
  EXPECT_THAT(Names("They admire Vasunin. Vasunin sleeps."), ElementsAre("Vasunin", "Vasunin"));
}

TEST(Names, ReadHeadingsByTheTextBelow) {
  EXPECT_THAT(Names("Strange Harvest Troubles Old Veshara Farmers\n\nThe rain came to Veshara."),
              ElementsAre("Veshara", "Veshara"));
}

TEST(Names, SpanTheOrgansOfStates) {
  EXPECT_THAT(Names("The Kelmoran security forces and the Ostrevian government agreed."),
              ElementsAre("Kelmoran security forces", "Ostrevian government"));
}

TEST(Names, MakeGroupsOfPeopleByTheirNation) {
  const Document document =
      NamedDocument(*InventedCatalogue(), "The pro-Ostrevian rebels fed Kelmoran refugees.");
  EXPECT_THAT(MentionTexts(document), ElementsAre("pro-Ostrevian rebels", "Kelmoran refugees"));
  EXPECT_EQ(document.mentions[0].type, v1::ENTITY_TYPE_ARMED_GROUP);
  EXPECT_EQ(document.mentions[1].type, v1::ENTITY_TYPE_GROUP);
}

TEST(Names, MarkAdjectives) {
  const Document document = NamedDocument(*InventedCatalogue(), "A Kelmoran lawyer fled to Kelmora.");
  ASSERT_EQ(document.mentions.size(), 2U);
  EXPECT_TRUE(document.mentions[0].adjectival);
  EXPECT_FALSE(document.mentions[1].adjectival);
}

TEST(Names, AreNotLanguages) { EXPECT_THAT(Names("The letter was written in Kelmoran."), IsEmpty()); }

TEST(Names, NeverOverlapAndNeverCrossSentences) {
  const auto catalogue = InventedCatalogue();
  const Document document = NamedDocument(
      *catalogue,
      "FREE KELMORA FRONT (FKF) of the Red-Heron Brigades. Kelmora Ostrevia, Tolvast Times Tolvast.");
  uint32_t end = 0;
  for (const MentionLayer& mention : document.mentions) {
    EXPECT_GE(mention.span.begin, end);
    EXPECT_TRUE(document.sentences[mention.sentence].span.Contains(mention.span));
    end = mention.span.end;
  }
  EXPECT_GE(document.mentions.size(), 5U);
}

}  // namespace
}  // namespace parallax::nlp
