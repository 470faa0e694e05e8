// Claims as blocks of text.
#ifndef PARALLAX_CLI_CLAIM_VIEW_H_
#define PARALLAX_CLI_CLAIM_VIEW_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "cli/style.h"
#include "parallax/v1/claim.pb.h"

namespace parallax::cli {

// "FOR", "AGAINST" or "BOTH".
std::string PolarityWord(v1::Polarity polarity);
Tone PolarityTone(v1::Polarity polarity);

// Names that a claim's ids stand for.
struct ClaimNames {
  std::string holder;
  std::string target;
  std::string voice;
};

// Two parts, each wrapped at `width` and ended by "\n":
//   Tajikistan -> Taliban  AGAINST 0.82 asserted attitude  voice: author
//       The sentence, its holder, target and cue highlighted.
std::string ClaimBlock(const v1::Claim& claim, const ClaimNames& names, size_t width, const Style& style);

// The same with the article that makes the claim.
std::string ClaimRecordBlock(const v1::ClaimRecord& record, size_t width, const Style& style);

// One sentence in quotation marks behind `indent`, its parts highlighted.
std::string EvidenceText(const v1::Evidence& evidence, size_t width, absl::string_view indent,
                         const Style& style);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_CLAIM_VIEW_H_
