// Why there is a claim, as lines of text below it.
#ifndef PARALLAX_CLI_EXPLANATION_VIEW_H_
#define PARALLAX_CLI_EXPLANATION_VIEW_H_

#include <cstddef>
#include <string>

#include "cli/style.h"
#include "parallax/v1/annotation.pb.h"

namespace parallax::cli {

// Lines with a label each, wrapped at `width`, indented and ended by "\n":
//     because    rule:verb 0.82: “condemned”, verb “condemn” (subj>obj, oppose 0.90)
//                prior +1.20, pattern:verb +0.40, bias -0.10
//     or else    support possible 0.31 (rule:noun, “support”)
//     holder     “It” 0.74 (rule:antecedent; or nobody 0.15) -> “Veldania” (catalogue)
//                veldania: “Veldania”, name
// `annotation` holds the explained claim and its body; the cue and the others' names are read from it.
std::string ExplanationBlock(const v1::Explanation& explanation, const v1::Annotation& annotation,
                             size_t width, const Style& style);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_EXPLANATION_VIEW_H_
