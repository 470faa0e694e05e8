#include "services/nlp/linker.h"

#include <gmock/gmock.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

std::vector<std::string> LinksOf(absl::string_view body, std::string date = "") {
  return Links(LinkedDocument(*InventedCatalogue(), body, std::move(date)));
}

TEST(Linker, GivesAllNamesOfOneActorOneEntity) {
  EXPECT_THAT(LinksOf("The Free Kelmora Front moved. Later the FKF struck."),
              ElementsAre("Free Kelmora Front -> free-front", "FKF -> free-front"));
}

TEST(Linker, ReadsRolesByTheDate) {
  EXPECT_THAT(LinksOf("The Kelmoran government fell.", "2024-05-01"),
              ElementsAre("Kelmoran government -> kelmora"));
  EXPECT_THAT(LinksOf("The Kelmoran government fell.", "2025-05-01"),
              ElementsAre("Kelmoran government -> rescue-council"));
  EXPECT_THAT(LinksOf("The Kelmoran government fell."), ElementsAre("Kelmoran government -> rescue-council"));
}

TEST(Linker, ReadsARoleAsThePastHoldersWhereItsParagraphNamesThem) {
  const std::unique_ptr<Catalogue> catalogue = Catalogue::Load({WriteTestFile("past.jsonl", R"json(
{"id":"old","type":"ENTITY_TYPE_ORG","name":"Republic of Varn","names":[{"text":"Republic of Varn","kind":"NAME_KIND_NAME"},{"text":"Varnish government","kind":"NAME_KIND_ROLE","valid_to":"2021-08-15"}]}
{"id":"new","type":"ENTITY_TYPE_ORG","name":"Varn Guard","names":[{"text":"Varn Guard","kind":"NAME_KIND_NAME"},{"text":"Varnish government","kind":"NAME_KIND_ROLE","valid_from":"2021-08-15"}]}
)json")})
                                                   .value();
  const auto links = [&](absl::string_view body) {
    return Links(LinkedDocument(*catalogue, body, "2024-01-01"));
  };
  EXPECT_THAT(links("The Republic of Varn fell. Had the Varnish government fought, it would be here."),
              ElementsAre("Republic of Varn -> old", "Varnish government -> old"));
  EXPECT_THAT(links("The Republic of Varn fell to the Varn Guard. The Varnish government is new."),
              ElementsAre("Republic of Varn -> old", "Varn Guard -> new", "Varnish government -> new"));
  EXPECT_THAT(links("The Republic of Varn fell.\n\nThe Varnish government is new."),
              ElementsAre("Republic of Varn -> old", "Varnish government -> new"));
}

TEST(Linker, GivesASurnameToThePersonOfTheDocument) {
  EXPECT_THAT(
      LinksOf("Orel Dunmarra met the press. Dunmarra, a baker, was glad.", "2025-05-01"),
      ElementsAre(::testing::HasSubstr("Orel Dunmarra -> nil-"), ::testing::HasSubstr("Dunmarra -> nil-")));
}

TEST(Linker, ReadsOrgansAsWhoGoverns) {
  EXPECT_THAT(LinksOf("The Kelmoran army fired.", "2025-05-01"),
              ElementsAre("Kelmoran army -> rescue-council"));
  EXPECT_THAT(LinksOf("The Ostrevian army fired."), ElementsAre("Ostrevian army -> ostrevia"));
}

TEST(Linker, ReadsSeatsAsGovernmentsOrPlaces) {
  const Document document =
      LinkedDocument(*InventedCatalogue(), "Tolvast said no. A shop in Tolvast burnt.", "2025-05-01");
  EXPECT_THAT(Links(document), ElementsAre("Tolvast -> rescue-council", "Tolvast -> tolvast"));
  EXPECT_EQ(document.mentions[0].form, v1::MENTION_FORM_METONYM);
  EXPECT_EQ(document.entities[1].type, v1::ENTITY_TYPE_PLACE);
}

TEST(Linker, TakesEpithetsOnlyWithSupport) {
  EXPECT_THAT(LinksOf("The Council of National Rescue met. Later the junta voted."),
              Contains("junta -> rescue-council"));
  EXPECT_THAT(LinksOf("In a far country the junta voted."), Not(Contains("junta -> rescue-council")));
}

TEST(Linker, ReadsSurnamesAfterTheFullName) {
  EXPECT_THAT(LinksOf("Then Adrek Vasunin spoke. A crowd met Vasunin."),
              ElementsAre("Adrek Vasunin -> " + DiscoveredId("Adrek Vasunin", v1::ENTITY_TYPE_PERSON),
                          "Vasunin -> " + DiscoveredId("Adrek Vasunin", v1::ENTITY_TYPE_PERSON)));
}

TEST(Linker, KnowsLeadersInOfficeByTheirSurname) {
  EXPECT_THAT(LinksOf("They met Dunmarra.", "2025-06-01"), ElementsAre("Dunmarra -> stavik-dunmarra"));
  EXPECT_THAT(LinksOf("They met Dunmarra.", "2020-06-01"), Not(Contains("Dunmarra -> stavik-dunmarra")));
  EXPECT_THAT(LinksOf("They met minister Varnholt."), ElementsAre("Varnholt -> emil-varnholt"));
}

TEST(Linker, ReadsPartsOfLongerNames) {
  EXPECT_THAT(
      LinksOf("The Saltmarsh Rifles hid. Only the Rifles know."),
      ElementsAre("Saltmarsh Rifles -> " + DiscoveredId("Saltmarsh Rifles", v1::ENTITY_TYPE_ARMED_GROUP),
                  "Rifles -> " + DiscoveredId("Saltmarsh Rifles", v1::ENTITY_TYPE_ARMED_GROUP)));
}

TEST(Linker, DropsBareHeadsWithoutALongerName) {
  EXPECT_THAT(LinksOf("Then the Council met."), ElementsAre());
}

TEST(Linker, TellsThePeopleFromTheState) {
  const auto links = LinksOf("Poor Ostrevians wept. Then the Ostrevians attacked.");
  EXPECT_EQ(links[0], "Ostrevians -> " + DiscoveredId("Ostrevians", v1::ENTITY_TYPE_GROUP));
  EXPECT_EQ(links[1], "Ostrevians -> ostrevia");
}

TEST(Linker, ShowsNamesAsTheProseWritesThem) {
  const Document document =
      LinkedDocument(*InventedCatalogue(), "YOLUND (BWS) - A fire in Yolund burnt all.");
  ASSERT_FALSE(document.entities.empty());
  EXPECT_EQ(document.entities[0].name, "Yolund");
}

TEST(Linker, NumbersEntitiesByFirstMention) {
  const Document document = LinkedDocument(*InventedCatalogue(), "The junta met Ostrevia and Kelmora.");
  for (size_t i = 0, seen = 0; i < document.mentions.size(); ++i) {
    ASSERT_LE(static_cast<size_t>(document.mentions[i].entity), seen);
    seen = std::max(seen, static_cast<size_t>(document.mentions[i].entity) + 1);
  }
}

TEST(Linker, DiscoversTheSameIdEverywhere) {
  EXPECT_EQ(DiscoveredId("Adrek Vasunin", v1::ENTITY_TYPE_PERSON),
            DiscoveredId("ADREK VASUNIN", v1::ENTITY_TYPE_PERSON));
  EXPECT_NE(DiscoveredId("Yolund", v1::ENTITY_TYPE_PERSON), DiscoveredId("Yolund", v1::ENTITY_TYPE_PLACE));
  EXPECT_EQ(DiscoveredId("Yolund", v1::ENTITY_TYPE_ORG), DiscoveredId("Yolund", v1::ENTITY_TYPE_ARMED_GROUP));
  EXPECT_EQ(DiscoveredId("Yolund", v1::ENTITY_TYPE_PLACE), "nil-a87f958b2efd708d");
}

TEST(Linker, SaysWhatGaveEachMentionItsEntity) {
  const Document document = LinkedDocument(*InventedCatalogue(),
                                           "Minister Adrek Vasunin of Ostrevia met the Red Herons. Chairman "
                                           "Dunmarra thanked Vasunin. Halvenka complained.");
  std::vector<std::string> links;
  for (const MentionLayer& mention : document.mentions) {
    links.push_back(absl::StrCat(document.Text(mention.span), ": ", mention.linked_by));
  }
  EXPECT_THAT(links, ElementsAre("Adrek Vasunin: discovered", "Ostrevia: catalogue", "Red Herons: catalogue",
                                 "Dunmarra: surname", "Vasunin: part-of-name", "Halvenka: context"));
}

}  // namespace
}  // namespace parallax::nlp
