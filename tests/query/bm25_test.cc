#include "services/query/bm25.h"

#include <gtest/gtest.h>

#include <cmath>

namespace parallax::query {
namespace {

TEST(Bm25, ScoresAsTheFormulaSays) {
  const Bm25Statistics statistics = {.average_words = 100, .idf = {2.0}};
  // tf 3 in an article of average length: 2 * 3 * 2.2 / (3 + 1.2).
  EXPECT_NEAR(Bm25Score(statistics, {3}, 100), 2.0 * 3 * 2.2 / 4.2, 1e-12);
}

TEST(Bm25, GivesRareWordsMoreWeight) {
  EXPECT_NEAR(InverseDocumentFrequency(10, 1), std::log(1 + 9.5 / 1.5), 1e-12);
  EXPECT_GT(InverseDocumentFrequency(10, 1), InverseDocumentFrequency(10, 5));
  EXPECT_GT(InverseDocumentFrequency(10, 10), 0)
      << "a word that is everywhere must not count against an article";
}

TEST(Bm25, PrefersShortArticlesAndMoreOccurrences) {
  const Bm25Statistics statistics = {.average_words = 100, .idf = {1.0}};
  EXPECT_GT(Bm25Score(statistics, {1}, 50), Bm25Score(statistics, {1}, 200));
  EXPECT_GT(Bm25Score(statistics, {2}, 100), Bm25Score(statistics, {1}, 100));
}

TEST(Bm25, GivesNothingForAWordThatDoesNotOccur) {
  EXPECT_EQ(Bm25Score({.average_words = 100, .idf = {1.0}}, {0}, 100), 0);
}

}  // namespace
}  // namespace parallax::query
