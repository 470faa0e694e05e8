#include "services/query/search_query.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "services/common/error.h"
#include "services/query/text_tokens.h"

namespace parallax::query {
namespace {

constexpr size_t kMaxWords = 32;

void AddPhrase(absl::string_view text, SearchQuery& query) {
  std::vector<std::string> words = Words(text);
  for (const std::string& word : words) {
    if (std::find(query.words.begin(), query.words.end(), word) == query.words.end())
      query.words.push_back(word);
  }
  if (words.size() > 1) query.phrases.push_back(std::move(words));
}

bool PhraseOccurs(const std::vector<std::string>& phrase, const std::vector<std::string>& words) {
  return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

}  // namespace

absl::StatusOr<SearchQuery> ParseSearchQuery(absl::string_view text) {
  SearchQuery query;
  bool quoted = false;
  for (const absl::string_view part : absl::StrSplit(text, '"')) {
    if (quoted) {
      AddPhrase(part, query);
    } else {
      for (const absl::string_view word :
           absl::StrSplit(part, absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty())) {
        AddPhrase(word, query);
      }
    }
    quoted = !quoted;
  }
  if (query.words.size() > kMaxWords) {
    return InvalidField("query", absl::StrCat("has ", query.words.size(), " words; use at most ", kMaxWords));
  }
  if (query.empty() && !absl::StripAsciiWhitespace(text).empty()) {
    return InvalidField("query",
                        "has no letters or digits; give a word, or leave it empty for every article");
  }
  return query;
}

bool PhrasesOccur(const SearchQuery& query, absl::string_view title, absl::string_view body) {
  if (query.phrases.empty()) return true;
  const std::vector<std::string> title_words = Words(title);
  const std::vector<std::string> body_words = Words(body);
  return std::all_of(query.phrases.begin(), query.phrases.end(), [&](const auto& phrase) {
    return PhraseOccurs(phrase, title_words) || PhraseOccurs(phrase, body_words);
  });
}

void CountWords(const SearchQuery& query, absl::string_view text, std::vector<uint32_t>& counts) {
  counts.resize(query.words.size());
  ForEachToken(text, [&](const Token& token) {
    const auto at = std::find(query.words.begin(), query.words.end(), token.word);
    if (at != query.words.end()) ++counts[static_cast<size_t>(at - query.words.begin())];
  });
}

}  // namespace parallax::query
