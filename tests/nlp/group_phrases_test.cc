#include "services/nlp/group_phrases.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "mention < whole description: owner" of each phrase.
std::vector<std::string> Phrases(absl::string_view body) {
  const auto catalogue = InventedCatalogue();
  const Document document = NamedDocument(*catalogue, body);
  std::vector<std::string> phrases;
  for (const GroupPhrase& phrase : FindGroupPhrases(document, *catalogue)) {
    phrases.push_back(absl::StrCat(document.Text(document.TokenRange(phrase.first, phrase.end)), " < ",
                                   document.Text(document.TokenRange(phrase.name_first, phrase.name_end)),
                                   ": ", phrase.owner));
  }
  return phrases;
}

TEST(GroupPhrases, HoldANationAndANoun) {
  EXPECT_THAT(Phrases("In spring Kelmoran rebels met Ostrevian pro-peace activists."),
              ElementsAre("Kelmoran rebels < Kelmoran rebels: kelmora",
                          "Ostrevian pro-peace activists < Ostrevian pro-peace activists: ostrevia"));
}

TEST(GroupPhrases, HoldTheLandAfterTheNoun) {
  EXPECT_THAT(Phrases("Then the people of Kelmora wept."),
              ElementsAre("people of Kelmora < people of Kelmora: kelmora"));
}

TEST(GroupPhrases, LeaveThePlaceOutOfTheMention) {
  EXPECT_THAT(Phrases("Then protesters in Ostrevia sang."),
              ElementsAre("protesters < protesters in Ostrevia: ostrevia"));
}

TEST(GroupPhrases, KeepApartWhomTheyStandTo) {
  EXPECT_THAT(Phrases("Then critics of the Kelmoran government met supporters of Emil Varnholt."),
              ElementsAre("critics < critics of the Kelmoran government: kelmora",
                          "supporters < supporters of Emil Varnholt: emil-varnholt"));
}

TEST(GroupPhrases, KeepApartWhoBacksThem) {
  EXPECT_THAT(Phrases("Then Ostrevia-backed armed rebels fled."),
              ElementsAre("armed rebels < Ostrevia-backed armed rebels: ostrevia"));
  EXPECT_THAT(Phrases("Then the pro-Varnholt Kelmoran media lied, and Kelmora's allies laughed."),
              ElementsAre("Kelmoran media < pro-Varnholt Kelmoran media: kelmora",
                          "allies < Kelmora's allies: kelmora"));
}

TEST(GroupPhrases, AreNeitherStatesNorTheirOrgans) {
  EXPECT_THAT(Phrases("Kelmoran officials met Ostrevian peacekeepers. Kelmora shelled villagers."),
              IsEmpty());
}

TEST(GroupPhrases, AreNotTheFightersOfAGroup) {
  EXPECT_THAT(Phrases("Then gunmen of the Free Kelmora Front met the FKF's fighters."), IsEmpty());
}

TEST(GroupPhrases, HaveOneNounForSynonyms) {
  EXPECT_EQ(GroupNoun("demonstrators"), "protesters");
  EXPECT_EQ(GroupNoun("rebels"), "rebels");
}

}  // namespace
}  // namespace parallax::nlp
