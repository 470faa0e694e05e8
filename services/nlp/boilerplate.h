// Tells an article's prose from everything else that stands on its page, one block at a time.
#ifndef PARALLAX_SERVICES_NLP_BOILERPLATE_H_
#define PARALLAX_SERVICES_NLP_BOILERPLATE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "services/nlp/front_matter_blocks.h"

namespace parallax::nlp {

enum class BlockKind {
  kProse,       // sentences
  kHeading,     // a short line without a full stop: a title, a subheading, a speaker's name
  kTitle,       // the article's own title, repeated or first given
  kNavigation,  // menus, share bars, counters, separators
  kWelcome,     // the site speaks about itself to its visitors
  kDate,        // only says when
  kByline,      // only says who wrote it
  kSource,      // "Source: X"
  kCaption,     // picture texts and credits
  kPromotion,   // advertisements, links to other articles, newsletters
  kPrompt,      // announces the promotion in the next block
  kRelated,     // opens a list of other articles
  kComments,    // opens the readers' comments
  kCredit,      // who contributed
  kBiography,   // who the author is
  kDisclaimer,  // the publisher about the text
  kCopyright,
};

// What a block is.
struct BlockClass {
  BlockKind kind = BlockKind::kProse;
  bool edge_only = false;  // `kind` holds only near the page's head or tail; elsewhere it is `otherwise`
  BlockKind otherwise = BlockKind::kProse;
};

// Classifies by the block's own words and shape; where it stands is for the caller to weigh.
BlockClass ClassifyBlock(const Block& block);

// kProse or kHeading, by shape alone.
BlockKind ProseOrHeading(const Block& block);

// Whether most words of the text that could be in lower case have a capital, as headlines have.
bool IsTitleCase(absl::string_view text);

// The outlet that a block of this kind names: "Source: X", "Welcome to X!", "Copyright 2024 X", "...
// published by the X only reflect ...". Empty where it names none.
std::string OutletNamedBy(BlockKind kind, absl::string_view text);

// The agency of a dateline ("KABUL (Reuters) - ..."); empty where there is none.
std::string DatelineAgency(absl::string_view text);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_BOILERPLATE_H_
