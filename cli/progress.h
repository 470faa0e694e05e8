// A line on a terminal that shows how far long work has come.
#ifndef PARALLAX_CLI_PROGRESS_H_
#define PARALLAX_CLI_PROGRESS_H_

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/time.h"

namespace parallax::cli {

struct ProgressState {
  uint64_t done = 0;     // items
  double fraction = -1;  // of the whole work, in [0, 1]; negative when not known
  uint64_t failed = 0;   // items that failed
  std::string unit = "articles";
};

// The line in at most `width` cells: "[######......]  43%  1,234 articles  310/s  2 rejected".
std::string ProgressLine(const ProgressState& state, double per_second, size_t width);

// "1234567" as "1,234,567".
std::string WithThousands(uint64_t number);

// Draws at most ten times a second, and nothing at all when not `enabled`. Thread-safe. `out` must outlive
// it.
class Progress {
 public:
  Progress(std::ostream& out, bool enabled, size_t width, Clock clock);
  ~Progress();

  void Show(const ProgressState& state);

  // Takes the line away, so that something else can be written.
  void Clear();

 private:
  std::ostream& out_;
  const bool enabled_;
  const size_t width_;
  const Clock clock_;
  const absl::Time start_;
  absl::Mutex mutex_;
  absl::Time last_drawn_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
  bool visible_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_PROGRESS_H_
