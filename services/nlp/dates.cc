#include "services/nlp/dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"

namespace parallax::nlp {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2099;

constexpr std::array<absl::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};

// 1 to 12 for "April", "apr", "Sept"; 0 for any other word.
int MonthNumber(absl::string_view word) {
  if (word.size() < 3 || word.size() > 9) return 0;
  const std::string lower = absl::AsciiStrToLower(word);
  for (size_t i = 0; i < kMonths.size(); ++i) {
    const bool abbreviated = lower.size() == 3 && absl::StartsWith(kMonths[i], lower);
    if (lower == kMonths[i] || abbreviated) return static_cast<int>(i) + 1;
  }
  return lower == "sept" ? 9 : 0;
}

std::string IsoDay(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) return {};
  const absl::CivilDay civil(year, month, day);
  if (civil.day() != day || civil.month() != month) return {};
  return absl::StrFormat("%04d-%02d-%02d", year, month, day);
}

std::string IsoMonth(int year, int month) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12) return {};
  return absl::StrFormat("%04d-%02d", year, month);
}

// Words before a bare number of four digits that make it a year of the past. "By" and "until" are not among
// them: they point ahead.
bool IntroducesYear(absl::string_view word) {
  static const auto* const kWords =
      new absl::flat_hash_set<absl::string_view>{"in",     "since",  "during", "late", "early",  "mid",
                                                 "spring", "summer", "autumn", "fall", "winter", "year"};
  return kWords->contains(absl::AsciiStrToLower(word));
}

class DateScanner {
 public:
  explicit DateScanner(absl::string_view text) : text_(text) {}

  std::vector<TextDate> Run() {
    for (size_t i = 0; i < text_.size();) {
      if (absl::ascii_isdigit(text_[i])) {
        i = FromNumber(i);
      } else if (absl::ascii_isalpha(text_[i])) {
        i = FromWord(i);
      } else {
        ++i;
      }
    }
    return std::move(dates_);
  }

 private:
  // A place in the text behind something that was read, and the number that was read.
  struct Number {
    int value = 0;
    size_t digits = 0;
    size_t end = 0;
  };

  size_t WordEnd(size_t i) const {
    while (i < text_.size() && absl::ascii_isalpha(text_[i])) ++i;
    return i;
  }
  size_t SkipSpaces(size_t i) const {
    while (i < text_.size() && text_[i] == ' ') ++i;
    return i;
  }
  bool IsAt(size_t i, char c) const { return i < text_.size() && text_[i] == c; }

  Number ReadNumber(size_t i) const {
    Number number;
    size_t end = i;
    while (end < text_.size() && absl::ascii_isdigit(text_[end])) ++end;
    number.digits = end - i;
    number.end = end;
    if (number.digits == 0 || number.digits > 4 ||
        !absl::SimpleAtoi(text_.substr(i, end - i), &number.value)) {
      number.digits = 0;
    }
    return number;
  }

  // A year at `i` that is not the start of a longer number or word.
  std::optional<Number> ReadYear(size_t i) const {
    const Number number = ReadNumber(i);
    if (number.digits != 4 || number.value < kFirstYear || number.value > kLastYear) return {};
    if (number.end < text_.size() && absl::ascii_isalnum(text_[number.end])) return {};
    return number;
  }

  // Month name at `i`, with its stop; {0, i} where there is none. "may" needs its capital.
  Number ReadMonth(size_t i) const {
    const size_t end = WordEnd(i);
    if (end == i || !absl::ascii_isupper(text_[i])) return {0, 0, i};
    const int month = MonthNumber(text_.substr(i, end - i));
    return {month, 0, month > 0 && IsAt(end, '.') ? end + 1 : end};
  }

  size_t SkipOrdinal(size_t i) const {
    for (const absl::string_view suffix : {"st", "nd", "rd", "th"}) {
      if (text_.substr(i, 2) == suffix && WordEnd(i) == i + 2) return i + 2;
    }
    return i;
  }

  size_t Add(std::string iso, size_t begin, size_t end) {
    if (!iso.empty()) dates_.push_back({std::move(iso), begin, end});
    return end;
  }

