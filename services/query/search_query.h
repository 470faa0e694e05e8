// What a reader typed into the search field.
#ifndef PARALLAX_SERVICES_QUERY_SEARCH_QUERY_H_
#define PARALLAX_SERVICES_QUERY_SEARCH_QUERY_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace parallax::query {

struct SearchQuery {
  std::vector<std::string> words;                 // distinct folded words that must all occur
  std::vector<std::vector<std::string>> phrases;  // of two words or more, that must also stand together

  bool empty() const { return words.empty(); }
};

// Reads words and "quoted phrases". What is written without a space but makes several words ("Al-Noor") is a
// phrase. A missing closing quote ends at the end. INVALID_ARGUMENT when there is text but no word in it, or
// too many words.
absl::StatusOr<SearchQuery> ParseSearchQuery(absl::string_view text);

// True when every phrase stands in the title or in the body.
bool PhrasesOccur(const SearchQuery& query, absl::string_view title, absl::string_view body);

// How often each of `query.words` occurs in `text`, in their order; added to `counts`.
void CountWords(const SearchQuery& query, absl::string_view text, std::vector<uint32_t>& counts);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_SEARCH_QUERY_H_
