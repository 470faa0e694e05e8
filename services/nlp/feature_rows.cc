#include "services/nlp/feature_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace parallax::nlp {
namespace {

constexpr size_t kForms = 3;

// Writes parts one after the other into a row.
class RowWriter {
 public:
  explicit RowWriter(absl::Span<float> row) : rest_(row) {}

  void Put(absl::Span<const float> part) {
    std::copy(part.begin(), part.end(), rest_.begin());
    rest_.remove_prefix(part.size());
  }
  void Put(float value) { Put(absl::MakeConstSpan(&value, 1)); }
  void Put(v1::MentionForm form) {
    std::array<float, kForms> one_hot = {};
    if (form == v1::MENTION_FORM_NAME || form == v1::MENTION_FORM_METONYM) one_hot[0] = 1;
    if (form == v1::MENTION_FORM_NOMINAL) one_hot[1] = 1;
    if (form == v1::MENTION_FORM_PRONOUN) one_hot[2] = 1;
    Put(one_hot);
  }
  void Put(const MentionVector& mention) {
    Put(mention.first);
    Put(mention.mean);
  }

 private:
  absl::Span<float> rest_;
};

PieceRange Between(const PieceRange& earlier, const PieceRange& later) {
  return {earlier.end, std::max(earlier.end, later.begin)};
}

float Log1p(uint32_t count) { return std::log1p(static_cast<float>(count)); }

}  // namespace

std::vector<float> MeanHidden(const EncodedWindow& window, const PieceRange& pieces) {
  std::vector<float> mean(window.hidden.width());
  for (uint32_t piece = pieces.begin; piece < pieces.end; ++piece) {
    const absl::Span<const float> hidden = window.hidden[piece];
    std::transform(mean.begin(), mean.end(), hidden.begin(), mean.begin(), std::plus<>());
  }
  if (pieces.empty()) return mean;
  const auto count = static_cast<float>(pieces.size());
  for (float& value : mean) value /= count;
  return mean;
}

MentionVector MakeMentionVector(const EncodedWindow& window, const PieceRange& pieces, v1::MentionForm form) {
  const absl::Span<const float> first = window.hidden[pieces.begin];
  return {pieces, form, {first.begin(), first.end()}, MeanHidden(window, pieces)};
}

void AppendPairRow(const EncodedWindow& window, const MentionVector& holder, const MentionVector& target,
                   absl::Span<const float> sentence_mean, FeatureRows& rows) {
  const bool holder_first = holder.pieces.begin < target.pieces.begin;
  const PieceRange between =
      holder_first ? Between(holder.pieces, target.pieces) : Between(target.pieces, holder.pieces);
  RowWriter row(rows.Append());
  row.Put(holder);
  row.Put(target);
  row.Put(MeanHidden(window, between));
  row.Put(sentence_mean);
  row.Put(holder_first ? 1.0F : -1.0F);
  row.Put(Log1p(between.size()) / 4);
  row.Put(holder.form);
  row.Put(target.form);
}

void AppendMentionRow(const MentionVector& mention, absl::Span<const float> sentence_mean,
                      FeatureRows& rows) {
  RowWriter row(rows.Append());
  row.Put(mention);
  row.Put(sentence_mean);
}

void AppendAntecedentRow(const MentionVector& earlier, const MentionVector& later,
                         const MentionDistance& distance, FeatureRows& rows) {
  std::vector<float> product(earlier.mean.size());
  std::transform(earlier.mean.begin(), earlier.mean.end(), later.mean.begin(), product.begin(),
                 std::multiplies<>());
  RowWriter row(rows.Append());
  row.Put(earlier);
  row.Put(later);
  row.Put(product);
  row.Put(Log1p(distance.sentences) / 2);
  row.Put(Log1p(distance.mentions) / 4);
  row.Put(earlier.form);
  row.Put(later.form);
  row.Put(distance.sentences == 0 ? 1.0F : 0.0F);
}

}  // namespace parallax::nlp
