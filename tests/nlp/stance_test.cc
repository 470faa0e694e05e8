#include "services/nlp/stance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

TEST(Stance, ReadsSubjectAndObject) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] condemned [orl:Orlesk] on Monday."), ElementsAre("kesh>orl OPPOSE"));
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] praised [orl:Orlesk]."), ElementsAre("kesh>orl SUPPORT"));
}

TEST(Stance, TurnsThePassiveAround) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] was attacked last week by [orl:Orlesk]."),
              ElementsAre("orl>kesh OPPOSE"));
  EXPECT_THAT(ClaimsOf("The rebels of [front:the Front] are backed by [kesh:Keshvar]."),
              Contains("kesh>front SUPPORT"));
}

TEST(Stance, NegatesWithinItsVerbOnly) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] will not support [front:the Front]."),
              ElementsAre("kesh>front SUPPORT NEGATED"));
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] denied that it had ever armed [front:the Front]."),
              ElementsAre("kesh>front SUPPORT NEGATED"));
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] has not yet arrived, but [orl:Orlesk] attacked [front:the Front]."),
              ElementsAre("orl>front OPPOSE"));
}

TEST(Stance, TwoNegationsCancelOut) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] did not refuse to help [front:the Front]."),
              ElementsAre("kesh>front SUPPORT"));
}

TEST(Stance, MarksWhatMayHappenAsPossible) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] may support [front:the Front]."),
              ElementsAre("kesh>front SUPPORT POSSIBLE"));
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] threatened to attack [front:the Front]."),
              Contains("kesh>front OPPOSE POSSIBLE"));
}

TEST(Stance, RelationsBetweenEqualsGoBothWays) {
  EXPECT_THAT(ClaimsOf("The war between [kesh:Keshvar] and [orl:Orlesk] goes on."),
              UnorderedElementsAre("kesh>orl OPPOSE", "orl>kesh OPPOSE"));
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] has close ties with [orl:Orlesk]."),
              UnorderedElementsAre("kesh>orl SUPPORT", "orl>kesh SUPPORT"));
}

TEST(Stance, AnAccusationIsTwoClaims) {
  const Document document =
      AnnotatedDocument("[kesh:Keshvar] accused [orl:Orlesk] of supporting [front:the Front].");
  EXPECT_THAT(ClaimTexts(document), UnorderedElementsAre("kesh>orl OPPOSE", "orl>front SUPPORT"));
  for (const ClaimLayer& claim : document.claims) {
    if (ClaimText(document, claim) != "orl>front SUPPORT") continue;
    EXPECT_EQ(claim.voice.kind, v1::VOICE_KIND_ENTITY);
    EXPECT_EQ(EntityName(document, claim.voice.entity), "kesh");
  }
}

TEST(Stance, WhatIsSaidHasTheSpeakersVoice) {
  const Document document =
      AnnotatedDocument("[min:Amir Toran] said [kesh:Keshvar] was arming [front:the Front].");
  ASSERT_THAT(ClaimTexts(document), Contains("kesh>front SUPPORT"));
  for (const ClaimLayer& claim : document.claims) {
    if (EntityName(document, claim.holder) != "kesh") continue;
    EXPECT_EQ(EntityName(document, claim.voice.entity), "min");
  }
}

TEST(Stance, TheFirstPersonInAQuotationIsItsSpeaker) {
  EXPECT_THAT(ClaimsOf("\"We condemn [kesh:Keshvar],\" said [min:Amir Toran]."), Contains("min>kesh OPPOSE"));
}

TEST(Stance, AnUnnamedVoiceHoldsNothing) {
  const Document document = AnnotatedDocument("Experts say that [kesh:Keshvar] supports [front:the Front].");
  ASSERT_THAT(ClaimTexts(document), ElementsAre("kesh>front SUPPORT"));
  EXPECT_EQ(document.claims[0].voice.kind, v1::VOICE_KIND_UNNAMED);
  EXPECT_EQ(document.claims[0].voice.surface, "Experts");
}

