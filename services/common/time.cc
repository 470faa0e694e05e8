#include "services/common/time.h"

#include <array>
#include <string>

#include "absl/time/clock.h"

namespace parallax {

Clock SystemClock() {
  return [] { return absl::Now(); };
}

std::optional<absl::Time> ParseIso8601(absl::string_view text) {
  // The width is checked because ParseTime takes "2024-4" and "24" for years and months too.
  struct Form {
    size_t size;
    const char* format;
  };
  static constexpr std::array<Form, 3> kDates = {{{4, "%Y"}, {7, "%Y-%m"}, {10, "%Y-%m-%d"}}};
  absl::Time time;
  std::string error;
  for (const Form& form : kDates) {
    if (text.size() == form.size) {
      if (!absl::ParseTime(form.format, std::string(text), absl::UTCTimeZone(), &time, &error)) return {};
      return time;
    }
  }
  if (text.size() < 17) return {};
  if (absl::ParseTime(absl::RFC3339_full, std::string(text), &time, &error)) return time;
  return {};
}

}  // namespace parallax
