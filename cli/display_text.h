// Text as a terminal shows it.
#ifndef PARALLAX_CLI_DISPLAY_TEXT_H_
#define PARALLAX_CLI_DISPLAY_TEXT_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace parallax::cli {

// How many terminal cells UTF-8 `text` takes: two for a wide or fullwidth character (UAX #11), none for
// combining marks and format characters.
size_t DisplayWidth(absl::string_view text);

// `text`, or its beginning and an ellipsis where it is wider than `width` cells.
std::string Ellipsize(absl::string_view text, size_t width);

// `text` with spaces behind or before it, so that it takes at least `width` cells.
std::string PadRight(absl::string_view text, size_t width);
std::string PadLeft(absl::string_view text, size_t width);

// `text` without anything that steers a terminal: control characters, line ends and changes of writing
// direction become harmless ones of the same number of bytes, so that byte offsets keep their meaning.
std::string OneLine(absl::string_view text);

// The same, but line ends stay.
std::string Printable(absl::string_view text);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_DISPLAY_TEXT_H_
