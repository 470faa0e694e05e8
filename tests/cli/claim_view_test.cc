#include "cli/claim_view.h"

#include <gtest/gtest.h>

#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

const Style kPlain(false);

TEST(ClaimView, ShowsStanceAndSentence) {
  EXPECT_EQ(ClaimBlock(SampleAnnotation().claims(0), {"Veldania", "River Front", ""}, 80, kPlain),
            "Veldania -> River Front  AGAINST 0.82 asserted attitude  voice: author\n"
            "    “Veldania condemned the River Front.”\n");
}

TEST(ClaimView, NamesAVoiceWithoutNameByItsWords) {
  EXPECT_EQ(ClaimBlock(SampleAnnotation().claims(2), {"Veldania", "River Front", ""}, 80, kPlain),
            "Veldania -> River Front  FOR 0.61 possible action  voice: its minister\n"
            "    “It may yet support the front, its minister said.”\n");
}

TEST(ClaimView, NamesASpeaker) {
  v1::Claim claim = SampleAnnotation().claims(0);
  claim.mutable_voice()->set_kind(v1::VOICE_KIND_ENTITY);
  claim.mutable_voice()->set_surface("the president");
  claim.clear_evidence();
  EXPECT_EQ(ClaimBlock(claim, {"Veldania", "River Front", "Ada Voss"}, 80, kPlain),
            "Veldania -> River Front  AGAINST 0.82 asserted attitude  voice: Ada Voss\n");
}

TEST(ClaimView, BreaksAHeadlineThatIsTooLongBeforeTheStance) {
  v1::Claim claim = SampleAnnotation().claims(0);
  claim.clear_evidence();
  EXPECT_EQ(ClaimBlock(claim, {"Assembly of the Seven Valleys", "National River Front for Renewal", ""}, 60,
                       kPlain),
            "Assembly of the Seven Valleys -> National River Front for\n"
            "Renewal\n"
            "    AGAINST 0.82 asserted attitude  voice: author\n");
}

TEST(ClaimView, HighlightsHolderCueAndTarget) {
  EXPECT_EQ(EvidenceText(SampleAnnotation().claims(0).evidence(0), 80, "", Style(true)),
            "“\x1b[1;36mVeldania\x1b[0m \x1b[4mcondemned\x1b[0m the \x1b[1;35mRiver Front\x1b[0m.”\n");
}

TEST(ClaimView, HighlightsBySpansOfTheBodyNotOfTheSentence) {
  EXPECT_EQ(
      EvidenceText(SampleAnnotation().claims(2).evidence(0), 80, "", Style(true)),
      "“\x1b[1;36mIt\x1b[0m may yet \x1b[4msupport\x1b[0m \x1b[1;35mthe front\x1b[0m, its minister said.”\n");
}

TEST(ClaimView, HighlightsNothingWhereSpansDoNotFitTheText) {
  v1::Evidence evidence = SampleAnnotation().claims(0).evidence(0);
  evidence.set_text("Another sentence.");
  EXPECT_EQ(EvidenceText(evidence, 80, "", Style(true)), "“Another sentence.”\n");
  evidence = SampleAnnotation().claims(0).evidence(0);
  evidence.mutable_cue()->set_end(999);
  evidence.clear_holder();
  evidence.clear_target();
  EXPECT_EQ(EvidenceText(evidence, 80, "", Style(true)), "“Veldania condemned the River Front.”\n");
}

TEST(ClaimView, TellsWhereAStoredClaimStands) {
  EXPECT_EQ(ClaimRecordBlock(SampleClaimRecord(), 80, kPlain),
            "Veldania -> River Front  AGAINST 0.82 asserted attitude  voice: author\n"
            "    “Veldania condemned the River Front.”\n"
            "    2031-04-30, The Valley Post, Veldania rejects the River Front,\n"
            "    u00112233445566778899aabbccddeeff\n");
}

TEST(ClaimView, ShowsNoEscapeSequenceOfAnArticle) {
  v1::Evidence evidence;
  evidence.set_text("\x1b]0;owned\x07Stop.");
  EXPECT_EQ(EvidenceText(evidence, 80, "", kPlain), "“ ]0;owned Stop.”\n");
}

}  // namespace
}  // namespace parallax::cli
