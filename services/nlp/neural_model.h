// The port to a learned model: an encoder of windows, and heads that score what the windows hold.
#ifndef PARALLAX_SERVICES_NLP_NEURAL_MODEL_H_
#define PARALLAX_SERVICES_NLP_NEURAL_MODEL_H_

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/nlp/windows.h"

namespace parallax::nlp {

// Numbers in the feature rows of the heads (feature_rows.h), for vectors of `hidden` numbers.
inline constexpr size_t kPairExtras = 8;
inline constexpr size_t kAntecedentExtras = 9;
constexpr size_t PairRowWidth(size_t hidden) { return 6 * hidden + kPairExtras; }
constexpr size_t MentionRowWidth(size_t hidden) { return 3 * hidden; }
constexpr size_t AntecedentRowWidth(size_t hidden) { return 5 * hidden + kAntecedentExtras; }

// One row of numbers for each token of a window, its begin and end tokens included.
class TokenRows {
 public:
  TokenRows() = default;
  // `values` are tokens x width, row after row.
  TokenRows(size_t width, std::vector<float> values) : width_(width), values_(std::move(values)) {}

  size_t width() const { return width_; }
  size_t tokens() const { return width_ == 0 ? 0 : values_.size() / width_; }
  absl::Span<const float> operator[](size_t token) const {
    return absl::MakeConstSpan(values_).subspan(token * width_, width_);
  }

 private:
  size_t width_ = 0;
  std::vector<float> values_;
};

struct EncodedWindow {
  TokenRows hidden;        // vectors of ModelConfig::hidden numbers
  TokenRows names;         // logits of ModelConfig::name_labels
  TokenRows descriptions;  // logits of ModelConfig::description_labels
};

// Rows of one width, end to end in one buffer.
class FeatureRows {
 public:
  explicit FeatureRows(size_t width) : width_(width) {}

  size_t width() const { return width_; }
  size_t count() const { return values_.size() / width_; }
  absl::Span<const float> values() const { return values_; }
  absl::Span<const float> operator[](size_t row) const { return values().subspan(row * width_, width_); }

  // A new row of zeros, to be filled; valid until the next call.
  absl::Span<float> Append() {
    values_.resize(values_.size() + width_);
    return absl::MakeSpan(values_).last(width_);
  }

 private:
  size_t width_;
  std::vector<float> values_;
};

// All are logits. Polarities and author stances are independent of each other (a sigmoid each); modality and
// voice exclude each other (softmax).
struct PairScores {
  std::array<float, 2> polarity;  // support, oppose
  std::array<float, 3> modality;  // asserted, possible, negated
  std::array<float, 4> voice;     // author, holder, unnamed, other
};
struct MentionScores {
  std::array<float, 2> author;  // the author supports it, opposes it
  float speaker;                // it is who says so
};

// Thread-safe. Results are a function of the single window or row: what else is in the call, and what other
// threads do, changes no bit. Errors are INTERNAL (the runtime failed) and INVALID_ARGUMENT (rows of another
// width, windows that are too long).
class NeuralModel {
 public:
  virtual ~NeuralModel() = default;

  // One result for each window, in their order.
  virtual absl::StatusOr<std::vector<EncodedWindow>> Encode(absl::Span<const Window> windows) const = 0;

  // One result for each row; rows as feature_rows.h makes them.
  virtual absl::StatusOr<std::vector<PairScores>> ScorePairs(const FeatureRows& rows) const = 0;
  virtual absl::StatusOr<std::vector<MentionScores>> ScoreMentions(const FeatureRows& rows) const = 0;
  // Logits against the alternative "no antecedent", which scores 0.
  virtual absl::StatusOr<std::vector<float>> ScoreAntecedents(const FeatureRows& rows) const = 0;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_NEURAL_MODEL_H_
