#include "services/nlp/clauses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_join.h"
#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::ElementsAre;

std::string NounTexts(const Document& document, const SentenceSyntax& syntax,
                      const std::vector<uint32_t>& nouns) {
  std::vector<std::string> texts;
  for (const uint32_t noun : nouns) {
    const Chunk& chunk = syntax.chunks.chunks[syntax.chunks.nouns[noun].chunk];
    texts.emplace_back(document.Text(document.TokenRange(chunk.first, chunk.end)));
  }
  return absl::StrJoin(texts, "+");
}

// "subjects|verb|objects" of each verb group, subjects in the order they are found.
std::vector<std::string> ClausesOf(absl::string_view marked) {
  const Document document = MarkedDocument(marked);
  const SentenceSyntax syntax = AnalyzeSentence(document, ProjectLexicon(), 0);
  std::vector<std::string> clauses;
  for (size_t v = 0; v < syntax.clauses.size(); ++v) {
    clauses.push_back(absl::StrCat(NounTexts(document, syntax, syntax.clauses[v].subjects), "|",
                                   syntax.chunks.verbs[v].lemma, "|",
                                   NounTexts(document, syntax, syntax.clauses[v].objects)));
  }
  return clauses;
}

v1::Modality LastModality(absl::string_view marked) {
  const Document document = MarkedDocument(marked);
  return AnalyzeSentence(document, ProjectLexicon(), 0).clauses.back().modality;
}

TEST(Clauses, LinksSubjectVerbAndObject) {
  EXPECT_THAT(ClausesOf("In March [kesh:Keshvar] attacked [orl:Orlesk]."),
              ElementsAre("Keshvar|attack|Orlesk"));
}

TEST(Clauses, SubjectsLookPastTheirPrepositions) {
  EXPECT_THAT(ClausesOf("The army of [kesh:Keshvar] in [tav:Tavaru] attacked [orl:Orlesk]."),
              ElementsAre("The army|attack|Orlesk"));
}

TEST(Clauses, SubjectsLookPastInsertions) {
  EXPECT_THAT(ClausesOf("[kesh:Keshvar], which fears [tav:Tavaru], attacked [orl:Orlesk]."),
              ElementsAre("Keshvar|fear|Tavaru", "Keshvar|attack|Orlesk"));
}

TEST(Clauses, SubjectsLookPastParentheses) {
  EXPECT_THAT(ClausesOf("[front:The Front] (FKF) attacked [orl:Orlesk]."),
              ElementsAre("The Front|attack|Orlesk"));
  EXPECT_THAT(ClausesOf("[front:The Front] (FKF), an offshoot of [kesh:Keshvar], attacked [orl:Orlesk]."),
              ElementsAre(testing::HasSubstr("The Front")));
}

TEST(Clauses, FrontedParticiplesHaveTheMainClausesSubject) {
  EXPECT_THAT(ClausesOf("By arming [front:the Front], [kesh:Keshvar] provoked [orl:Orlesk]."),
              ElementsAre("Keshvar|arm|the Front", "Keshvar|provoke|Orlesk"));
}

TEST(Clauses, WhatSomethingDoesNotMeanIsNotSo) {
  EXPECT_EQ(LastModality("This does not mean that [kesh:Keshvar] supports [front:the Front]."),
            v1::MODALITY_NEGATED);
  EXPECT_EQ(LastModality("This means that [kesh:Keshvar] supports [front:the Front]."),
            v1::MODALITY_ASSERTED);
}

TEST(Clauses, PassivesGiveTheirAgentAsSubject) {
  EXPECT_THAT(ClausesOf("[orl:Orlesk] was attacked in March by [kesh:Keshvar]."),
              ElementsAre("Keshvar|attack|Orlesk"));
}

TEST(Clauses, WhatIsSaidIsNoObject) {
  EXPECT_THAT(ClausesOf("[min:Toran] says [kesh:Keshvar] attacked [orl:Orlesk]."),
              ElementsAre("Toran|say|", "Keshvar|attack|Orlesk"));
}

TEST(Clauses, InfinitivesTakeTheSubjectOrTheObject) {
  EXPECT_THAT(ClausesOf("[kesh:Keshvar] refused to help [orl:Orlesk]."),
              ElementsAre("Keshvar|refuse|", "Keshvar|help|Orlesk"));
  EXPECT_THAT(ClausesOf("[kesh:Keshvar] urged [tav:Tavaru] to help [orl:Orlesk]."),
              ElementsAre("Keshvar|urge|Tavaru", "Tavaru|help|Orlesk"));
}

TEST(Clauses, AccusationsTakeTheObject) {
  EXPECT_THAT(ClausesOf("[kesh:Keshvar] accused [tav:Tavaru] of arming [orl:Orlesk]."),
              ElementsAre("Keshvar|accuse|Tavaru", "Tavaru|arm|Orlesk"));
}

TEST(Clauses, CoordinatedVerbsShareTheFiniteVerbsSubject) {
  EXPECT_THAT(ClausesOf("[kesh:Keshvar] urged [tav:Tavaru] to help [orl:Orlesk] and thanked [min:Toran]."),
              ElementsAre("Keshvar|urge|Tavaru", "Tavaru|help|Orlesk", "Keshvar|thank|Toran"));
}

TEST(Clauses, RelativePronounsTakeTheObjectToo) {
  EXPECT_THAT(ClausesOf("[front:The Front], which [kesh:Keshvar] condemned, grew."),
              testing::Contains("Keshvar|condemn|The Front"));
}

TEST(Clauses, ModalityComesDownFromTheGovernor) {
  EXPECT_EQ(LastModality("[kesh:Keshvar] refused to help [orl:Orlesk]."), v1::MODALITY_NEGATED);
  EXPECT_EQ(LastModality("[kesh:Keshvar] plans to help [orl:Orlesk]."), v1::MODALITY_POSSIBLE);
  EXPECT_EQ(LastModality("[kesh:Keshvar] might use the pass to attack [orl:Orlesk]."), v1::MODALITY_POSSIBLE);
  EXPECT_EQ(LastModality("[kesh:Keshvar] denied that it helped [orl:Orlesk]."), v1::MODALITY_NEGATED);
  EXPECT_EQ(LastModality("Nobody in the cabinet helped [orl:Orlesk]."), v1::MODALITY_NEGATED);
  EXPECT_EQ(LastModality("[kesh:Keshvar] helped [orl:Orlesk]."), v1::MODALITY_ASSERTED);
}

TEST(Clauses, CombinesModalities) {
  EXPECT_EQ(Combine(v1::MODALITY_NEGATED, v1::MODALITY_NEGATED), v1::MODALITY_ASSERTED);
  EXPECT_EQ(Combine(v1::MODALITY_POSSIBLE, v1::MODALITY_NEGATED), v1::MODALITY_NEGATED);
  EXPECT_EQ(Combine(v1::MODALITY_ASSERTED, v1::MODALITY_POSSIBLE), v1::MODALITY_POSSIBLE);
}

}  // namespace
}  // namespace parallax::nlp
