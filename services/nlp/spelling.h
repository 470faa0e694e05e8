// Repairs damaged and misspelt names.
#ifndef PARALLAX_SERVICES_NLP_SPELLING_H_
#define PARALLAX_SERVICES_NLP_SPELLING_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "services/nlp/catalogue.h"
#include "services/nlp/stage.h"

namespace parallax::nlp {

// Names that the catalogue does not know are read as what they most likely are: with spaces or hyphens put
// back
// ("TehreekeTaliban"), cut from the word that they ran into ("[Taliban]controlled"; the span is then part of
// the token), or with one letter mended ("Haqanni"). One letter is only mended in words of six letters or
// more that are no words of other names, keep their first letter and do not differ at their end, where
// inflections do. Sets MentionLayer::reading and adds one quality note. `catalogue` must outlive the stage.
class SpellingStage final : public Stage {
 public:
  explicit SpellingStage(const Catalogue& catalogue);
  absl::string_view name() const override { return "spelling"; }
  void Run(Document& document) const override;

 private:
  friend class NameRepairer;

  const Catalogue& catalogue_;
  // Names of several words, by their letters without spaces.
  absl::flat_hash_map<std::string, std::string> joined_;
  // Hashes of the catalogue's longer words with one letter left out, and the words; sorted.
  std::vector<std::pair<uint64_t, uint32_t>> deletions_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_SPELLING_H_
