// Times as people read them, in UTC.
#ifndef PARALLAX_CLI_TIME_TEXT_H_
#define PARALLAX_CLI_TIME_TEXT_H_

#include <google/protobuf/timestamp.pb.h>

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace parallax::cli {

absl::Time ToTime(const google::protobuf::Timestamp& timestamp);
google::protobuf::Timestamp ToTimestamp(absl::Time time);

// "2024-04-14", or "" where the time is not set.
std::string DateText(const google::protobuf::Timestamp& timestamp);

// "2024-04-14 08:15Z".
std::string MinuteText(const google::protobuf::Timestamp& timestamp);

// "12 s", "3 min", "5 h", "2 days".
std::string AgeText(absl::Duration age);

// First moment after the year, month, day or second that an ISO 8601 text denotes.
std::optional<absl::Time> EndOfPeriod(absl::string_view iso8601);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_TIME_TEXT_H_
