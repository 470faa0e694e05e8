#include "services/nlp/described_groups.h"

#include <gmock/gmock.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

Document DescribedDocument(absl::string_view body) {
  const auto catalogue = InventedCatalogue();
  Document document = NamedDocument(*catalogue, body);
  DescribedGroupStage(*catalogue).Run(document);
  LinkStage(*catalogue).Run(document);
  return document;
}

std::vector<std::string> LinksOf(absl::string_view body) { return Links(DescribedDocument(body)); }

std::string GroupId(absl::string_view name) { return DiscoveredId(name, v1::ENTITY_TYPE_GROUP); }

TEST(DescribedGroups, AreNotTheirState) {
  const Document document = DescribedDocument("In May Kelmoran rebels left. Then Kelmora wept.");
  EXPECT_THAT(Links(document),
              ElementsAre("Kelmoran rebels -> " + GroupId("Kelmoran rebels"), "Kelmora -> kelmora"));
  EXPECT_EQ(document.entities[0].type, v1::ENTITY_TYPE_ARMED_GROUP);
  EXPECT_TRUE(document.entities[0].discovered);
}

TEST(DescribedGroups, KeepOneEntityForAllForms) {
  const std::string id = GroupId("Kelmoran dissidents");
  EXPECT_THAT(
      LinksOf("In May Kelmoran dissidents met. The dissidents sang. Later dissidents of Kelmora and "
              "Kelmora's exiled dissidents danced, but dissidents rarely win."),
      ElementsAre("Kelmoran dissidents -> " + id, "The dissidents -> " + id, "dissidents of Kelmora -> " + id,
                  "Kelmora -> kelmora", "exiled dissidents -> " + id, "dissidents -> " + id));
}

TEST(DescribedGroups, TellLaterFormsByTheirForm) {
  const Document document = DescribedDocument("In May Kelmoran dissidents met. The dissidents sang.");
  ASSERT_EQ(document.mentions.size(), 2U);
  EXPECT_EQ(document.mentions[0].form, v1::MENTION_FORM_NAME);
  EXPECT_EQ(document.mentions[1].form, v1::MENTION_FORM_NOMINAL);
}

TEST(DescribedGroups, HaveNoLaterFormsWhereThereAreSeveral) {
  EXPECT_THAT(LinksOf("In May Kelmoran dissidents met Ostrevian dissidents. The dissidents sang."),
              ElementsAre("Kelmoran dissidents -> " + GroupId("Kelmoran dissidents"),
                          "Ostrevian dissidents -> " + GroupId("Ostrevian dissidents")));
}

TEST(DescribedGroups, AreNotJustAnybodyOfTheSort) {
  const std::string people = GroupId("people of Kelmora");
  EXPECT_THAT(LinksOf("In May the people of Kelmora met. Some people sang. The people won."),
              ElementsAre("people of Kelmora -> " + people, "The people -> " + people));
  EXPECT_THAT(LinksOf("In May Kelmoran dissidents met. Many dissidents of all lands sang."),
              ElementsAre("Kelmoran dissidents -> " + GroupId("Kelmoran dissidents")));
}

TEST(DescribedGroups, StayApartByWhatTheyAreLike) {
  EXPECT_THAT(LinksOf("In May Kelmoran leftist activists met Kelmoran royalist activists."),
              ElementsAre("Kelmoran leftist activists -> " + GroupId("Kelmoran leftist activists"),
                          "Kelmoran royalist activists -> " + GroupId("Kelmoran royalist activists")));
}

TEST(DescribedGroups, LeaveWhomTheyStandToAMentionOfItsOwn) {
  const Document document = DescribedDocument("Then critics of Ostrevia said no.");
  EXPECT_THAT(Links(document),
              ElementsAre("critics -> " + GroupId("critics of Ostrevia"), "Ostrevia -> ostrevia"));
  EXPECT_EQ(document.entities[0].name, "critics of Ostrevia");
}

TEST(DescribedGroups, AreNobodyWhereARelationIsAllThatIsSaid) {
  EXPECT_THAT(LinksOf("Then she praised the friends of Ostrevia."), ElementsAre("Ostrevia -> ostrevia"));
}

TEST(DescribedGroups, LeaveTheOrgansToTheState) {
  EXPECT_THAT(LinksOf("In May Kelmoran rebels left. The Kelmoran army won."),
              Contains("Kelmoran army -> rescue-council"));
}

TEST(DescribedGroups, KeepTheTypeThatTheNameInsideShows) {
  const Document document = DescribedDocument("In May the people of Qorvath wept. Then Qorvath fell.");
  ASSERT_EQ(document.entities.size(), 2U);
  EXPECT_EQ(document.entities[1].name, "Qorvath");
  EXPECT_EQ(document.entities[1].type, v1::ENTITY_TYPE_STATE);
}

}  // namespace
}  // namespace parallax::nlp
