#include "services/nlp/neural_voice.h"

#include <gmock/gmock.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

// Scores of the pair head whose highest voice is `label`: author, holder, unnamed, other.
PairScores Voice(size_t label) {
  PairScores scores{};
  scores.voice[label] = 1;
  return scores;
}

class NeuralVoice : public testing::Test {
 protected:
  // The voice of a claim of the first actor about the second; `speaker` is the mention that speaks.
  VoiceLayer VoiceOf(absl::string_view marked, size_t label, int speaker = -1) {
    document_ = MarkedDocument(marked);
    AttributionStage(ProjectLexicon()).Run(document_);
    std::vector<MentionAnswer> answers;
    for (int m = 0; m < static_cast<int>(document_.mentions.size()); ++m)
      answers.push_back({m, {{}, m == speaker ? 1.0F : -1.0F}});
    const SpeakerFinder finder(document_, answers);
    return finder.VoiceOf(Voice(label), document_.mentions[0], document_.mentions[1]);
  }

  Document document_{v1::Document()};
};

TEST_F(NeuralVoice, IsTheArticleItself) {
  EXPECT_EQ(VoiceOf("[a:Keshvar] attacked [b:Orlesk].", 0).kind, v1::VOICE_KIND_AUTHOR);
}

TEST_F(NeuralVoice, IsTheHolder) {
  const VoiceLayer voice = VoiceOf("[a:Keshvar] condemned [b:Orlesk].", 1);
  EXPECT_EQ(voice.kind, v1::VOICE_KIND_ENTITY);
  EXPECT_EQ(voice.entity, 0);
  EXPECT_EQ(voice.surface, "Keshvar");
}

TEST_F(NeuralVoice, IsWhoeverTheTextAttributesItTo) {
  const VoiceLayer voice = VoiceOf("[a:Keshvar] backs [b:Orlesk], [c:Brask] said.", 3);
  EXPECT_EQ(voice.kind, v1::VOICE_KIND_ENTITY);
  EXPECT_EQ(voice.entity, 2);
}

TEST_F(NeuralVoice, IsTheLikeliestSpeakerWhereNothingIsAttributed) {
  const VoiceLayer voice = VoiceOf("[a:Keshvar] backs [b:Orlesk] in the eyes of [c:Brask].", 3, 2);
  EXPECT_EQ(voice.kind, v1::VOICE_KIND_ENTITY);
  EXPECT_EQ(voice.entity, 2);
}

TEST_F(NeuralVoice, IsUnnamedWhereNobodyIsFound) {
  EXPECT_EQ(VoiceOf("[a:Keshvar] reportedly backs [b:Orlesk].", 2).kind, v1::VOICE_KIND_UNNAMED);
  EXPECT_EQ(VoiceOf("[a:Keshvar] reportedly backs [b:Orlesk].", 3).kind, v1::VOICE_KIND_UNNAMED);
}

}  // namespace
}  // namespace parallax::nlp
