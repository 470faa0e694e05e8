#include "cli/article_list_view.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "cli/display_text.h"
#include "cli/text_wrap.h"
#include "cli/time_text.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kIndent = "    ";

std::string Toned(Tone tone, absl::string_view text, size_t width, absl::string_view indent,
                  const Style& style) {
  return Wrap(text, width, indent, {{{0, text.size()}, tone}}, style);
}

// The parts that are not empty, two spaces apart.
std::string Line(std::vector<std::string> parts) {
  std::erase(parts, "");
  return OneLine(absl::StrJoin(parts, "  "));
}

std::string Counted(uint64_t count, absl::string_view noun) {
  return absl::StrCat(count, " ", noun, count == 1 ? "" : "s");
}

}  // namespace

std::string ArticleBlock(const v1::ArticleSummary& article, size_t width, const Style& style) {
  const std::string title = article.title().empty() ? "(no title)" : OneLine(article.title());
  std::string out = Toned(Tone::kStrong, title, width, "", style);
  absl::StrAppend(&out, Wrap(Line({DateText(article.time()), article.outlet(),
                                   Counted(article.claim_count(), "claim"), article.article_id()}),
                             width, kIndent));
  if (!article.snippet().empty()) {
    std::vector<Highlight> highlights;
    for (const v1::Span& match : article.highlights()) {
      highlights.push_back({{match.begin(), match.end()}, Tone::kCue});
    }
    absl::StrAppend(&out, Wrap(OneLine(article.snippet()), width, kIndent, highlights, style));
  }
  std::vector<std::string> names;
  for (const v1::EntityReference& entity : article.entities()) names.push_back(OneLine(entity.name()));
  if (!names.empty()) {
    absl::StrAppend(&out, Toned(Tone::kFaint, absl::StrJoin(names, ", "), width, kIndent, style));
  }
  return out;
}

std::string DeadLetterBlock(const v1::DeadLetter& letter, size_t width, const Style& style) {
  const std::string title = letter.title().empty() ? "(no title)" : OneLine(letter.title());
  return absl::StrCat(
      Toned(Tone::kStrong, title, width, "", style),
      Wrap(Line({letter.article_id(), absl::StrCat("revision ", letter.revision())}), width, kIndent),
      Wrap(Line({MinuteText(letter.fail_time()), Counted(letter.attempts(), "attempt"),
                 letter.worker_id().empty() ? "" : absl::StrCat("worker ", letter.worker_id())}),
           width, kIndent),
      Toned(Tone::kAgainst, OneLine(letter.reason()), width, kIndent, style));
}

}  // namespace parallax::cli
