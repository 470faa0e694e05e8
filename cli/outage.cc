#include "cli/outage.h"

#include <algorithm>

namespace parallax::cli {

std::optional<absl::Duration> Outage::Fail(absl::Time now, bool progressed) {
  if (progressed || failures_ == 0) {
    failures_ = 0;
    begin_ = now;
    pause_ = options_.first_pause;
  } else {
    pause_ = std::min(2 * pause_, options_.longest_pause);
  }
  ++failures_;
  if (now - begin_ >= options_.give_up_after) return std::nullopt;
  return pause_;
}

}  // namespace parallax::cli
