// Descriptions and pronouns that may refer to an entity, and what entities are described as.
#ifndef PARALLAX_SERVICES_NLP_NOMINALS_H_
#define PARALLAX_SERVICES_NLP_NOMINALS_H_

#include <array>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "services/nlp/catalogue.h"
#include "services/nlp/document.h"
#include "services/nlp/syntax.h"

namespace parallax::nlp {

// Sorts of referring words; each has its own weights in the choice of the antecedent.
enum class AnaphorClass : uint8_t { kHe, kIt, kThey, kPerson, kGroup, kState, kPlace };
inline constexpr size_t kAnaphorClasses = 7;

enum class Gender : uint8_t { kUnknown, kMale, kFemale };

// A pronoun or a description ("the group").
struct Anaphor {
  uint32_t first = 0;  // tokens, the determiner included
  uint32_t end = 0;
  AnaphorClass anaphor_class = AnaphorClass::kIt;
  Gender gender = Gender::kUnknown;
  Role role = Role::kSubject;
  bool possessive = false;
  bool pleonastic = false;  // "it is clear that": likely no reference at all
  std::string noun;         // head of a description, empty for pronouns
};

// The anaphor that begins at token `i`; `end` is `first` when there is none.
Anaphor AnaphorAt(const Document& document, uint32_t i);

// What the document and the catalogue say an entity is: the nouns that stand before its names or beside them
// ("the militia", "president"), the words of its names, and the gender of a person.
struct Description {
  absl::flat_hash_set<std::string> nouns;
  absl::flat_hash_set<std::string> name_words;
  Gender gender = Gender::kUnknown;
};

// One per entity of the document.
std::vector<Description> DescribeEntities(const Document& document, const Catalogue& catalogue);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_NOMINALS_H_
