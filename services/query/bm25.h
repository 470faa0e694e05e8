// Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) with k1
// = 1.2, b = 0.75 and the non-negative idf that Lucene uses.
#ifndef PARALLAX_SERVICES_QUERY_BM25_H_
#define PARALLAX_SERVICES_QUERY_BM25_H_

#include <cstdint>
#include <vector>

namespace parallax::query {

// ln(1 + (articles - with_word + 0.5) / (with_word + 0.5)).
double InverseDocumentFrequency(uint64_t articles, uint64_t with_word);

// What a ranking knows of the whole collection.
struct Bm25Statistics {
  double average_words = 0;  // words of an article
  std::vector<double> idf;   // of each query word
};

// Score of an article of `word_count` words in which query word i occurs `counts[i]` times.
double Bm25Score(const Bm25Statistics& statistics, const std::vector<uint32_t>& counts, uint32_t word_count);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_BM25_H_
