// What a model's heads are asked about, written as rows of numbers.
#ifndef PARALLAX_SERVICES_NLP_FEATURE_ROWS_H_
#define PARALLAX_SERVICES_NLP_FEATURE_ROWS_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "parallax/v1/annotation.pb.h"
#include "services/nlp/neural_model.h"
#include "services/nlp/windows.h"

namespace parallax::nlp {

// Mean of the hidden vectors of `pieces`; zeros when there are none.
std::vector<float> MeanHidden(const EncodedWindow& window, const PieceRange& pieces);

// A mention as the heads see it.
struct MentionVector {
  PieceRange pieces;  // of its window; not empty
  v1::MentionForm form = v1::MENTION_FORM_NAME;
  std::vector<float> first;  // hidden vector of its first piece
  std::vector<float> mean;   // of all its pieces
};
// `pieces` must not be empty.
MentionVector MakeMentionVector(const EncodedWindow& window, const PieceRange& pieces, v1::MentionForm form);

// Row (PairRowWidth): first and mean of the holder, first and mean of the target, mean of what stands
// strictly between them, `sentence_mean`; then 1 if the holder begins before the target and else -1,
// log1p(pieces between) / 4, and both forms one-hot (name, nominal, pronoun; a metonym is a name). Both
// mentions are in `window`.
void AppendPairRow(const EncodedWindow& window, const MentionVector& holder, const MentionVector& target,
                   absl::Span<const float> sentence_mean, FeatureRows& rows);

// Row (MentionRowWidth): first, mean, `sentence_mean`.
void AppendMentionRow(const MentionVector& mention, absl::Span<const float> sentence_mean, FeatureRows& rows);

// How far the later mention is from the earlier.
struct MentionDistance {
  uint32_t sentences = 0;  // 0 in the same sentence
  uint32_t mentions = 0;   // that stand between the two
};

// Row (AntecedentRowWidth): first and mean of the earlier, first and mean of the later, product of the means;
// then log1p(sentences) / 2, log1p(mentions) / 4, both forms one-hot, and 1 if in the same sentence. The
// mentions may be of different windows.
void AppendAntecedentRow(const MentionVector& earlier, const MentionVector& later,
                         const MentionDistance& distance, FeatureRows& rows);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_FEATURE_ROWS_H_
