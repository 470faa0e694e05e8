#include "services/nlp/spelling.h"

#include <gmock/gmock.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Document Repaired(absl::string_view body) { return LinkedDocument(*InventedCatalogue(), body); }

TEST(Spelling, PutsLostSpacesBack) {
  EXPECT_THAT(Links(Repaired("They fear the Free KelmoraFront here.")),
              ElementsAre("Free KelmoraFront -> free-front"));
  EXPECT_THAT(Links(Repaired("They fear RedHeronBrigades here.")),
              ElementsAre("RedHeronBrigades -> red-herons"));
}

TEST(Spelling, CutsANameOutOfAWord) {
  EXPECT_THAT(Links(Repaired("They fled Ostreviacontrolled towns.")), ElementsAre("Ostrevia -> ostrevia"));
  EXPECT_THAT(Links(Repaired("Ostreviacontrolled towns burnt.")), ElementsAre("Ostrevia -> ostrevia"));
}

TEST(Spelling, MendsOneLetter) {
  EXPECT_THAT(Links(Repaired("They fear the Qarhhaddi.")), ElementsAre("Qarhhaddi -> red-herons"));
  EXPECT_THAT(Links(Repaired("They met Emil Varnhotl.")), ElementsAre("Emil Varnhotl -> emil-varnholt"));
}

TEST(Spelling, MendsByOtherNamesOfTheDocument) {
  EXPECT_THAT(MentionTexts(Repaired("Adrek Vasunin spoke to Jorek Vasunin. They heard Vasunnin.")),
              Contains("Vasunnin"));
  const Document document = Repaired("Then Jorek Vasunin spoke. We like Vasunin. They heard Vasunnin.");
  EXPECT_EQ(document.entities.size(), 1U);
}

TEST(Spelling, MendsSurnamesOfLeadersOfWhatTheDocumentNames) {
  EXPECT_THAT(Links(Repaired("The Council of National Rescue met. They obey Dunmmarra.")),
              Contains("Dunmmarra -> stavik-dunmarra"));
  EXPECT_THAT(Links(Repaired("They obey Dunmmarra.")), Not(Contains(HasSubstr("stavik"))));
}

TEST(Spelling, LeavesOtherNamesAlone) {
  EXPECT_THAT(Links(Repaired("They fear Qarhaddo.")), Not(Contains(HasSubstr("red-herons")))) << "an ending";
  EXPECT_THAT(Links(Repaired("They fear Parhaddi.")), Not(Contains(HasSubstr("red-herons"))))
      << "a first letter";
  EXPECT_THAT(Links(Repaired("They like Merow Quay.")), Not(Contains(HasSubstr("merrow")))) << "a short word";
}

TEST(Spelling, NotesWhatItRepaired) {
  const Document document = Repaired("They fear the Qarhhaddi.");
  ASSERT_EQ(document.quality_notes.size(), 1U);
  EXPECT_EQ(document.quality_notes[0].kind(), v1::QUALITY_NOTE_KIND_NAME_REPAIRED);
  EXPECT_EQ(document.quality_notes[0].count(), 1U);
  EXPECT_EQ(document.quality_notes[0].detail(), "Qarhhaddi as Qarhaddi");
  EXPECT_TRUE(Repaired("They fear the Qarhaddi.").quality_notes.empty());
}

}  // namespace
}  // namespace parallax::nlp
