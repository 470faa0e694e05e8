// Prints the wordpieces of each line of the standard input: ids, parted by spaces. Lines are parted by
// U+001E, so that they may hold any white space. usage: nlp_wordpiece_ids VOCABULARY UNKNOWN-ID
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "absl/strings/str_split.h"
#include "services/nlp/wordpiece.h"

int main(int argc, char** argv) {
  using parallax::nlp::WordPieceTokenizer;
  if (argc != 3) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string vocabulary((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto tokenizer = WordPieceTokenizer::Create(vocabulary, std::stoi(argv[2]));
  if (!tokenizer.ok()) {
    std::cerr << tokenizer.status() << "\n";
    return 1;
  }
  std::ios::sync_with_stdio(false);
  const std::string text((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
  for (const absl::string_view line : absl::StrSplit(text, '\x1e')) {
    for (const parallax::nlp::WordPiece& piece : (*tokenizer)->Tokenize(line, 0))
      std::cout << piece.id << ' ';
    std::cout << '\n';
  }
  return 0;
}
