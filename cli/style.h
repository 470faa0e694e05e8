// Colours of a terminal, by meaning.
#ifndef PARALLAX_CLI_STYLE_H_
#define PARALLAX_CLI_STYLE_H_

#include <string>

#include "absl/strings/string_view.h"

namespace parallax::cli {

enum class Tone { kPlain, kStrong, kFaint, kFor, kAgainst, kBoth, kHolder, kTarget, kCue };

// Paints text, or leaves it as it is where colour is off.
class Style {
 public:
  explicit Style(bool colour) : colour_(colour) {}

  bool colour() const { return colour_; }
  std::string Paint(Tone tone, absl::string_view text) const;

 private:
  bool colour_;
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_STYLE_H_
