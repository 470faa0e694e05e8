#include "services/nlp/front_matter_dates.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/time/time.h"
#include "services/common/time.h"
#include "services/nlp/dates.h"

namespace parallax::nlp {
namespace {

v1::DocumentDate MakeDate(std::string iso, v1::DateKind kind, v1::DateProvenance provenance,
                          absl::string_view evidence) {
  v1::DocumentDate date;
  date.set_date(std::move(iso));
  date.set_kind(kind);
  date.set_provenance(provenance);
  date.set_evidence(std::string(evidence));
  return date;
}

absl::string_view Evidence(absl::string_view text, const TextDate& date) {
  return text.substr(date.begin, date.end - date.begin);
}

// The day of an ISO date or date-time; of other forms what can be read from them.
std::string SubmittedDate(absl::string_view published) {
  published = absl::StripAsciiWhitespace(published);
  if (ParseIso8601(published)) return std::string(published.substr(0, 10));
  const std::vector<TextDate> dates = FindDates(published);
  return dates.empty() ? std::string() : dates[0].iso;
}

// The date of a dateline ("KABUL, April 14, 2024 (AFP) -"): nothing but places before it, a dash or colon
// soon after.
bool IsDateline(absl::string_view text, const TextDate& date) {
  constexpr size_t kMaxPlaceBytes = 50;
  constexpr size_t kMaxAgencyBytes = 24;
  if (date.begin > kMaxPlaceBytes) return false;
  bool word_start = true;
  for (const char c : text.substr(0, date.begin)) {
    if (word_start && absl::ascii_islower(c)) return false;
    word_start = c == ' ' || c == '/';
  }
  const absl::string_view after = text.substr(date.end, kMaxAgencyBytes);
  for (const absl::string_view dash : {"- ", "\u2013", "\u2014", ": "}) {
    const size_t at = after.find(dash);
    if (at == absl::string_view::npos) continue;
    const absl::string_view between = absl::StripAsciiWhitespace(after.substr(0, at));
    if (between.empty() || between == "." || absl::StrContains(between, "(")) return true;
  }
  return false;
}

// Whether the latest date that a text mentions can stand for its publication, given when the text was seen.
// News mention the days around them; a text whose latest date is years back only looks back.
bool IsNearPublication(absl::string_view mentioned, absl::string_view seen) {
  constexpr int kMaxYears = 2;
  constexpr size_t kYearDigits = 4;
  if (mentioned.empty()) return false;
  if (seen.empty()) return mentioned.size() > kYearDigits;
  int mentioned_year = 0;
  int seen_year = 0;
  return absl::SimpleAtoi(mentioned.substr(0, kYearDigits), &mentioned_year) &&
         absl::SimpleAtoi(seen.substr(0, kYearDigits), &seen_year) && seen_year - mentioned_year <= kMaxYears;
}

class ArticleDates {
 public:
  ArticleDates(const v1::Article& article, const Page& page) : article_(article), page_(page) {}

  std::vector<v1::DocumentDate> Run() {
    AddSubmitted();
    AddFramed();
    AddUrl();
    AddReceived();
    AddMentioned();
    std::vector<v1::DocumentDate> dates;
    for (std::vector<v1::DocumentDate>* part : {&published_, &mentioned_, &page_dates_, &received_}) {
      dates.insert(dates.end(), part->begin(), part->end());
    }
    return dates;
  }

 private:
  void AddSubmitted() {
    const std::string iso = SubmittedDate(article_.published());
    if (iso.empty()) return;
    published_.push_back(
        MakeDate(iso, v1::DATE_KIND_PUBLISHED, v1::DATE_PROVENANCE_SUBMITTED, article_.published()));
  }

  // A date line belongs to the page where it stands in the header or beside a menu, and in the footer unless
  // it says what it dates.
  bool IsPageClock(size_t i, size_t first_prose) const {
    const std::string& folded = page_.blocks[i].folded;
    const bool labelled = absl::StartsWith(folded, "publi") || absl::StartsWith(folded, "posted") ||
                          absl::StartsWith(folded, "updated") || absl::StartsWith(folded, "last ");
    if (labelled) return false;
    const bool beside_menu = i + 1 < page_.kinds.size() && page_.kinds[i + 1] == BlockKind::kNavigation &&
                             absl::StrContains(page_.blocks[i + 1].text, "|");
    return i < page_.header_end || beside_menu || i > first_prose;
  }