  // "April 14, 2024", "April 2024", "April of 2024".
  size_t FromWord(size_t begin) {
    const size_t word_end = WordEnd(begin);
    const Number month = ReadMonth(begin);
    if (month.value == 0) return word_end;
    size_t i = SkipSpaces(month.end);
    if (IsAt(i, ',')) i = SkipSpaces(i + 1);
    if (text_.substr(i, 3) == "of ") i = SkipSpaces(i + 3);
    if (const auto year = ReadYear(i)) return Add(IsoMonth(year->value, month.value), begin, year->end);
    const Number day = ReadNumber(i);
    if (day.digits == 0 || day.digits > 2) return word_end;
    i = SkipOrdinal(day.end);
    if (IsAt(i, ',')) ++i;
    if (const auto year = ReadYear(SkipSpaces(i))) {
      return Add(IsoDay(year->value, month.value, day.value), begin, year->end);
    }
    return word_end;
  }

  size_t FromNumber(size_t begin) {
    const Number number = ReadNumber(begin);
    const bool inside = begin > 0 && (absl::ascii_isalnum(text_[begin - 1]) || IsAt(begin - 1, ',') ||
                                      IsAt(begin - 1, '.') || IsAt(begin - 1, '$'));
    if (number.digits == 0 || inside) return number.end;
    if (number.digits == 4) {
      if (const size_t end = NumericDate(begin, number); end > begin) return end;
      return BareYear(begin, number);
    }
    if (number.digits > 2) return number.end;
    if (const size_t end = EuropeanDate(begin, number); end > begin) return end;
    return DayFirst(begin, number);
  }

  // "2024-04-14", "2024/04/14".
  size_t NumericDate(size_t begin, const Number& year) {
    if (!IsAt(year.end, '-') && !IsAt(year.end, '/')) return begin;
    const char separator = text_[year.end];
    const Number month = ReadNumber(year.end + 1);
    if (month.digits != 2 || !IsAt(month.end, separator)) return begin;
    const Number day = ReadNumber(month.end + 1);
    if (day.digits != 2) return begin;
    return Add(IsoDay(year.value, month.value, day.value), begin, day.end);
  }

  // "14.04.2024", and "14/04/2024" where the first number can only be a day.
  size_t EuropeanDate(size_t begin, const Number& day) {
    if (!IsAt(day.end, '.') && !(IsAt(day.end, '/') && day.value > 12)) return begin;
    const Number month = ReadNumber(day.end + 1);
    if (month.digits == 0 || month.digits > 2 || !IsAt(month.end, text_[day.end])) return begin;
    const auto year = ReadYear(month.end + 1);
    return year ? Add(IsoDay(year->value, month.value, day.value), begin, year->end) : begin;
  }

  // "14 April 2024", "14th of April, 2024".
  size_t DayFirst(size_t begin, const Number& day) {
    size_t i = SkipSpaces(SkipOrdinal(day.end));
    if (text_.substr(i, 3) == "of ") i = SkipSpaces(i + 3);
    const Number month = ReadMonth(i);
    if (month.value == 0) return day.end;
    i = IsAt(month.end, ',') ? month.end + 1 : month.end;
    const auto year = ReadYear(SkipSpaces(i));
    // Without its year the month may still begin a date of its own, which the scan finds next.
    return year ? Add(IsoDay(year->value, month.value, day.value), begin, year->end) : day.end;
  }

  size_t BareYear(size_t begin, const Number& number) {
    if (!ReadYear(begin) || begin == 0) return number.end;
    if (IsAt(number.end, '%') || IsAt(number.end, '-') || IsAt(number.end, '/')) return number.end;
    const bool decimal = (IsAt(number.end, ',') || IsAt(number.end, '.')) && number.end + 1 < text_.size() &&
                         absl::ascii_isdigit(text_[number.end + 1]);
    size_t word_end = begin;
    while (word_end > 0 && (text_[word_end - 1] == ' ' || text_[word_end - 1] == '-')) --word_end;
    size_t word_begin = word_end;
    while (word_begin > 0 && absl::ascii_isalpha(text_[word_begin - 1])) --word_begin;
    if (decimal || !IntroducesYear(text_.substr(word_begin, word_end - word_begin))) return number.end;
    return Add(absl::StrFormat("%04d", number.value), begin, number.end);
  }

