#include "services/nlp/acronyms.h"

#include <gmock/gmock.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;

// "text = reading" of each mention that has one.
std::vector<std::string> Readings(absl::string_view body) {
  Document document = NamedDocument(*InventedCatalogue(), body);
  AcronymStage().Run(document);
  std::vector<std::string> readings;
  for (const MentionLayer& mention : document.mentions) {
    if (!mention.reading.empty()) {
      readings.push_back(std::string(document.Text(mention.span)) + " = " + mention.reading);
    }
  }
  return readings;
}

TEST(Acronyms, AreDefinedInParentheses) {
  const auto readings = Readings("The Saltmarsh Farmers Union (SFU) met. The SFU voted.");
  EXPECT_EQ(readings.size(), 2U);
  EXPECT_THAT(readings, Each("SFU = Saltmarsh Farmers Union"));
}

TEST(Acronyms, AreDefinedTheOtherWayRound) {
  EXPECT_THAT(Readings("The SFU (Saltmarsh Farmers Union) met."), Contains("SFU = Saltmarsh Farmers Union"));
}

TEST(Acronyms, AreDefinedByOr) {
  EXPECT_THAT(Readings("The Saltmarsh Farmers Union, or SFU, met."),
              Contains("SFU = Saltmarsh Farmers Union"));
}

TEST(Acronyms, MayTakeLettersFromInsideWords) {
  EXPECT_THAT(Readings("The Basin Broadcast Office (BBCO) met."), Contains("BBCO = Basin Broadcast Office"));
}

TEST(Acronyms, NeedTheLettersOfTheLongForm) {
  EXPECT_TRUE(Readings("The Saltmarsh Farmers Union (XQZ) met.").empty());
}

TEST(Acronyms, AreReadByInitialsWhereNothingDefinesThem) {
  EXPECT_THAT(Readings("The Saltmarsh Farmers Union met. Later SFU voted."),
              Contains("SFU = Saltmarsh Farmers Union"));
}

TEST(Acronyms, BeatTheCatalogueInTheirDocument) {
  const Document document = LinkedDocument(
      *InventedCatalogue(), "The Fishers of Kell Forum (FKF) met. The FKF voted against the tax in the end.");
  ASSERT_EQ(document.entities.size(), 1U);
  EXPECT_TRUE(document.entities[0].discovered);
  EXPECT_EQ(document.mentions.size(), 3U);
}

}  // namespace
}  // namespace parallax::nlp
