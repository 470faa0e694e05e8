#include "cli/filters.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "cli/time_text.h"
#include "cli/words.h"
#include "services/common/time.h"

namespace parallax::cli {
namespace {

template <typename Enum, typename Values>
void AddWords(const std::vector<std::string>& words, Values& values) {
  for (const std::string& word : words) {
    if (const std::optional<Enum> value = ParseWord<Enum>(word); value.has_value()) values.Add(*value);
  }
}

void AppendFlags(absl::string_view flag, const std::vector<std::string>& values, std::string& out) {
  for (const std::string& value : values) absl::StrAppend(&out, " --", flag, "=", ShellQuoted(value));
}

void AppendFlag(absl::string_view flag, const std::string& value, std::string& out) {
  if (!value.empty()) AppendFlags(flag, {value}, out);
}

}  // namespace

v1::TimeRange PeriodOf(absl::string_view since, absl::string_view until) {
  v1::TimeRange range;
  if (const auto start = ParseIso8601(since); start.has_value())
    *range.mutable_start_time() = ToTimestamp(*start);
  if (const auto end = EndOfPeriod(until); end.has_value()) *range.mutable_end_time() = ToTimestamp(*end);
  return range;
}

v1::ClaimFilter FilterWithoutNames(const ClaimFilterOptions& options) {
  v1::ClaimFilter filter;
  filter.mutable_languages()->Assign(options.languages.begin(), options.languages.end());
  *filter.mutable_time() = PeriodOf(options.since, options.until);
  AddWords<v1::Polarity>(options.polarities, *filter.mutable_polarities());
  AddWords<v1::Modality>(options.modalities, *filter.mutable_modalities());
  AddWords<v1::VoiceKind>(options.voices, *filter.mutable_voices());
  AddWords<v1::ClaimKind>(options.kinds, *filter.mutable_kinds());
  filter.set_min_confidence(options.min_confidence);
  filter.set_article_id(options.article);
  return filter;
}

std::string FlagsWithoutPair(const ClaimFilterOptions& options) {
  std::string out;
  AppendFlags("outlet", options.outlets, out);
  AppendFlags("language", options.languages, out);
  AppendFlags("polarity", options.polarities, out);
  AppendFlags("modality", options.modalities, out);
  AppendFlags("voice", options.voices, out);
  AppendFlags("kind", options.kinds, out);
  if (options.min_confidence > 0) absl::StrAppend(&out, " --min-confidence=", options.min_confidence);
  AppendFlag("since", options.since, out);
  AppendFlag("until", options.until, out);
  AppendFlag("article", options.article, out);
  return out;
}

std::string ShellQuoted(absl::string_view text) {
  constexpr absl::string_view kSafe = "-_./:,+@%";
  const bool safe = !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || kSafe.find(c) != absl::string_view::npos;
  });
  if (safe) return std::string(text);
  return absl::StrCat("'", absl::StrReplaceAll(text, {{"'", "'\\''"}}), "'");
}

}  // namespace parallax::cli
