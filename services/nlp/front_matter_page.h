// Weighs the blocks of a page by where they stand: what is the article, what frames it.
#ifndef PARALLAX_SERVICES_NLP_FRONT_MATTER_PAGE_H_
#define PARALLAX_SERVICES_NLP_FRONT_MATTER_PAGE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/nlp/boilerplate.h"
#include "services/nlp/front_matter_blocks.h"

namespace parallax::nlp {

// What the publisher handed in beside the text; each may be empty.
struct SubmittedFields {
  std::string title;
  std::vector<std::string> authors;
  std::string publisher;
};

// A page, read.
struct Page {
  std::vector<Block> blocks;
  std::vector<BlockKind> kinds;  // one per block; kProse and kHeading are the body
  // Blocks before it are the site's header: up to the last menu above the article.
  size_t header_end = 0;
  std::string title;                 // without the outlet's decoration
  std::vector<std::string> authors;  // of bylines, else of biographies, else of closing credits
  std::string outlet;  // the text's own word for its publisher; the original one where syndicated

  bool IsBody(size_t i) const { return kinds[i] == BlockKind::kProse || kinds[i] == BlockKind::kHeading; }
};

// Reads a page of valid UTF-8. Cuts nothing that looks like the article's prose: a caption kept does less
// harm.
Page ReadPage(absl::string_view text, const SubmittedFields& submitted);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_FRONT_MATTER_PAGE_H_
