// Descriptions of groups of people by a name inside them ("Syrian rebels", "critics of the regime in Kabul").
#ifndef PARALLAX_SERVICES_NLP_GROUP_PHRASES_H_
#define PARALLAX_SERVICES_NLP_GROUP_PHRASES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/nlp/catalogue.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

// One description. Where the name inside is an actor of its own beside the group ("US-backed rebels",
// "critics of Iran") the mention is the rest of the phrase only.
struct GroupPhrase {
  uint32_t first = 0;  // tokens of the mention: [first, end)
  uint32_t end = 0;
  uint32_t name_first = 0;  // tokens of the whole description: [name_first, name_end)
  uint32_t name_end = 0;
  std::string owner;      // catalogue id or key of the name inside
  std::string modifiers;  // what stands between the name and the noun
  std::string noun;       // the plural noun, one for all its synonyms
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  bool relation = false;  // only said by how they stand to the owner: "critics of Iran", "Iran's allies"
  bool acts = false;      // a verb follows
};

// Descriptions around the unlinked names of `document`, in its order; their mentions do not overlap. Not read
// as groups: a state with its organs ("Iranian officials" are Iran), and fighters or members of a group or
// party, which are that group ("Hamas fighters").
std::vector<GroupPhrase> FindGroupPhrases(const Document& document, const Catalogue& catalogue);

// One word for synonyms: "demonstrators" are "protesters".
absl::string_view GroupNoun(absl::string_view lower);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_GROUP_PHRASES_H_
