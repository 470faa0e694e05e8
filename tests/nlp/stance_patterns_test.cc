#include "services/nlp/stance_patterns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

// "kesh>orl OPPOSE" for each candidate of the first sentence that is reached by phrases, not by nearness.
std::vector<std::string> CandidatesOf(absl::string_view marked, PatternKind pattern) {
  const Document document = MarkedDocument(marked);
  const SentenceSyntax syntax = AnalyzeSentence(document, ProjectLexicon(), 0);
  std::vector<std::string> texts;
  for (const StanceCandidate& candidate : FindCandidates(document, ProjectLexicon(), syntax)) {
    if (candidate.pattern != pattern || candidate.holder == kVoice || candidate.target == kVoice) continue;
    const auto name = [&](int mention) {
      return EntityName(document, document.mentions[static_cast<size_t>(mention)].entity);
    };
    texts.push_back(absl::StrCat(name(candidate.holder), ">", name(candidate.target), " ",
                                 v1::Polarity_Name(candidate.polarity).substr(9)));
  }
  return texts;
}

TEST(StancePatterns, VerbsFillTheirSlots) {
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar] attacked [orl:Orlesk].", PatternKind::kVerb),
              Contains("kesh>orl OPPOSE"));
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar] cracked down on [front:the Front].", PatternKind::kVerb),
              Contains("kesh>front OPPOSE"));
}

TEST(StancePatterns, SomeVerbsPointBack) {
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar] angered [orl:Orlesk].", PatternKind::kVerb),
              Contains("orl>kesh OPPOSE"));
}

TEST(StancePatterns, AnyVerbCanBeAgainst) {
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar] sided against [orl:Orlesk].", PatternKind::kVerb),
              Contains("kesh>orl OPPOSE"));
}

TEST(StancePatterns, NounsFindTheirAgent) {
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar]'s attack on [orl:Orlesk] failed.", PatternKind::kNoun),
              Contains("kesh>orl OPPOSE"));
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar] voiced support for [orl:Orlesk].", PatternKind::kGoverned),
              Contains("kesh>orl SUPPORT"));
}

TEST(StancePatterns, NounsThatDescribe) {
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar] is an ally of [orl:Orlesk].", PatternKind::kNoun),
              Contains("kesh>orl SUPPORT"));
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar]'s rival [orl:Orlesk] won.", PatternKind::kNoun),
              Contains("orl>kesh OPPOSE"));
  EXPECT_THAT(CandidatesOf("[sup:Supporters] of [tor:Toran] marched.", PatternKind::kNoun),
              Contains("sup>tor SUPPORT"));
}

TEST(StancePatterns, AVerbOfStanceTurnsTheNounUnderIt) {
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar] condemned the attack on [orl:Orlesk].", PatternKind::kComposed),
              Contains("kesh>orl SUPPORT"));
}

TEST(StancePatterns, AdjectivesDescribe) {
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar] is wary of [orl:Orlesk].", PatternKind::kAdjective),
              Contains("kesh>orl OPPOSE"));
  EXPECT_THAT(CandidatesOf("[mil:Militants] loyal to [tor:Toran] left.", PatternKind::kAdjective),
              Contains("mil>tor SUPPORT"));
}

TEST(StancePatterns, TheVictimPossessesTheDeed) {
  const std::vector<std::string> found =
      CandidatesOf("[kesh:Keshvar] ordered [tor:Toran]'s arrest.", PatternKind::kLoose);
  EXPECT_THAT(found, Not(Contains("tor>kesh OPPOSE")));
}

TEST(StancePatterns, WordsWithoutStanceProposeNothing) {
  EXPECT_THAT(CandidatesOf("[kesh:Keshvar] resembles [orl:Orlesk].", PatternKind::kVerb), IsEmpty());
}

}  // namespace
}  // namespace parallax::nlp