TEST(Stance, AQuestionAssertsNothing) {
  EXPECT_THAT(ClaimsOf("Does [kesh:Keshvar] support [front:the Front]?"), IsEmpty());
}

TEST(Stance, OfficialsActForTheirState) {
  EXPECT_THAT(ClaimsOf("[kesh~:Keshvari] troops attacked [front:the Front]."),
              ElementsAre("kesh>front OPPOSE"));
  EXPECT_THAT(ClaimsOf("The army of [kesh:Keshvar] shelled [front:the Front]."),
              ElementsAre("kesh>front OPPOSE"));
}

TEST(Stance, CoordinatedSubjectsAllHold) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar], [orl:Orlesk] and [tav:Tavaru] condemned [front:the Front]."),
              UnorderedElementsAre("kesh>front OPPOSE", "orl>front OPPOSE", "tav>front OPPOSE"));
}

TEST(Stance, CoordinatedVerbsShareTheirSubject) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] condemned [orl:Orlesk], and praised [tav:Tavaru]."),
              UnorderedElementsAre("kesh>orl OPPOSE", "kesh>tav SUPPORT"));
}

TEST(Stance, RelativeClausesHoldForTheirHead) {
  EXPECT_THAT(ClaimsOf("[front:The Front], which attacked [kesh:Keshvar], grew."),
              ElementsAre("front>kesh OPPOSE"));
}

TEST(Stance, NounsOfActionHaveTheirOwnSlots) {
  EXPECT_THAT(ClaimsOf("The attack on [orl:Orlesk] by [kesh:Keshvar] failed."), Contains("kesh>orl OPPOSE"));
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] launched an offensive against [front:the Front]."),
              ElementsAre("kesh>front OPPOSE"));
}

TEST(Stance, CondemningADeedIsForItsVictim) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] condemned the killing of [tor:Toran]."),
              ElementsAre("kesh>tor SUPPORT"));
}

TEST(Stance, NeutralContactIsNoClaim) {
  EXPECT_THAT(ClaimsOf("The president of [kesh:Keshvar] arrived in [orl:Orlesk] on Friday."), IsEmpty());
}

TEST(Stance, AnActorHoldsNothingAgainstItself) {
  EXPECT_THAT(ClaimsOf("[kesh:Keshvar] attacked [kesh:its own towns]."), IsEmpty());
}

TEST(Stance, ClaimsCarryEvidence) {
  const Document document = AnnotatedDocument("It rained. [kesh:Keshvar] attacked [orl:Orlesk].");
  ASSERT_EQ(document.claims.size(), 1U);
  const ClaimLayer& claim = document.claims[0];
  EXPECT_EQ(claim.sentence, 1U);
  EXPECT_EQ(document.Text(claim.cue), "attacked");
  EXPECT_EQ(document.Text(claim.holder_mention), "Keshvar");
  EXPECT_EQ(document.Text(claim.target_mention), "Orlesk");
  EXPECT_EQ(claim.kind, v1::CLAIM_KIND_ACTION);
  EXPECT_GT(claim.confidence, 0.5F);
}

TEST(Stance, TheAuthorsStanceIsTakenOncePerTarget) {
  const Document document = AnnotatedDocument(
      "[front:The Front] is a brutal and corrupt gang. The vicious, ruthless [front:Front] is barbaric. The "
      "despotic "
      "[front:Front] is malicious, treacherous and cowardly.");
  EXPECT_THAT(ClaimTexts(document), ElementsAre("AUTHOR>front OPPOSE"));
}

TEST(Stance, OneHarshWordIsNotYetTheAuthorsStance) {
  EXPECT_THAT(ClaimsOf("The infamous [front:Front] met on Monday."), Not(Contains("AUTHOR>front OPPOSE")));
}

}  // namespace
}  // namespace parallax::nlp
