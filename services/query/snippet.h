// The passage of a body that shows why an article matched.
#ifndef PARALLAX_SERVICES_QUERY_SNIPPET_H_
#define PARALLAX_SERVICES_QUERY_SNIPPET_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/query/search_query.h"

namespace parallax::query {

struct Snippet {
  std::string text;                                   // valid UTF-8 for a valid body, on one line
  std::vector<std::pair<size_t, size_t>> highlights;  // [begin, end) bytes of `text`, in order
};

// About `max_bytes` bytes of `body` (an ellipsis at a cut end not counted): the window in which most distinct
// query words occur, the first of equals; the beginning when none occurs. Cut between words.
Snippet MakeSnippet(absl::string_view body, const SearchQuery& query, size_t max_bytes = 240);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_SNIPPET_H_
