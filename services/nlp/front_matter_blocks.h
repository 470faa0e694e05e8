// Splits a raw page into blocks: paragraphs, headings, menu lines.
#ifndef PARALLAX_SERVICES_NLP_FRONT_MATTER_BLOCKS_H_
#define PARALLAX_SERVICES_NLP_FRONT_MATTER_BLOCKS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace parallax::nlp {

// A stretch of a page that stands by itself.
struct Block {
  std::string text;    // one line, single spaces
  std::string folded;  // Fold(text)
  uint32_t lines = 1;  // lines of the page that it took
  uint32_t words = 0;  // separated by spaces
};

// Makes a block of a text.
Block MakeBlock(absl::string_view text, uint32_t lines = 1);

// Blocks of `page` (valid UTF-8), in order, none empty. Blank lines separate them. Between blank lines each
// line is a block of its own, except where lines are hard-wrapped: then they are joined with a space. Unusual
// spaces and line ends become plain ones, invisible characters are dropped.
std::vector<Block> SplitBlocks(absl::string_view page);

// The mark that ends the text as a sentence ends ("." for . and the full stops of other scripts, "!", "?",
// "…"), whatever quotes and brackets close behind it; empty where there is none.
absl::string_view SentenceMark(absl::string_view text);
inline bool EndsLikeSentence(absl::string_view text) { return !SentenceMark(text).empty(); }

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_FRONT_MATTER_BLOCKS_H_
