// Words of a text as the full-text index and its queries see them.
#ifndef PARALLAX_SERVICES_QUERY_TEXT_TOKENS_H_
#define PARALLAX_SERVICES_QUERY_TEXT_TOKENS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"

namespace parallax::query {

// A folded word and the bytes [begin, end) of the text that it stands for. `word` lives for the call only.
struct Token {
  absl::string_view word;
  size_t begin = 0;
  size_t end = 0;
};

// Longer words are cut, so that index keys stay bounded.
inline constexpr size_t kMaxTokenBytes = 64;

// Visits the words of UTF-8 `text` in order. A word is a run of letters and digits with the marks on them;
// Han and kana, written without spaces, give a word a character. Words are case folded, Latin letters lose
// their diacritics ("Café" and "CAFE" are one word).
void ForEachToken(absl::string_view text, absl::FunctionRef<void(const Token&)> visit);

// The folded words alone.
std::vector<std::string> Words(absl::string_view text);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_TEXT_TOKENS_H_