  const absl::string_view text_;
  std::vector<TextDate> dates_;
};

// Words that stand beside a date in a line that only says when.
bool IsDateLineWord(absl::string_view word) {
  static const auto* const kWords = new absl::flat_hash_set<absl::string_view>{
      "published", "posted", "updated", "modified", "created", "last",    "first",     "date",     "on",
      "at",        "of",     "am",      "pm",       "a",       "p",       "m",         "gmt",      "utc",
      "et",        "est",    "edt",     "pst",      "pdt",     "bst",     "cet",       "ist",      "ago",
      "hour",      "hours",  "minute",  "minutes",  "day",     "days",    "week",      "weeks",    "month",
      "months",    "year",   "years",   "mon",      "tue",     "tues",    "wed",       "thu",      "thur",
      "thurs",     "fri",    "sat",     "sun",      "monday",  "tuesday", "wednesday", "thursday", "friday",
      "saturday",  "sunday", "today",   "st",       "nd",      "rd",      "th",        "h"};
  return kWords->contains(word) || MonthNumber(word) > 0;
}

}  // namespace

std::vector<TextDate> FindDates(absl::string_view text) { return DateScanner(text).Run(); }

TextDate DateInUrl(absl::string_view url) {
  const size_t scheme = url.find("://");
  size_t begin = url.find('/', scheme == absl::string_view::npos ? 0 : scheme + 3);
  const absl::string_view path = url.substr(0, url.find_first_of("?#"));
  for (; begin < path.size(); begin = path.find('/', begin + 1)) {
    const absl::string_view rest = path.substr(begin + 1);
    const std::vector<absl::string_view> parts = absl::StrSplit(rest, absl::MaxSplits('/', 3));
    int year = 0;
    int number = 0;
    if (parts[0].size() == 10 && parts[0][4] == '-') {
      const std::vector<TextDate> dates = FindDates(parts[0]);
      if (dates.size() == 1) return {dates[0].iso, begin + 1, begin + 11};
    }
    if (parts.size() < 3 || parts[0].size() != 4 || !absl::SimpleAtoi(parts[0], &year)) continue;
    const size_t month_end = begin + 1 + parts[0].size() + 1 + parts[1].size();
    if (parts[1].size() == 4 && absl::SimpleAtoi(parts[1], &number)) {
      if (std::string iso = IsoDay(year, number / 100, number % 100); !iso.empty())
        return {iso, begin + 1, month_end};
    }
    int month = MonthNumber(parts[1]);
    if (month == 0 && (parts[1].size() > 2 || !absl::SimpleAtoi(parts[1], &month))) continue;
    if (parts[2].size() <= 2 && absl::SimpleAtoi(parts[2], &number)) {
      if (std::string iso = IsoDay(year, month, number); !iso.empty()) {
        return {iso, begin + 1, month_end + 1 + parts[2].size()};
      }
    }
    if (std::string iso = IsoMonth(year, month); !iso.empty()) return {iso, begin + 1, month_end};
  }
  return {};
}

bool IsDateLine(absl::string_view line) {
  constexpr size_t kMaxBytes = 120;
  if (line.empty() || line.size() > kMaxBytes) return false;
  bool dated = !FindDates(line).empty();
  bool counted = false;
  const std::string lower = absl::AsciiStrToLower(line);
  for (size_t i = 0; i < lower.size();) {
    if (static_cast<unsigned char>(lower[i]) >= 0x80) return false;
    const size_t begin = i;
    while (i < lower.size() && absl::ascii_isalpha(lower[i])) ++i;
    if (i > begin) {
      const absl::string_view word = absl::string_view(lower).substr(begin, i - begin);
      if (!IsDateLineWord(word)) return false;
      dated |= counted && word == "ago";
      continue;
    }
    counted |= absl::ascii_isdigit(lower[i]);
    ++i;
  }
  return dated;
}

bool IsNotAfter(absl::string_view iso, absl::string_view bound) {
  const size_t size = std::min(iso.size(), bound.size());
  return iso.substr(0, size) <= bound.substr(0, size);
}

}  // namespace parallax::nlp
