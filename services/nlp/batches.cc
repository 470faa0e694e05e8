#include "services/nlp/batches.h"

#include <algorithm>
#include <map>

namespace parallax::nlp {

std::vector<Batch> PlanBatches(absl::Span<const size_t> lengths) {
  std::map<size_t, std::vector<size_t>> by_length;
  for (size_t i = 0; i < lengths.size(); ++i) {
    by_length[(lengths[i] + kLengthStep - 1) / kLengthStep * kLengthStep].push_back(i);
  }
  std::vector<Batch> batches;
  for (const auto& [length, rows] : by_length) {
    size_t count = kMaxBatchRows;
    for (size_t begin = 0; begin < rows.size(); begin += count) {
      while (count > rows.size() - begin) count /= 2;
      const auto first = rows.begin() + static_cast<std::ptrdiff_t>(begin);
      batches.push_back({length, {first, first + static_cast<std::ptrdiff_t>(count)}});
    }
  }
  return batches;
}

}  // namespace parallax::nlp
