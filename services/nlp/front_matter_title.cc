#include "services/nlp/front_matter_title.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"
#include "services/nlp/characters.h"

namespace parallax::nlp {
namespace {

size_t CountShared(const ContentWords& words, const ContentWords& others) {
  return static_cast<size_t>(std::count_if(words.begin(), words.end(),
                                           [&](const std::string& word) { return others.contains(word); }));
}

}  // namespace

std::string CleanTitle(absl::string_view title, absl::string_view publisher) {
  title = absl::StripAsciiWhitespace(title);
  constexpr std::ptrdiff_t kMaxOutletSpaces = 3;
  for (const absl::string_view separator : {" | ", " - ", " \u2013 ", " \u2014 "}) {
    const size_t at = title.rfind(separator);
    if (at == absl::string_view::npos || at == 0) continue;
    const absl::string_view last = title.substr(at + separator.size());
    const bool short_part =
        separator == " | " && std::count(last.begin(), last.end(), ' ') <= kMaxOutletSpaces;
    if (short_part || (!publisher.empty() && Fold(last) == Fold(publisher))) title = title.substr(0, at);
  }
  return std::string(absl::StripAsciiWhitespace(title));
}

ContentWords ContentWordsOf(absl::string_view folded) {
  constexpr size_t kMinBytes = 4;
  ContentWords words;
  size_t begin = 0;
  for (size_t i = 0; i <= folded.size(); ++i) {
    const bool inside = i < folded.size() &&
                        (absl::ascii_isalnum(folded[i]) || static_cast<unsigned char>(folded[i]) >= 0x80);
    if (inside) continue;
    if (i - begin >= kMinBytes) words.emplace(folded.substr(begin, i - begin));
    begin = i + 1;
  }
  return words;
}

double ShareIn(const ContentWords& words, const ContentWords& others) {
  return static_cast<double>(CountShared(words, others)) / static_cast<double>(words.size() + 1);
}

absl::string_view WithoutFinalMarks(absl::string_view folded) {
  while (!folded.empty() && absl::ascii_ispunct(folded.back())) folded.remove_suffix(1);
  return folded;
}

bool IsSameTitle(absl::string_view folded, absl::string_view title) {
  return WithoutFinalMarks(folded) == WithoutFinalMarks(title);
}

bool IsAlikeTitle(absl::string_view folded, absl::string_view title) {
  constexpr size_t kMinShared = 3;
  const ContentWords words = ContentWordsOf(folded);
  const ContentWords title_words = ContentWordsOf(title);
  const size_t shared = CountShared(words, title_words);
  return shared >= kMinShared && shared * 5 >= words.size() * 4 && shared * 5 >= title_words.size() * 4;
}

}  // namespace parallax::nlp
