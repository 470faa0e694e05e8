// Annotations in the form that the scorer of the evaluation reads.
#ifndef PARALLAX_CLI_EVAL_FORMAT_H_
#define PARALLAX_CLI_EVAL_FORMAT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "parallax/v1/annotation.pb.h"

namespace parallax::cli {

// One JSON object without line end: id, document, entities with their distinct surfaces, claims with their
// strongest evidence. `published` is the first date of kind PUBLISHED, or null; `voice` is "AUTHOR", an
// entity id or "UNNAMED".
std::string EvalLine(const v1::Annotation& annotation, absl::string_view id);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_EVAL_FORMAT_H_
