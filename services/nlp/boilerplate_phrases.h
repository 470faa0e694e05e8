// The words by which blocks that are not an article's prose are known.
#ifndef PARALLAX_SERVICES_NLP_BOILERPLATE_PHRASES_H_
#define PARALLAX_SERVICES_NLP_BOILERPLATE_PHRASES_H_

#include <cstddef>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/nlp/boilerplate.h"

namespace parallax::nlp {

// Where in a block the words must stand. kWhole ignores marks and digits around them.
enum class PhraseMatch { kWhole, kPrefix, kSuffix, kAnywhere };

// Where on a page, and in what block, a phrase counts.
enum class PhraseScope {
  kPage,   // anywhere
  kLine,   // anywhere, but not in a block that ends with a full stop
  kEdges,  // near the page's head or tail
};

struct BoilerplatePhrase {
  absl::string_view words;  // folded
  PhraseMatch match;
  BlockKind kind;
  size_t max_words;  // a longer block is not what the phrase stands for
  PhraseScope scope;
};

// First match wins.
absl::Span<const BoilerplatePhrase> BoilerplatePhrases();

// Whether a folded word is one that menus, share bars and counters are made of.
bool IsMenuWord(absl::string_view word);

// Whether a folded word belongs to photo credits: agencies, "photo", "file".
bool IsPhotoCreditWord(absl::string_view word);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_BOILERPLATE_PHRASES_H_
