// Breaking running text into lines (UAX #14, by ICU) and painting parts of it.
#ifndef PARALLAX_CLI_TEXT_WRAP_H_
#define PARALLAX_CLI_TEXT_WRAP_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "cli/style.h"

namespace parallax::cli {

// Half-open byte range.
struct TextRange {
  size_t begin = 0;
  size_t end = 0;
};

// A range of a text with its tone. Where several cover a byte, the first counts.
struct Highlight {
  TextRange range;
  Tone tone = Tone::kPlain;
};

// Lines of `text`, none wider than `width` cells, without the spaces at their ends. A word that is wider is
// cut. Line ends in the text are kept.
std::vector<TextRange> BreakLines(absl::string_view text, size_t width);

// `text` in lines of at most `width` cells in all, each behind `indent`, each ended by "\n".
std::string Wrap(absl::string_view text, size_t width, absl::string_view indent = "");

// The same with parts of it painted.
std::string Wrap(absl::string_view text, size_t width, absl::string_view indent,
                 const std::vector<Highlight>& highlights, const Style& style);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_TEXT_WRAP_H_
