#include "cli/style.h"

#include "absl/strings/str_cat.h"

namespace parallax::cli {
namespace {

// ECMA-48 "select graphic rendition" parameters.
absl::string_view Parameters(Tone tone) {
  switch (tone) {
    case Tone::kPlain:
      return "";
    case Tone::kStrong:
      return "1";
    case Tone::kFaint:
      return "2";
    case Tone::kFor:
      return "32";
    case Tone::kAgainst:
      return "31";
    case Tone::kBoth:
      return "33";
    case Tone::kHolder:
      return "1;36";
    case Tone::kTarget:
      return "1;35";
    case Tone::kCue:
      return "4";
  }
  return "";
}

}  // namespace

std::string Style::Paint(Tone tone, absl::string_view text) const {
  if (!colour_ || tone == Tone::kPlain || text.empty()) return std::string(text);
  return absl::StrCat("\x1b[", Parameters(tone), "m", text, "\x1b[0m");
}

}  // namespace parallax::cli
