#include "services/nlp/stance_nouns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::Contains;
using testing::Not;

// "kesh>orl OPPOSE POSSIBLE" for what the nouns of the first sentence propose.
std::vector<std::string> ProposedBy(absl::string_view marked) {
  const Document document = MarkedDocument(marked);
  const SentenceSyntax syntax = AnalyzeSentence(document, ProjectLexicon(), 0);
  std::vector<StanceCandidate> candidates;
  StanceMatcher matcher(document, ProjectLexicon(), syntax, candidates);
  MatchNouns(matcher);
  std::vector<std::string> texts;
  for (const StanceCandidate& candidate : candidates) {
    const auto name = [&](int mention) {
      return mention == kVoice ? "voice"
                               : EntityName(document, document.mentions[static_cast<size_t>(mention)].entity);
    };
    texts.push_back(absl::StrCat(name(candidate.holder), ">", name(candidate.target), " ",
                                 v1::Polarity_Name(candidate.polarity).substr(9), " ",
                                 v1::Modality_Name(candidate.modality).substr(9)));
  }
  return texts;
}

TEST(StanceNouns, AgentsStandBeforeOrBehind) {
  EXPECT_THAT(ProposedBy("[kesh:Keshvar]'s invasion of [orl:Orlesk] failed."),
              Contains("kesh>orl OPPOSE ASSERTED"));
  EXPECT_THAT(ProposedBy("The invasion of [orl:Orlesk] by [kesh:Keshvar] failed."),
              Contains("kesh>orl OPPOSE ASSERTED"));
  EXPECT_THAT(ProposedBy("The [kesh~:Keshvari] attack on [orl:Orlesk] failed."),
              Contains("kesh>orl OPPOSE ASSERTED"));
}

TEST(StanceNouns, TheGoverningVerbGivesTheModality) {
  EXPECT_THAT(ProposedBy("[kesh:Keshvar] plans an attack on [orl:Orlesk]."),
              Contains("kesh>orl OPPOSE POSSIBLE"));
  EXPECT_THAT(ProposedBy("[kesh:Keshvar] refused support for [orl:Orlesk]."),
              Contains("kesh>orl SUPPORT NEGATED"));
  EXPECT_THAT(ProposedBy("[kesh:Keshvar] has no quarrel with [orl:Orlesk]."),
              Contains("kesh>orl OPPOSE NEGATED"));
}

TEST(StanceNouns, BlameActsThroughItsObject) {
  EXPECT_THAT(ProposedBy("[kesh:Keshvar] blamed [tav:Tavaru] for an attack on [orl:Orlesk]."),
              Contains("tav>orl OPPOSE ASSERTED"));
}

TEST(StanceNouns, VictimsPossessTheDeed) {
  const std::vector<std::string> found = ProposedBy("[kesh:Keshvar] announced [tor:Toran]'s arrest.");
  EXPECT_THAT(found, Contains("kesh>tor OPPOSE ASSERTED"));
  EXPECT_THAT(found, Not(Contains("tor>kesh OPPOSE ASSERTED")));
}

TEST(StanceNouns, MembersOfAPairHoldOfOneAnother) {
  const std::vector<std::string> found =
      ProposedBy("The alliance between [kesh:Keshvar] and [orl:Orlesk] held.");
  EXPECT_THAT(found, Contains("kesh>orl SUPPORT ASSERTED"));
  EXPECT_THAT(found, Contains("orl>kesh SUPPORT ASSERTED"));
}

}  // namespace
}  // namespace parallax::nlp
