// The port as a pipeline uses it: from a document to scores.
#include "services/nlp/neural_model.h"

#include <gmock/gmock.h>

#include <string>

#include "services/nlp/feature_rows.h"
#include "tests/nlp/fake_model.h"
#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;

constexpr char kVocabulary[] = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nkabul\n##is\npraised\n.\nthe\n";
constexpr int32_t kKabul = 4;

ModelConfig SmallConfig() {
  ModelConfig config;
  config.hidden = FakeModel::kHidden;
  config.max_tokens = 16;
  config.unknown_id = 1;
  config.begin_id = 2;
  config.end_id = 3;
  config.name_labels = {"O", "B-PLACE"};
  config.description_labels = {"O"};
  return config;
}

TEST(NeuralModel, TakesADocumentToNamesAndScores) {
  const ModelConfig config = SmallConfig();
  const auto tokenizer = *WordPieceTokenizer::Create(kVocabulary, config.unknown_id);
  FakeModel model(config);
  model.label_name = [](int32_t id) { return id == kKabul ? size_t{1} : size_t{0}; };
  // Support where the holder comes first.
  model.score_pair = [](absl::Span<const float> row) {
    return PairScores{{row[6 * FakeModel::kHidden], 0}, {}, {}};
  };

  const Document document = TokenizedDocument("Kabul praised the Kabulis.");
  const std::vector<Window> windows =
      MakeWindows(document, *tokenizer, config, std::vector<bool>(document.sentences.size(), true), 1000);
  const auto encoded = model.Encode(windows);
  ASSERT_TRUE(encoded.ok()) << encoded.status();
  std::vector<std::string> names;
  for (size_t i = 0; i < windows[0].ids.size(); ++i) {
    if ((*encoded)[0].names[i][1] > 0) names.emplace_back(document.Text(windows[0].spans[i]));
  }
  EXPECT_THAT(names, ElementsAre("Kabul", "Kabul"));

  const EncodedWindow& window = (*encoded)[0];
  const MentionVector first = MakeMentionVector(window, PiecesOf(windows[0], {0, 5}), v1::MENTION_FORM_NAME);
  const MentionVector last = MakeMentionVector(window, PiecesOf(windows[0], {18, 25}), v1::MENTION_FORM_NAME);
  EXPECT_EQ(last.pieces, (PieceRange{4, 6}));
  const std::vector<float> mean = MeanHidden(window, windows[0].sentences[0]);
  FeatureRows rows(PairRowWidth(config.hidden));
  AppendPairRow(window, first, last, mean, rows);
  AppendPairRow(window, last, first, mean, rows);
  const auto scores = model.ScorePairs(rows);
  ASSERT_TRUE(scores.ok()) << scores.status();
  EXPECT_THAT((*scores)[0].polarity, ElementsAre(1, 0));
  EXPECT_THAT((*scores)[1].polarity, ElementsAre(-1, 0));
}

TEST(NeuralModel, RowsOfTokensKnowTheirNumber) {
  const TokenRows rows(2, {1, 2, 3, 4, 5, 6});
  EXPECT_EQ(rows.tokens(), 3U);
  EXPECT_THAT(rows[1], ElementsAre(3, 4));
  EXPECT_EQ(TokenRows().tokens(), 0U);
}

TEST(NeuralModel, FeatureRowsBeginWithZeros) {
  FeatureRows rows(3);
  rows.Append()[1] = 5;
  rows.Append();
  EXPECT_EQ(rows.count(), 2U);
  EXPECT_THAT(rows.values(), ElementsAre(0, 5, 0, 0, 0, 0));
}

}  // namespace
}  // namespace parallax::nlp
