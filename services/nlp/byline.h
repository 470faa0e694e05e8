// Reads who wrote an article: bylines, name lines, biographies, submitted author fields.
#ifndef PARALLAX_SERVICES_NLP_BYLINE_H_
#define PARALLAX_SERVICES_NLP_BYLINE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace parallax::nlp {

// Nobody's byline names more people; those behind them are not read.
inline constexpr size_t kMaxPeople = 64;

// Names in a list such as "Jane Roe and John Doe, Kabul Post | 14 April 2024".
struct NameList {
  std::vector<std::string> people;  // in order, each once
  bool only_names = false;          // nothing but people and organisations stands in the list
};

// Whether `name` is written like the name of a person: two to five capitalised words, none of which belongs
// to organisations, places or offices.
bool IsPersonName(absl::string_view name);

NameList ReadNames(absl::string_view list);

// The people of a byline ("By Jane Roe", "Written by: Jane Roe and John Doe"); empty people where it only
// names an agency ("By Reuters"); nothing where the line is none, such as a sentence that begins with "By".
std::optional<NameList> ReadByline(absl::string_view line);

// The people of a closing credit: "(Reporting by Jane Roe in Kabul; Editing by John Doe)" has "Jane Roe".
std::vector<std::string> ReadReportingCredit(absl::string_view line);

// The people that a biography is about: "Jane Roe is a research fellow at ..." has "Jane Roe". Nothing where
// the block does not begin with names and what they are. `known_role` tells whether a writer's profession
// follows
// ("fellow", "journalist"), rather than just anything.
struct Biography {
  std::vector<std::string> people;
  bool known_role = false;
};
std::optional<Biography> ReadBiography(absl::string_view block);

// People of submitted author fields: "By" and decoration removed, lists split, agencies, desks and
// `publisher` left out, each once. Names in any script are kept.
std::vector<std::string> CleanAuthors(const std::vector<std::string>& submitted, absl::string_view publisher);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_BYLINE_H_
