#include "cli/time_text.h"

#include "absl/strings/str_cat.h"
#include "services/common/time.h"

namespace parallax::cli {
namespace {

bool IsSet(const google::protobuf::Timestamp& timestamp) {
  return timestamp.seconds() != 0 || timestamp.nanos() != 0;
}

std::string Format(const char* format, const google::protobuf::Timestamp& timestamp) {
  if (!IsSet(timestamp)) return "";
  return absl::FormatTime(format, ToTime(timestamp), absl::UTCTimeZone());
}

}  // namespace

absl::Time ToTime(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixSeconds(timestamp.seconds()) + absl::Nanoseconds(timestamp.nanos());
}

google::protobuf::Timestamp ToTimestamp(absl::Time time) {
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(absl::ToUnixSeconds(time));
  const absl::Duration rest = time - absl::FromUnixSeconds(timestamp.seconds());
  timestamp.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(rest)));
  return timestamp;
}

std::string DateText(const google::protobuf::Timestamp& timestamp) { return Format("%Y-%m-%d", timestamp); }

std::string MinuteText(const google::protobuf::Timestamp& timestamp) {
  return Format("%Y-%m-%d %H:%MZ", timestamp);
}

std::string AgeText(absl::Duration age) {
  if (age < absl::Minutes(1)) return absl::StrCat(absl::ToInt64Seconds(age), " s");
  if (age < absl::Hours(1)) return absl::StrCat(absl::ToInt64Minutes(age), " min");
  if (age < absl::Hours(48)) return absl::StrCat(absl::ToInt64Hours(age), " h");
  return absl::StrCat(absl::ToInt64Hours(age) / 24, " days");
}

std::optional<absl::Time> EndOfPeriod(absl::string_view iso8601) {
  const std::optional<absl::Time> begin = ParseIso8601(iso8601);
  if (!begin.has_value()) return std::nullopt;
  const absl::CivilSecond civil = absl::ToCivilSecond(*begin, absl::UTCTimeZone());
  switch (iso8601.size()) {
    case 4:
      return absl::FromCivil(absl::CivilYear(civil) + 1, absl::UTCTimeZone());
    case 7:
      return absl::FromCivil(absl::CivilMonth(civil) + 1, absl::UTCTimeZone());
    case 10:
      return absl::FromCivil(absl::CivilDay(civil) + 1, absl::UTCTimeZone());
    default:
      return *begin + absl::Seconds(1);
  }
}

}  // namespace parallax::cli
