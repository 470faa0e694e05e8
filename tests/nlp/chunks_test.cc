#include "services/nlp/chunks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::ElementsAre;

std::vector<std::string> TextsOf(const Document& document, const SentenceChunks& chunks, ChunkKind kind) {
  std::vector<std::string> texts;
  for (const Chunk& chunk : chunks.chunks) {
    if (chunk.kind == kind) texts.emplace_back(document.Text(document.TokenRange(chunk.first, chunk.end)));
  }
  return texts;
}

std::vector<std::string> NounsOf(absl::string_view marked) {
  const Document document = MarkedDocument(marked);
  return TextsOf(document, ChunkSentence(document, ProjectLexicon(), 0), ChunkKind::kNoun);
}

VerbGroup FirstVerb(absl::string_view marked) {
  const Document document = MarkedDocument(marked);
  const SentenceChunks chunks = ChunkSentence(document, ProjectLexicon(), 0);
  return chunks.verbs.empty() ? VerbGroup() : chunks.verbs.front();
}

TEST(Chunks, FindsNounPhrases) {
  EXPECT_THAT(NounsOf("The old [kesh~:Keshvari] army attacked a village near [orl:Orlesk]."),
              ElementsAre("The old Keshvari army", "a village", "Orlesk"));
}

TEST(Chunks, SplitsAtThePossessive) {
  EXPECT_THAT(NounsOf("[kesh:Keshvar]'s army left."), ElementsAre("Keshvar", "army"));
  EXPECT_THAT(NounsOf("The rebels' leader left."), ElementsAre("The rebels", "leader"));
}

TEST(Chunks, LeavesTimesOut) {
  EXPECT_THAT(NounsOf("[kesh:Keshvar] last week told [orl:Orlesk] Monday of it."),
              ElementsAre("Keshvar", "Orlesk", "it"));
}

TEST(Chunks, AnAdjectiveWithItsPrepositionStandsAlone) {
  EXPECT_THAT(NounsOf("Militants loyal to [tor:Toran] left."), ElementsAre("Militants", "loyal", "Toran"));
}

TEST(Chunks, ReadsTheVoiceOfAVerb) {
  EXPECT_TRUE(FirstVerb("[kesh:Keshvar] was attacked.").passive);
  EXPECT_FALSE(FirstVerb("[kesh:Keshvar] was attacking.").passive);
  EXPECT_TRUE(FirstVerb("Rebels armed by [kesh:Keshvar] left.").passive);
}

TEST(Chunks, ReadsNegationAndPossibility) {
  EXPECT_TRUE(FirstVerb("[kesh:Keshvar] did not attack.").negated);
  EXPECT_TRUE(FirstVerb("[kesh:Keshvar] won't attack.").negated);
  EXPECT_TRUE(FirstVerb("[kesh:Keshvar] never attacked.").negated);
  EXPECT_TRUE(FirstVerb("[kesh:Keshvar] no longer attacks the fort.").negated);
  EXPECT_TRUE(FirstVerb("[kesh:Keshvar] might attack.").possible);
  EXPECT_TRUE(FirstVerb("[kesh:Keshvar] would attack.").future);
  EXPECT_TRUE(FirstVerb("If [kesh:Keshvar] attacked, we would know.").conditional);
}

TEST(Chunks, ACopulaIsAVerb) {
  EXPECT_EQ(FirstVerb("[kesh:Keshvar] is a friend.").lemma, "be");
  EXPECT_TRUE(FirstVerb("[kesh:Keshvar] is not a friend.").negated);
}

TEST(Chunks, ParticlesBelongToTheirVerb) {
  const Document document = MarkedDocument("[kesh:Keshvar] cracked down on [front:the Front].");
  EXPECT_THAT(TextsOf(document, ChunkSentence(document, ProjectLexicon(), 0), ChunkKind::kVerb),
              ElementsAre("cracked down"));
}

TEST(Chunks, NoMarksANounPhrase) {
  const Document document = MarkedDocument("[kesh:Keshvar] had no quarrel with [orl:Orlesk].");
  const SentenceChunks chunks = ChunkSentence(document, ProjectLexicon(), 0);
  ASSERT_EQ(chunks.nouns.size(), 3U);
  EXPECT_TRUE(chunks.nouns[1].no);
  EXPECT_FALSE(chunks.nouns[2].no);
}

}  // namespace
}  // namespace parallax::nlp
