// An annotated article as a page of text.
#ifndef PARALLAX_CLI_ANNOTATION_VIEW_H_
#define PARALLAX_CLI_ANNOTATION_VIEW_H_

#include <cstddef>
#include <string>

#include "cli/style.h"
#include "parallax/v1/annotation.pb.h"

namespace parallax::cli {

struct AnnotationViewOptions {
  size_t width = 80;
  bool body = false;  // show the prose too
};

// Title, people, dates with where they come from, a table of the entities, the claims grouped by holder and
// target, each with its explanation where there is one.
std::string AnnotationView(const v1::Annotation& annotation, const AnnotationViewOptions& options,
                           const Style& style);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_ANNOTATION_VIEW_H_
