#include "cli/progress.h"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "cli/display_text.h"

namespace parallax::cli {
namespace {

constexpr absl::Duration kInterval = absl::Milliseconds(100);
constexpr size_t kNarrowestBar = 10;
constexpr absl::string_view kClearLine = "\r\x1b[K";

std::string Bar(double fraction, size_t cells) {
  const auto filled = static_cast<size_t>(std::lround(fraction * static_cast<double>(cells)));
  return absl::StrCat("[", std::string(filled, '#'), std::string(cells - filled, '.'), "]");
}

}  // namespace

std::string WithThousands(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string ProgressLine(const ProgressState& state, double per_second, size_t width) {
  std::string text = absl::StrCat(WithThousands(state.done), " ", state.unit);
  if (per_second >= 0) {
    absl::StrAppend(&text, "  ", WithThousands(static_cast<uint64_t>(std::llround(per_second))), "/s");
  }
  if (state.failed > 0) absl::StrAppend(&text, "  ", WithThousands(state.failed), " rejected");
  if (state.fraction >= 0) {
    const double fraction = std::min(state.fraction, 1.0);
    text = absl::StrCat(absl::StrFormat("%3.0f%%", 100 * fraction), "  ", text);
    const size_t used = text.size() + 4;  // brackets and gap
    if (width >= used + kNarrowestBar) {
      text = absl::StrCat(Bar(fraction, std::min<size_t>(width - used, 30)), "  ", text);
    }
  }
  return Ellipsize(text, width);
}

Progress::Progress(std::ostream& out, bool enabled, size_t width, Clock clock)
    : out_(out), enabled_(enabled), width_(width), clock_(std::move(clock)), start_(clock_()) {}

Progress::~Progress() { Clear(); }

void Progress::Show(const ProgressState& state) {
  if (!enabled_) return;
  absl::MutexLock lock(&mutex_);
  const absl::Time now = clock_();
  if (now - last_drawn_ < kInterval) return;
  last_drawn_ = now;
  visible_ = true;
  const double seconds = absl::ToDoubleSeconds(now - start_);
  const double per_second = seconds > 0 ? static_cast<double>(state.done) / seconds : -1;
  // The last cell stays free: some terminals start a new line when it is written.
  const std::string line = ProgressLine(state, per_second, width_ - 1);
  out_ << std::string(kClearLine) << line << std::flush;
}

void Progress::Clear() {
  absl::MutexLock lock(&mutex_);
  if (!std::exchange(visible_, false)) return;
  out_ << std::string(kClearLine) << std::flush;
}

}  // namespace parallax::cli
