// Times of the view: microseconds since 1970, UTC.
#ifndef PARALLAX_SERVICES_QUERY_TIME_MICROS_H_
#define PARALLAX_SERVICES_QUERY_TIME_MICROS_H_

#include <cstdint>
#include <limits>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/timestamp.pb.h"
#include "parallax/v1/analytics.pb.h"

namespace parallax::query {

// Finer digits are cut; times beyond what protobuf allows (years 1 to 9999) are held at its limits.
int64_t ToMicros(const google::protobuf::Timestamp& time);
google::protobuf::Timestamp ToTimestamp(int64_t micros);

// Half-open: start <= time < end.
struct TimeWindow {
  int64_t start = std::numeric_limits<int64_t>::min();
  int64_t end = std::numeric_limits<int64_t>::max();

  bool Contains(int64_t time) const { return start <= time && time < end; }
};

// INVALID_ARGUMENT naming `field` when the range ends before it starts.
absl::StatusOr<TimeWindow> ToTimeWindow(const v1::TimeRange& range, absl::string_view field);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_TIME_MICROS_H_
