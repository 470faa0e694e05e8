#include "services/query/bm25.h"

#include <algorithm>
#include <cmath>

namespace parallax::query {
namespace {

constexpr double kSaturation = 1.2;
constexpr double kLengthWeight = 0.75;

}  // namespace

double InverseDocumentFrequency(uint64_t articles, uint64_t with_word) {
  const auto n = static_cast<double>(std::max(articles, with_word));
  const auto df = static_cast<double>(with_word);
  return std::log1p((n - df + 0.5) / (df + 0.5));
}

double Bm25Score(const Bm25Statistics& statistics, const std::vector<uint32_t>& counts, uint32_t word_count) {
  const double average = std::max(statistics.average_words, 1.0);
  const double length = 1 - kLengthWeight + kLengthWeight * static_cast<double>(word_count) / average;
  double score = 0;
  for (size_t i = 0; i < counts.size() && i < statistics.idf.size(); ++i) {
    const double count = counts[i];
    score += statistics.idf[i] * count * (kSaturation + 1) / (count + kSaturation * length);
  }
  return score;
}

}  // namespace parallax::query
