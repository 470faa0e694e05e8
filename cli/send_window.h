// Requests that were sent and wait for their answers.
#ifndef PARALLAX_CLI_SEND_WINDOW_H_
#define PARALLAX_CLI_SEND_WINDOW_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace parallax::cli {

struct WindowLimits {
  size_t max_entries = 256;
  size_t max_bytes = size_t{8} << 20;  // an entry that is larger is sent alone
};

// Holds entries in the order they were sent, across streams that break. Entry has `size_t bytes`.
// Thread-safe.
template <typename Entry>
class SendWindow {
 public:
  explicit SendWindow(WindowLimits limits) : limits_(limits) {}

  // A new stream begins: what has no answer is to be sent again, first.
  void Begin() {
    absl::MutexLock lock(&mutex_);
    resent_ += sent_.size();
    again_.insert(again_.begin(), sent_.begin(), sent_.end());
    sent_.clear();
    sent_bytes_ = 0;
    ended_ = false;
  }

  // The stream will give no more answers.
  void End() {
    absl::MutexLock lock(&mutex_);
    ended_ = true;
  }

  // Waits until another entry may be sent; false when the stream has ended.
  bool WaitForRoom() {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(this, &SendWindow::HasRoom));
    return !ended_;
  }

  // The next entry that is to be sent again; null when there is none.
  std::shared_ptr<Entry> TakeAgain() {
    absl::MutexLock lock(&mutex_);
    return PopFront(again_);
  }

  // Before an entry is written.
  void Add(std::shared_ptr<Entry> entry) {
    absl::MutexLock lock(&mutex_);
    sent_bytes_ += entry->bytes;
    sent_.push_back(std::move(entry));
  }

  // The entry that the next answer belongs to; null when none was sent.
  std::shared_ptr<Entry> TakeAnswered() {
    absl::MutexLock lock(&mutex_);
    std::shared_ptr<Entry> entry = PopFront(sent_);
    if (entry == nullptr) return entry;
    sent_bytes_ -= entry->bytes;
    ++answered_;
    return entry;
  }

  size_t unanswered() const {
    absl::MutexLock lock(&mutex_);
    return sent_.size() + again_.size();
  }

  uint64_t answered() const {
    absl::MutexLock lock(&mutex_);
    return answered_;
  }

  // Entries that were to be sent more than once.
  uint64_t resent() const {
    absl::MutexLock lock(&mutex_);
    return resent_;
  }

 private:
  using Queue = std::deque<std::shared_ptr<Entry>>;

  static std::shared_ptr<Entry> PopFront(Queue& queue) {
    if (queue.empty()) return nullptr;
    std::shared_ptr<Entry> entry = std::move(queue.front());
    queue.pop_front();
    return entry;
  }

  bool HasRoom() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return ended_ || (sent_.size() < limits_.max_entries && sent_bytes_ < limits_.max_bytes);
  }

  const WindowLimits limits_;
  mutable absl::Mutex mutex_;
  Queue sent_ ABSL_GUARDED_BY(mutex_);
  Queue again_ ABSL_GUARDED_BY(mutex_);
  size_t sent_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t answered_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t resent_ ABSL_GUARDED_BY(mutex_) = 0;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_SEND_WINDOW_H_