  // Dates of bylines, date lines, menus and the dateline.
  void AddFramed() {
    size_t first_prose = 0;
    while (first_prose < page_.kinds.size() && page_.kinds[first_prose] != BlockKind::kProse) ++first_prose;
    for (size_t i = 0; i < page_.blocks.size(); ++i) {
      const BlockKind kind = page_.kinds[i];
      if (kind != BlockKind::kDate && kind != BlockKind::kByline && kind != BlockKind::kNavigation) continue;
      const std::vector<TextDate> dates = FindDates(page_.blocks[i].text);
      if (dates.empty()) continue;
      const bool clock =
          kind == BlockKind::kNavigation || (kind == BlockKind::kDate && IsPageClock(i, first_prose));
      if (clock) {
        page_dates_.push_back(MakeDate(dates[0].iso, v1::DATE_KIND_PAGE, v1::DATE_PROVENANCE_PAGE_HEADER,
                                       page_.blocks[i].text));
      } else {
        published_.push_back(MakeDate(dates[0].iso, v1::DATE_KIND_PUBLISHED, v1::DATE_PROVENANCE_BYLINE,
                                      page_.blocks[i].text));
      }
    }
    if (first_prose == page_.blocks.size()) return;
    const std::string& text = page_.blocks[first_prose].text;
    const std::vector<TextDate> dates = FindDates(text);
    if (dates.empty() || !IsDateline(text, dates[0])) return;
    published_.push_back(MakeDate(dates[0].iso, v1::DATE_KIND_PUBLISHED, v1::DATE_PROVENANCE_BYLINE,
                                  Evidence(text, dates[0])));
  }

  void AddUrl() {
    const TextDate date = DateInUrl(article_.url());
    if (date.iso.empty()) return;
    published_.push_back(
        MakeDate(date.iso, v1::DATE_KIND_PUBLISHED, v1::DATE_PROVENANCE_URL, Evidence(article_.url(), date)));
  }

  void AddReceived() {
    if (!article_.has_receive_time()) return;
    const absl::Time time = absl::FromUnixSeconds(article_.receive_time().seconds());
    const std::string iso = absl::FormatTime("%Y-%m-%d", time, absl::UTCTimeZone());
    received_.push_back(MakeDate(iso, v1::DATE_KIND_RECEIVED, v1::DATE_PROVENANCE_CLOCK, ""));
  }

  // The latest date in the prose that is no announcement of a later day.
  void AddMentioned() {
    std::string bound;
    for (const std::vector<v1::DocumentDate>* part : {&published_, &page_dates_, &received_}) {
      if (bound.empty() && !part->empty()) bound = part->front().date();
    }
    std::string latest;
    absl::string_view evidence;
    for (size_t i = 0; i < page_.blocks.size(); ++i) {
      if (!page_.IsBody(i)) continue;
      for (const TextDate& date : FindDates(page_.blocks[i].text)) {
        if (date.iso <= latest || (!bound.empty() && !IsNotAfter(date.iso, bound))) continue;
        latest = date.iso;
        evidence = Evidence(page_.blocks[i].text, date);
      }
    }
    if (latest.empty()) return;
    mentioned_.push_back(MakeDate(latest, v1::DATE_KIND_MENTIONED, v1::DATE_PROVENANCE_BODY, evidence));
  }

  const v1::Article& article_;
  const Page& page_;
  std::vector<v1::DocumentDate> published_;
  std::vector<v1::DocumentDate> mentioned_;
  std::vector<v1::DocumentDate> page_dates_;
  std::vector<v1::DocumentDate> received_;
};

}  // namespace

std::vector<v1::DocumentDate> FindArticleDates(const v1::Article& article, const Page& page) {
  return ArticleDates(article, page).Run();
}

std::string ReferenceDate(const std::vector<v1::DocumentDate>& dates) {
  const auto first = [&](v1::DateKind kind) -> std::string {
    const auto it =
        std::find_if(dates.begin(), dates.end(), [&](const auto& date) { return date.kind() == kind; });
    return it == dates.end() ? std::string() : it->date();
  };
  if (const std::string published = first(v1::DATE_KIND_PUBLISHED); !published.empty()) return published;
  const std::string mentioned = first(v1::DATE_KIND_MENTIONED);
  const std::string page = first(v1::DATE_KIND_PAGE);
  const std::string seen = page.empty() ? first(v1::DATE_KIND_RECEIVED) : page;
  return IsNearPublication(mentioned, seen) ? mentioned : seen;
}

}  // namespace parallax::nlp
