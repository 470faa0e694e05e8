#include "services/nlp/candidates.h"

#include <gmock/gmock.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Ids of the candidates of the first mention.
std::vector<std::string> Ids(absl::string_view body, std::string date = "") {
  const auto catalogue = InventedCatalogue();
  Document document = NamedDocument(*catalogue, body);
  document.reference_date = std::move(date);
  std::vector<std::string> ids;
  if (document.mentions.empty()) return ids;
  for (const Candidate& candidate : CandidateFinder(*catalogue, document).Of(document.mentions[0])) {
    ids.push_back(catalogue->entity(candidate.entity).id());
  }
  return ids;
}

TEST(Candidates, AreTheNamesOfTheDay) {
  EXPECT_THAT(Ids("In Tolvast it rained.", "2024-01-01"), ElementsAre("kelmora"));
  EXPECT_THAT(Ids("In Tolvast it rained.", "2026-01-01"), ElementsAre("rescue-council"));
}

TEST(Candidates, OfOrgansAreStates) {
  EXPECT_THAT(Ids("They stormed the Embassy of Ostrevia."), ElementsAre("ostrevia"));
  EXPECT_THAT(Ids("They joined the Ostrevian intelligence officers."), ElementsAre("ostrevia"));
}

TEST(Candidates, OfUnknownNamesAreNone) { EXPECT_THAT(Ids("They met Adrek Vasunin."), IsEmpty()); }

TEST(Candidates, KnowPersonsByOtherFormsOfTheirName) {
  const auto catalogue = InventedCatalogue();
  const Document document = NamedDocument(*catalogue, "They met Stavik Dunmarra and Olaf Dunmarra.");
  const CandidateFinder finder(*catalogue, document);
  ASSERT_EQ(document.mentions.size(), 2U);
  EXPECT_EQ(finder.KnownPerson(document.mentions[0], false), catalogue->FindId("stavik-dunmarra"));
  EXPECT_EQ(finder.KnownPerson(document.mentions[1], false), -1);
}

}  // namespace
}  // namespace parallax::nlp
