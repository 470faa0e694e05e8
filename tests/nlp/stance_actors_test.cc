#include "services/nlp/stance_actors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

// Paths of the actors in the first noun phrase, by entity; the voice is "we".
std::vector<std::pair<std::string, ActorPath>> ActorsInFirst(absl::string_view marked, uint32_t noun = 0) {
  const Document document = MarkedDocument(marked);
  const SentenceSyntax syntax = AnalyzeSentence(document, ProjectLexicon(), 0);
  std::vector<std::pair<std::string, ActorPath>> found;
  for (const ActorRef& actor : ActorsOf(document, ProjectLexicon(), syntax, noun)) {
    const std::string name =
        actor.mention == kVoice
            ? "we"
            : EntityName(document, document.mentions[static_cast<size_t>(actor.mention)].entity);
    found.emplace_back(name, actor.path);
  }
  return found;
}

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(StanceActors, ANameActsForItself) {
  EXPECT_THAT(ActorsInFirst("[kesh:Keshvar] left."), ElementsAre(Pair("kesh", ActorPath::kHead)));
}

TEST(StanceActors, RepresentativesActForWhoTheyServe) {
  EXPECT_THAT(ActorsInFirst("[kesh~:Keshvari] troops left."),
              ElementsAre(Pair("kesh", ActorPath::kModifierRepresented)));
  EXPECT_THAT(ActorsInFirst("The army of [kesh:Keshvar] left."),
              ElementsAre(Pair("kesh", ActorPath::kOfRepresented)));
  EXPECT_THAT(ActorsInFirst("Police in [kesh:Keshvar] left."), ElementsAre(Pair("kesh", ActorPath::kIn)));
}

TEST(StanceActors, AnOfficialByNameComesWithTheState) {
  EXPECT_THAT(ActorsInFirst("[kesh~:Keshvari] President [tor:Toran] left."),
              ElementsAre(Pair("kesh", ActorPath::kModifierNamed), Pair("tor", ActorPath::kHead)));
}

TEST(StanceActors, PlacesOfThingsAreNoActors) {
  EXPECT_THAT(ActorsInFirst("Roads in [kesh:Keshvar] are bad."), IsEmpty());
}

TEST(StanceActors, WhatIsDoneToSomebodyIsNotThey) {
  EXPECT_THAT(ActorsInFirst("The killing of [tor:Toran] shocked many."), IsEmpty());
}

TEST(StanceActors, TheFirstPersonIsTheVoice) {
  EXPECT_THAT(ActorsInFirst("We left."), ElementsAre(Pair("we", ActorPath::kFirstPerson)));
  EXPECT_THAT(ActorsInFirst("Our government left."), ElementsAre(Pair("we", ActorPath::kFirstPerson)));
  EXPECT_THAT(ActorsInFirst("Our roads are bad."), IsEmpty());
}

TEST(StanceActors, AnOpenPronounIsTheSubjectBefore) {
  EXPECT_THAT(ActorsInFirst("[kesh:Keshvar] said it attacked.", 1),
              ElementsAre(Pair("kesh", ActorPath::kPronoun)));
}

}  // namespace
}  // namespace parallax::nlp
