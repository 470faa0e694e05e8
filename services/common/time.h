// Clocks and ISO 8601 dates.
#ifndef PARALLAX_SERVICES_COMMON_TIME_H_
#define PARALLAX_SERVICES_COMMON_TIME_H_

#include <functional>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace parallax {

// Tells the time; replaced by a manual clock in tests. Must be thread-safe.
using Clock = std::function<absl::Time()>;

// The clock of this machine.
Clock SystemClock();

// Reads YYYY, YYYY-MM, YYYY-MM-DD or a date-time with zone ("2024-04-14T08:00:00Z") as the first moment it
// denotes, in UTC. Nothing for any other text or a day that no calendar has.
std::optional<absl::Time> ParseIso8601(absl::string_view text);

}  // namespace parallax

#endif  // PARALLAX_SERVICES_COMMON_TIME_H_
