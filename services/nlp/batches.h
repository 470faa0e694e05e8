// Puts sequences of different lengths into batches of few shapes.
#ifndef PARALLAX_SERVICES_NLP_BATCHES_H_
#define PARALLAX_SERVICES_NLP_BATCHES_H_

#include <cstddef>
#include <vector>

#include "absl/types/span.h"

namespace parallax::nlp {

// Sequences are padded to a multiple of this.
inline constexpr size_t kLengthStep = 32;
// Most sequences of a batch. Larger batches take more memory and are no faster.
inline constexpr size_t kMaxBatchRows = 4;

struct Batch {
  size_t length = 0;         // what every sequence is padded to: a function of its own length alone
  std::vector<size_t> rows;  // indices of the sequences; their number is a power of two up to kMaxBatchRows
};

// Every sequence in one batch, sequences of one padded length together, without empty rows. Few shapes,
// because a runtime prepares itself for each anew.
std::vector<Batch> PlanBatches(absl::Span<const size_t> lengths);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_BATCHES_H_
