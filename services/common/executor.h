// A bounded pool of threads for work that may block.
#ifndef PARALLAX_SERVICES_COMMON_EXECUTOR_H_
#define PARALLAX_SERVICES_COMMON_EXECUTOR_H_

#include <cstddef>
#include <deque>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/any_invocable.h"
#include "absl/synchronization/mutex.h"

namespace parallax {

// Runs tasks on a fixed number of threads; at most `max_queued` tasks wait. Thread-safe. The destructor runs
// what was accepted and then joins.
class Executor {
 public:
  Executor(size_t threads, size_t max_queued);
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // Queues `task`; false, without running it, when the queue is full.
  [[nodiscard]] bool TrySubmit(absl::AnyInvocable<void()> task);

 private:
  void Work();
  bool HasWork() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return stopping_ || !queue_.empty(); }

  const size_t max_queued_;
  absl::Mutex mutex_;
  std::deque<absl::AnyInvocable<void()>> queue_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace parallax

#endif  // PARALLAX_SERVICES_COMMON_EXECUTOR_H_
