// A model without a network, for tests of what uses one.
#ifndef PARALLAX_TESTS_NLP_FAKE_MODEL_H_
#define PARALLAX_TESTS_NLP_FAKE_MODEL_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/error.h"
#include "services/nlp/learned_model.h"
#include "services/nlp/neural_model.h"

namespace parallax::nlp {

// The hidden vector of a token is (id, place in the window). Its logits are 1 for the label that `label_name`
// or `label_description` gives for its id, and 0 for the others. Heads answer by functions of the row.
class FakeModel final : public NeuralModel {
 public:
  static constexpr size_t kHidden = 2;

  explicit FakeModel(const ModelConfig& config) : config_(config) {}

  std::function<size_t(int32_t id)> label_name = [](int32_t) { return size_t{0}; };
  std::function<size_t(int32_t id)> label_description = [](int32_t) { return size_t{0}; };
  std::function<PairScores(absl::Span<const float>)> score_pair = [](auto) { return PairScores{}; };
  std::function<MentionScores(absl::Span<const float>)> score_mention = [](auto) { return MentionScores{}; };
  std::function<float(absl::Span<const float>)> score_antecedent = [](auto) { return 0.0F; };
  absl::Status failure;  // answers everything when it is not OK

  absl::StatusOr<std::vector<EncodedWindow>> Encode(absl::Span<const Window> windows) const override {
    PARALLAX_RETURN_IF_ERROR(failure);
    std::vector<EncodedWindow> encoded;
    for (const Window& window : windows) {
      std::vector<float> hidden;
      for (size_t i = 0; i < window.ids.size(); ++i) {
        hidden.push_back(static_cast<float>(window.ids[i]));
        hidden.push_back(static_cast<float>(i));
      }
      encoded.push_back({TokenRows(kHidden, std::move(hidden)),
                         Labels(window, config_.name_labels.size(), label_name),
                         Labels(window, config_.description_labels.size(), label_description)});
    }
    return encoded;
  }

  absl::StatusOr<std::vector<PairScores>> ScorePairs(const FeatureRows& rows) const override {
    return Score(rows, PairRowWidth(kHidden), score_pair);
  }
  absl::StatusOr<std::vector<MentionScores>> ScoreMentions(const FeatureRows& rows) const override {
    return Score(rows, MentionRowWidth(kHidden), score_mention);
  }
  absl::StatusOr<std::vector<float>> ScoreAntecedents(const FeatureRows& rows) const override {
    return Score(rows, AntecedentRowWidth(kHidden), score_antecedent);
  }

 private:
  static TokenRows Labels(const Window& window, size_t labels, const std::function<size_t(int32_t)>& label) {
    std::vector<float> logits(window.ids.size() * labels);
    for (size_t i = 0; i < window.ids.size(); ++i) logits[i * labels + label(window.ids[i])] = 1;
    return TokenRows(labels, std::move(logits));
  }

  template <typename T>
  absl::StatusOr<std::vector<T>> Score(const FeatureRows& rows, size_t width,
                                       const std::function<T(absl::Span<const float>)>& score) const {
    PARALLAX_RETURN_IF_ERROR(failure);
    if (rows.width() != width) return InvalidField("rows", "of another width");
    std::vector<T> scores;
    for (size_t i = 0; i < rows.count(); ++i) scores.push_back(score(rows[i]));
    return scores;
  }

  const ModelConfig config_;
};

// A fake network with a vocabulary: the ids of its words are 4, 5, ... in their order.
class FakeLearnedModel final : public LearnedModel {
 public:
  explicit FakeLearnedModel(const std::vector<std::string>& words) : config_(Config()), fake(config_) {
    std::string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n";
    for (const std::string& word : words) absl::StrAppend(&vocabulary, word, "\n");
    tokenizer_ = *WordPieceTokenizer::Create(vocabulary, config_.unknown_id);
  }

  const ModelConfig& config() const override { return config_; }
  const WordPieceTokenizer& tokenizer() const override { return *tokenizer_; }
  const NeuralModel& network() const override { return fake; }

 private:
  static ModelConfig Config() {
    ModelConfig config;
    config.name = "fast";
    config.version = "0123456789abcdef";
    config.hidden = FakeModel::kHidden;
    config.max_tokens = 160;
    config.unknown_id = 1;
    config.begin_id = 2;
    config.end_id = 3;
    config.name_labels = {"O"};
    config.description_labels = {"O"};
    return config;
  }

  ModelConfig config_;
  std::unique_ptr<WordPieceTokenizer> tokenizer_;

 public:
  FakeModel fake;  // to be told what to answer
};

}  // namespace parallax::nlp

#endif  // PARALLAX_TESTS_NLP_FAKE_MODEL_H_
