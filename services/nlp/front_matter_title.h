// Compares and cleans headlines.
#ifndef PARALLAX_SERVICES_NLP_FRONT_MATTER_TITLE_H_
#define PARALLAX_SERVICES_NLP_FRONT_MATTER_TITLE_H_

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace parallax::nlp {

// `title` without " | Outlet" and " - Outlet" at its end.
std::string CleanTitle(absl::string_view title, absl::string_view publisher);

// Distinct words of more than three bytes of a folded text.
using ContentWords = absl::flat_hash_set<std::string>;
ContentWords ContentWordsOf(absl::string_view folded);

// How many of `words` are among `others`, in [0, 1); of two equal shares the one with more words is larger.
double ShareIn(const ContentWords& words, const ContentWords& others);

// A folded text without the marks at its end.
absl::string_view WithoutFinalMarks(absl::string_view folded);

// Whether two folded lines are the same but for marks at their end.
bool IsSameTitle(absl::string_view folded, absl::string_view title);

// Whether they are one headline with small changes: four in five content words of each are the other's.
bool IsAlikeTitle(absl::string_view folded, absl::string_view title);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_FRONT_MATTER_TITLE_H_
