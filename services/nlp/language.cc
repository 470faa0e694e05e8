#include "services/nlp/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/common/utf8.h"

namespace parallax::nlp {
namespace {

// The language of an article shows in its first paragraphs; more only costs time.
constexpr size_t kMaxBytes = 2048;

// English function words are about four in ten words of prose, and almost none of other languages'.
constexpr double kMinFunctionWordShare = 0.2;

bool LooksEnglish(absl::string_view text) {
  static const auto* const kFunctionWords = new absl::flat_hash_set<absl::string_view>{
      "the", "of",  "and",  "to",  "a",    "that",  "is",    "was",  "for",  "on",   "with",
      "by",  "has", "have", "are", "were", "it",    "its",   "from", "at",   "this", "be",
      "not", "but", "he",   "she", "they", "their", "which", "said", "will", "had"};
  size_t words = 0;
  size_t function_words = 0;
  for (const absl::string_view word : absl::StrSplit(text, ' ', absl::SkipWhitespace())) {
    ++words;
    function_words += kFunctionWords->contains(absl::AsciiStrToLower(word));
  }
  return words > 0 &&
         static_cast<double>(function_words) >= kMinFunctionWordShare * static_cast<double>(words);
}

}  // namespace

std::string DetectLanguage(absl::string_view text) {
  const absl::string_view sample = TruncateUtf8(text, kMaxBytes);
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), /*is_plain_text=*/true, &reliable);
  if (reliable && language != CLD2::UNKNOWN_LANGUAGE) return CLD2::LanguageCode(language);
  return LooksEnglish(sample) ? "en" : "und";
}

std::string CanonicalLanguage(absl::string_view code) {
  std::vector<std::string> subtags = absl::StrSplit(absl::StripAsciiWhitespace(code), absl::ByAnyChar("-_"));
  const auto is_subtag = [](const std::string& subtag) {
    return !subtag.empty() && subtag.size() <= 8 &&
           std::all_of(subtag.begin(), subtag.end(), absl::ascii_isalnum);
  };
  if (!std::all_of(subtags.begin(), subtags.end(), is_subtag)) return {};
  if (subtags[0].size() > 3 || !std::all_of(subtags[0].begin(), subtags[0].end(), absl::ascii_isalpha))
    return {};
  for (size_t i = 0; i < subtags.size(); ++i) {
    absl::AsciiStrToLower(&subtags[i]);
    if (i > 0 && subtags[i].size() == 2) absl::AsciiStrToUpper(&subtags[i]);
    if (i > 0 && subtags[i].size() == 4) subtags[i][0] = absl::ascii_toupper(subtags[i][0]);
  }
  return absl::StrJoin(subtags, "-");
}

}  // namespace parallax::nlp
