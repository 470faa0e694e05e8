// Damaged and hostile articles, made from good ones.
#ifndef PARALLAX_TESTS_NLP_MUTATIONS_H_
#define PARALLAX_TESTS_NLP_MUTATIONS_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace parallax::nlp {

// Texts of the .txt files in a folder, in the order of their names; none where there is no such folder.
std::vector<std::string> ReadTexts(const std::string& folder);

// Makes damaged articles of a few kilobytes. The same seed and texts give the same articles.
class Mutator {
 public:
  // `texts` must not be empty.
  Mutator(std::vector<std::string> texts, uint64_t seed) : texts_(std::move(texts)), random_(seed) {}

  // A passage of one of the texts with one to four kinds of damage. The bytes may be malformed UTF-8.
  std::string Next();

 private:
  size_t Below(size_t bound) { return bound == 0 ? 0 : random_() % bound; }
  std::string Passage(size_t max_bytes);
  void Damage(std::string& text);
  void FlipBits(std::string& text);
  void InsertRandomBytes(std::string& text);
  void CutOut(std::string& text);
  void Repeat(std::string& text);
  void Scatter(std::string& text);
  void NestQuotes(std::string& text);
  void InsertNewlines(std::string& text);
  void Splice(std::string& text);
  void AddInventedNames(std::string& text);
  static void DropStops(std::string& text);
  static void DropWords(std::string& text);
  static void Shout(std::string& text);

  const std::vector<std::string> texts_;
  std::mt19937_64 random_;
};

// Articles of up to 1 MiB that are hard for one stage or another, by name: one word or character without end,
// very many names, quotations, brackets, lists, paragraphs, sentences without stop.
std::vector<std::pair<std::string, std::string>> HeavyArticles(const std::vector<std::string>& texts);

}  // namespace parallax::nlp

#endif  // PARALLAX_TESTS_NLP_MUTATIONS_H_
