#include "services/query/time_micros.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/error.h"

namespace parallax::query {
namespace {

constexpr int64_t kMicrosPerSecond = 1'000'000;
constexpr int64_t kMinSeconds = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr int64_t kMaxSeconds = 253'402'300'799;  // 9999-12-31T23:59:59Z

}  // namespace

int64_t ToMicros(const google::protobuf::Timestamp& time) {
  const int64_t seconds = std::clamp(time.seconds(), kMinSeconds, kMaxSeconds);
  return seconds * kMicrosPerSecond + std::clamp(time.nanos(), 0, 999'999'999) / 1000;
}

google::protobuf::Timestamp ToTimestamp(int64_t micros) {
  int64_t seconds = micros / kMicrosPerSecond;
  int64_t rest = micros % kMicrosPerSecond;
  if (rest < 0) {
    --seconds;
    rest += kMicrosPerSecond;
  }
  google::protobuf::Timestamp time;
  time.set_seconds(seconds);
  time.set_nanos(static_cast<int32_t>(rest * 1000));
  return time;
}

absl::StatusOr<TimeWindow> ToTimeWindow(const v1::TimeRange& range, absl::string_view field) {
  TimeWindow window;
  if (range.has_start_time()) window.start = ToMicros(range.start_time());
  if (range.has_end_time()) window.end = ToMicros(range.end_time());
  if (window.end < window.start) {
    return InvalidField(absl::StrCat(field, ".end_time"), "is before start_time; swap them or leave one out");
  }
  return window;
}

}  // namespace parallax::query
