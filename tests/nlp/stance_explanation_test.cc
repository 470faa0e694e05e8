#include "services/nlp/stance_explanation.h"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::IsEmpty;
using testing::Not;

Document ExplainedDocument(absl::string_view marked) {
  Document document = MarkedDocument(marked);
  document.explain = true;
  AttributionStage(ProjectLexicon()).Run(document);
  StanceStage(ProjectLexicon()).Run(document);
  return document;
}

const v1::Decision& DecisionOf(const Document& document, size_t claim) {
  return document.decisions[static_cast<size_t>(document.claims[claim].decision)];
}

TEST(StanceExplanation, NamesThePatternAndTheEntry) {
  const Document document = ExplainedDocument("[kesh:Keshvar] condemned [orl:Orlesk].");
  ASSERT_EQ(document.claims.size(), 1U);
  const v1::Decision& decision = DecisionOf(document, 0);
  EXPECT_EQ(decision.decided_by(), "rule:verb");
  EXPECT_EQ(decision.lexicon().entry(), "condemn");
  EXPECT_EQ(decision.lexicon().kind(), "verb");
  EXPECT_EQ(decision.lexicon().slots(), "subj>obj");
  EXPECT_EQ(decision.lexicon().polarity(), v1::POLARITY_OPPOSE);
  EXPECT_GT(decision.lexicon().confidence(), 0);
}

TEST(StanceExplanation, AddsUpToTheConfidence) {
  const Document document = ExplainedDocument("[kesh:Keshvar] will not support [front:the Front].");
  ASSERT_EQ(document.claims.size(), 1U);
  double log_odds = 0;
  for (const v1::Contribution& part : DecisionOf(document, 0).contributions()) log_odds += part.log_odds();
  EXPECT_NEAR(1 / (1 + std::exp(-log_odds)), document.claims[0].confidence, 1e-5);
  EXPECT_FLOAT_EQ(DecisionOf(document, 0).probability(), document.claims[0].confidence);
}

TEST(StanceExplanation, NamesCompoundsAndEvaluationsByTheirWord) {
  const Document compound = ExplainedDocument("[kesh:Keshvar]-backed [front:rebels] fled.");
  ASSERT_EQ(compound.claims.size(), 1U);
  EXPECT_EQ(DecisionOf(compound, 0).decided_by(), "rule:compound");
  EXPECT_EQ(DecisionOf(compound, 0).lexicon().entry(), "backed");
  EXPECT_EQ(DecisionOf(compound, 0).lexicon().slots(), "");
}

TEST(StanceExplanation, KeepsWhatLostInTheRollUp) {
  const Document document =
      ExplainedDocument("[kesh:Keshvar] praised [orl:Orlesk], yet [kesh:Keshvar] attacked [orl:Orlesk].");
  ASSERT_EQ(document.claims.size(), 1U);
  const v1::Decision& decision = DecisionOf(document, 0);
  ASSERT_THAT(decision.alternatives(), Not(IsEmpty()));
  const std::string other = document.claims[0].polarity == v1::POLARITY_OPPOSE ? "support" : "oppose";
  EXPECT_EQ(decision.alternatives(0).label(), other);
  EXPECT_EQ(decision.alternatives(0).decided_by(), "rule:verb");
  EXPECT_GT(decision.alternatives(0).cue().end(), decision.alternatives(0).cue().begin());
  EXPECT_LE(decision.alternatives(0).probability(), decision.probability());
}

TEST(StanceExplanation, ListsTheSentencesThatAddUpToTheAuthorsStance) {
  const Document document = ExplainedDocument(
      "The brutal [front:Front] fled. It rained. The barbaric [front:Front] came back. The murderous "
      "[front:Front] stayed. The heinous [front:Front] lost.");
  ASSERT_EQ(document.claims.size(), 1U);
  const v1::Decision& decision = DecisionOf(document, 0);
  EXPECT_EQ(decision.decided_by(), "rule:evaluation");
  EXPECT_EQ(decision.supporting_size(), 3);
  EXPECT_LT(decision.probability(), document.claims[0].confidence);
}

TEST(StanceExplanation, IsNotKeptUnlessAsked) {
  const Document document = AnnotatedDocument("[kesh:Keshvar] condemned [orl:Orlesk].");
  EXPECT_EQ(document.claims.at(0).decision, -1);
  EXPECT_THAT(document.decisions, IsEmpty());
}

TEST(StanceExplanation, ChangesNoClaim) {
  constexpr absl::string_view kText =
      "[kesh:Keshvar] accused [orl:Orlesk] of arming [front:the Front], which attacked [kesh:Keshvar].";
  EXPECT_EQ(ClaimTexts(ExplainedDocument(kText)), ClaimsOf(kText));
}

}  // namespace
}  // namespace parallax::nlp
