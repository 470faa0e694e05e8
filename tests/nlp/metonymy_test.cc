#include "services/nlp/metonymy.h"

#include <gtest/gtest.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

// Whether the first "Halvenka" acts as a government.
bool Acts(absl::string_view body) {
  const Document document = NamedDocument(*InventedCatalogue(), body);
  for (size_t i = 0; i < document.mentions.size(); ++i) {
    if (document.Text(document.mentions[i].span) == "Halvenka") return ActsAsGovernment(document, i);
  }
  ADD_FAILURE() << "no Halvenka in: " << body;
  return false;
}

TEST(Metonymy, SubjectsOfActorVerbsAct) {
  EXPECT_TRUE(Acts("Halvenka complained about the refugees."));
  EXPECT_TRUE(Acts("It is known that Halvenka has repeatedly warned them."));
}

TEST(Metonymy, PartiesOfRelationsAct) {
  EXPECT_TRUE(Acts("A commander with ties to Halvenka fled."));
  EXPECT_TRUE(Acts("Relations with Halvenka are cold."));
  EXPECT_TRUE(Acts("They fear Halvenka's intentions."));
  EXPECT_TRUE(Acts("A Halvenka-backed party won."));
}

TEST(Metonymy, PlacesDoNot) {
  EXPECT_FALSE(Acts("A bomb went off in Halvenka."));
  EXPECT_FALSE(Acts("He flew to Halvenka on Monday."));
  EXPECT_FALSE(Acts("Shops in central Halvenka closed."));
  EXPECT_FALSE(Acts("The streets of Halvenka are empty."));
  EXPECT_FALSE(Acts("They met near Halvenka airport."));
}

TEST(Metonymy, InstitutionsAlwaysAct) { EXPECT_TRUE(Acts("Men from the Halvenka came.")); }

}  // namespace
}  // namespace parallax::nlp
