#include "services/nlp/stance_questions.h"

#include <gmock/gmock.h>

#include "services/nlp/encode.h"
#include "tests/nlp/fake_model.h"
#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class StanceQuestions : public testing::Test {
 protected:
  StanceAnswers Ask(Document document) {
    EncodeStage(model_).Run(document);
    return AskModel(document, model_).value();
  }
  FakeLearnedModel model_{{"keshvar", "orlesk", "brask"}};
};

TEST_F(StanceQuestions, AreAskedOfBothDirectionsAndEveryMention) {
  const StanceAnswers answers = Ask(MarkedDocument("[a:Keshvar] met [b:Orlesk]. [c:Brask] slept."));
  ASSERT_THAT(answers.pairs, SizeIs(2));
  EXPECT_EQ(answers.pairs[0].holder, 0);
  EXPECT_EQ(answers.pairs[0].target, 1);
  EXPECT_EQ(answers.pairs[1].holder, 1);
  EXPECT_THAT(answers.mentions, SizeIs(3));
}

TEST_F(StanceQuestions, KeepEachSideOfTheStrongestMentions) {
  model_.fake.score_pair = [](absl::Span<const float> row) {
    return row[0] == 4 ? PairScores{{3, -2}, {}, {}} : PairScores{{-1, 1}, {}, {}};  // "keshvar" holds
  };
  const StanceAnswers answers = Ask(MarkedDocument("[a:Brask] or [a:Keshvar] met [b:Orlesk]."));
  EXPECT_EQ(answers.pairs[0].support, 3);
  EXPECT_EQ(answers.pairs[0].oppose, 1);
  EXPECT_EQ(answers.pairs[0].holder_mention, 1);
}

TEST_F(StanceQuestions, LeaveOutPlacesAndSentencesThatAsk) {
  EXPECT_THAT(Ask(MarkedDocument("Did [a:Keshvar] meet [b:Orlesk]?")).mentions, IsEmpty());
  Document document = MarkedDocument("[a:Keshvar] is in [b:Orlesk].");
  document.entities[1].type = v1::ENTITY_TYPE_PLACE;
  EXPECT_THAT(Ask(std::move(document)).pairs, IsEmpty());
}

TEST_F(StanceQuestions, AreBoundedInASentenceThatListsNames) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += absl::StrCat("[e", i, ":Brask], ");
  EXPECT_THAT(Ask(MarkedDocument(text)).mentions, SizeIs(16));
}

}  // namespace
}  // namespace parallax::nlp
