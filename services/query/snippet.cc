#include "services/query/snippet.h"

#include <algorithm>

#include "services/common/utf8.h"
#include "services/query/text_tokens.h"

namespace parallax::query {
namespace {

constexpr absl::string_view kEllipsis = "\u2026";
constexpr size_t kMaxBodyBytes = 1 << 20;  // what is looked at
constexpr size_t kLeadBytes = 60;          // context before the first match

struct Match {
  size_t word;  // index into the query's words
  size_t begin;
  size_t end;
};

std::vector<Match> FindMatches(absl::string_view body, const SearchQuery& query) {
  std::vector<Match> matches;
  if (query.empty()) return matches;
  ForEachToken(body, [&](const Token& token) {
    const auto at = std::find(query.words.begin(), query.words.end(), token.word);
    if (at == query.words.end()) return;
    matches.push_back({static_cast<size_t>(at - query.words.begin()), token.begin, token.end});
  });
  return matches;
}

// Index of the match at which the window with most distinct words starts.
size_t BestWindow(const std::vector<Match>& matches, size_t words, size_t max_bytes) {
  std::vector<size_t> in_window(words, 0);
  size_t distinct = 0, best = 0, best_distinct = 0, last = 0;
  for (size_t first = 0; first < matches.size(); ++first) {
    for (; last < matches.size() && matches[last].end <= matches[first].begin + max_bytes; ++last) {
      if (in_window[matches[last].word]++ == 0) ++distinct;
    }
    if (distinct > best_distinct) {
      best_distinct = distinct;
      best = first;
    }
    // A single match longer than the window never entered it.
    if (last == first) {
      ++last;
    } else if (--in_window[matches[first].word] == 0) {
      --distinct;
    }
  }
  return best;
}

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The start of the first word at or after `from`, but not beyond `limit`.
size_t WordStart(absl::string_view body, size_t from, size_t limit) {
  if (from == 0) return 0;
  for (size_t i = from; i < limit; ++i) {
    if (IsSpace(body[i - 1]) && !IsSpace(body[i])) return i;
  }
  return limit;
}

// The end of the last word before `to`, but not before `limit`; never inside a code point.
size_t WordEnd(absl::string_view body, size_t to, size_t limit) {
  if (to >= body.size()) return body.size();
  for (size_t i = to; i > limit; --i) {
    if (IsSpace(body[i]) && !IsSpace(body[i - 1])) return i;
  }
  return std::max(limit, TruncateUtf8(body, to).size());
}

}  // namespace

Snippet MakeSnippet(absl::string_view body, const SearchQuery& query, size_t max_bytes) {
  body = TruncateUtf8(body, kMaxBodyBytes);
  const std::vector<Match> matches = FindMatches(body, query);
  size_t begin = 0;
  size_t keep = 0;  // the end of what must be shown
  if (!matches.empty()) {
    const size_t room = max_bytes - std::min(max_bytes, kLeadBytes);
    const Match& first = matches[BestWindow(matches, query.words.size(), room)];
    begin = WordStart(body, first.begin - std::min(first.begin, kLeadBytes), first.begin);
    keep = first.end;
  }
  const size_t end = WordEnd(body, begin + max_bytes, std::max(keep, begin));
  Snippet snippet;
  if (begin > 0) snippet.text = std::string(kEllipsis);
  const size_t offset = snippet.text.size();
  snippet.text.append(body.data() + begin, end - begin);
  std::replace_if(snippet.text.begin(), snippet.text.end(), IsSpace, ' ');
  if (end < body.size()) snippet.text.append(kEllipsis.data(), kEllipsis.size());
  for (const Match& match : matches) {
    if (match.begin < begin || match.end > end) continue;
    snippet.highlights.emplace_back(match.begin - begin + offset, match.end - begin + offset);
  }
  return snippet;
}

}  // namespace parallax::query
