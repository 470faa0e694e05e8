// How long to go on trying while a service is away.
#ifndef PARALLAX_CLI_OUTAGE_H_
#define PARALLAX_CLI_OUTAGE_H_

#include <optional>

#include "absl/time/time.h"

namespace parallax::cli {

struct OutageOptions {
  absl::Duration give_up_after = absl::Seconds(30);
  absl::Duration first_pause = absl::Milliseconds(100);  // doubled from failure to failure
  absl::Duration longest_pause = absl::Seconds(2);
};

// Failures without anything between them that succeeded. Not thread-safe.
class Outage {
 public:
  explicit Outage(OutageOptions options) : options_(options) {}

  // Counts a failure at `now`; `progressed` when something succeeded since the one before, which begins a new
  // outage. Returns how long to pause before the next attempt, nothing when it is time to give up.
  std::optional<absl::Duration> Fail(absl::Time now, bool progressed);

  // True when the last failure began an outage.
  bool is_new() const { return failures_ == 1; }

 private:
  const OutageOptions options_;
  absl::Time begin_;
  absl::Duration pause_;
  int failures_ = 0;
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_OUTAGE_H_
