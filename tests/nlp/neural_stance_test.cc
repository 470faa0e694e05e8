#include "services/nlp/neural_stance.h"

#include <gmock/gmock.h>

#include "services/nlp/encode.h"
#include "services/nlp/model_probability.h"
#include "tests/nlp/fake_model.h"
#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr float kKeshvar = 4;  // ids of the fake model's words
constexpr float kOrlesk = 5;
constexpr float kNo = -9;

// First pieces of holder and target in a pair row of the fake model.
float HolderOf(absl::Span<const float> row) { return row[0]; }
float TargetOf(absl::Span<const float> row) { return row[2 * FakeModel::kHidden]; }

class NeuralStance : public testing::Test {
 protected:
  NeuralStance() {
    // Keshvar supports Orlesk, by whatever it says.
    model_.fake.score_pair = [](absl::Span<const float> row) {
      const float logit = HolderOf(row) == kKeshvar && TargetOf(row) == kOrlesk ? 2.0F : kNo;
      return PairScores{{logit, kNo}, {1, 0, 0}, {1, 0, 0, 0}};
    };
    model_.fake.score_mention = [](auto) { return MentionScores{{kNo, kNo}, kNo}; };
  }

  Document Annotated(absl::string_view marked, bool explain = false) const {
    Document document = MarkedDocument(marked);
    document.explain = explain;
    EncodeStage(model_).Run(document);
    AttributionStage(ProjectLexicon()).Run(document);
    NeuralStanceStage(model_, ProjectLexicon()).Run(document);
    EXPECT_TRUE(document.model_error.ok()) << document.model_error;
    return document;
  }
  std::vector<std::string> Claims(absl::string_view marked) const { return ClaimTexts(Annotated(marked)); }

  FakeLearnedModel model_{{"keshvar", "orlesk", "brask"}};
};

TEST_F(NeuralStance, HasADirection) {
  EXPECT_THAT(Claims("[orl:Orlesk] met [kesh:Keshvar]."), ElementsAre("kesh>orl SUPPORT"));
}

TEST_F(NeuralStance, IsFoundInTheSentenceThatHoldsBoth) {
  EXPECT_THAT(Claims("[kesh:Keshvar] slept. [orl:Orlesk] woke."), IsEmpty());
}

TEST_F(NeuralStance, IsNotAssertedByAQuestion) {
  EXPECT_THAT(Claims("Does [kesh:Keshvar] like [orl:Orlesk]?"), IsEmpty());
}

TEST_F(NeuralStance, CallsBothSidesMixed) {
  model_.fake.score_pair = [](absl::Span<const float> row) {
    const float logit = HolderOf(row) == kKeshvar ? 2.0F : kNo;
    return PairScores{{logit, logit}, {0, 1, 0}, {1, 0, 0, 0}};
  };
  EXPECT_THAT(Claims("[kesh:Keshvar] met [orl:Orlesk]."), ElementsAre("kesh>orl MIXED POSSIBLE"));
}

TEST_F(NeuralStance, TakesTheStrongestOfSeveralMentions) {
  const Document document = Annotated("[kesh:Brask] or [kesh:Keshvar] met [orl:Orlesk].");
  ASSERT_THAT(document.claims, SizeIs(1));
  EXPECT_EQ(document.Text(document.claims[0].holder_mention), "Keshvar");
}

TEST_F(NeuralStance, IsLessSureOfUnsureMentions) {
  Document sure = MarkedDocument("[kesh:Keshvar] met [orl:Orlesk].");
  sure.mentions[0].confidence = 0.7F;
  EncodeStage(model_).Run(sure);
  NeuralStanceStage(model_, ProjectLexicon()).Run(sure);
  ASSERT_THAT(sure.claims, SizeIs(1));
  EXPECT_FLOAT_EQ(sure.claims[0].confidence, 0.7F / (1 + std::exp(-2.0F)));
}

TEST_F(NeuralStance, IsLikelierWhereTheRulesAgreeAndLessSoWhereTheyContradict) {
  const auto confidence = [&](float support, float oppose) {
    model_.fake.score_pair = [=](absl::Span<const float> row) {
      const bool asked = HolderOf(row) == kKeshvar;
      return PairScores{{asked ? support : kNo, asked ? oppose : kNo}, {1, 0, 0}, {1, 0, 0, 0}};
    };
    const Document document = Annotated("[kesh:Keshvar] attacked [orl:Orlesk].");
    return document.claims.empty() ? 0.0F : document.claims[0].confidence;
  };
  EXPECT_GT(confidence(kNo, 1), Sigmoid(1, 1));
  EXPECT_LT(confidence(1, kNo), Sigmoid(1, 1));
}

TEST_F(NeuralStance, TakesItsWordsFromTheRulesWhereTheyAgree) {
  model_.fake.score_pair = [](absl::Span<const float> row) {
    return PairScores{{kNo, HolderOf(row) == kKeshvar ? 2.0F : kNo}, {1, 0, 0}, {1, 0, 0, 0}};
  };
  const Document document = Annotated("[kesh:Keshvar] attacked [orl:Orlesk].");
  ASSERT_THAT(document.claims, SizeIs(1));
  EXPECT_EQ(document.Text(document.claims[0].cue), "attacked");
}

TEST_F(NeuralStance, IsWeakWhereOnlyTheRulesSeeIt) {
  EXPECT_THAT(Claims("[orl:Orlesk] attacked [brask:Brask]."), IsEmpty());
}

TEST_F(NeuralStance, IsTheAuthorsWhereTheMentionHeadSaysSo) {
  model_.fake.score_mention = [](absl::Span<const float> row) {
    return MentionScores{{kNo, row[0] == kOrlesk ? 2.0F : kNo}, kNo};
  };
  EXPECT_THAT(Claims("Vile [orl:Orlesk] slept."), ElementsAre("AUTHOR>orl OPPOSE"));
}

TEST_F(NeuralStance, IsNotTheAuthorsInAnothersQuotation) {
  model_.fake.score_mention = [](absl::Span<const float> row) {
    return MentionScores{{kNo, row[0] == kOrlesk ? 2.0F : kNo}, kNo};
  };
  EXPECT_THAT(Claims("\"Vile [orl:Orlesk] slept,\" [brask:Brask] said."), IsEmpty());
}

TEST_F(NeuralStance, TellsTheAlternativesWhenAsked) {
  const Document document = Annotated("[kesh:Keshvar] met [orl:Orlesk].", true);
  ASSERT_THAT(document.claims, SizeIs(1));
  const v1::Decision& decision = document.decisions[static_cast<size_t>(document.claims[0].decision)];
  EXPECT_EQ(decision.decided_by(), "head:pair");
  ASSERT_EQ(decision.alternatives_size(), 2);
  EXPECT_EQ(decision.alternatives(0).label(), "oppose");
  EXPECT_EQ(decision.alternatives(1).label(), "none");
}

TEST_F(NeuralStance, SaysWhenTheModelFails) {
  Document document = MarkedDocument("[kesh:Keshvar] met [orl:Orlesk].");
  const FakeLearnedModel other({"keshvar"});
  EncodeStage(other).Run(document);
  model_.fake.failure = absl::InternalError("broken");
  NeuralStanceStage(model_, ProjectLexicon()).Run(document);
  EXPECT_TRUE(absl::IsInternal(document.model_error));
}

}  // namespace
}  // namespace parallax::nlp
