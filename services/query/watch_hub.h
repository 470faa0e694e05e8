// Wakes watches when claims change, and now and then when none do.
#ifndef PARALLAX_SERVICES_QUERY_WATCH_HUB_H_
#define PARALLAX_SERVICES_QUERY_WATCH_HUB_H_

#include <cstdint>
#include <memory>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace parallax::query {

// What follows the change log. Calls come from the hub's thread, one at a time; they must not block.
class ChangeListener {
 public:
  virtual ~ChangeListener() = default;

  // Changes up to `newest` are on disk.
  virtual void OnChanges(uint64_t newest) = 0;
  // The progress interval is over.
  virtual void OnProgressDue() = 0;
  // The server drains: end soon. Nothing is called after it.
  virtual void OnDrain() = 0;
};

struct WatchHubOptions {
  absl::Duration progress_interval = absl::Seconds(10);
  size_t max_listeners = 1000;
};

// Publishing costs the committing thread nothing but a wake-up: one thread of the hub calls the listeners.
// Thread-safe.
class WatchHub {
 public:
  // `newest`: sequence of the newest change on disk.
  WatchHub(WatchHubOptions options, uint64_t newest);
  ~WatchHub();
  WatchHub(const WatchHub&) = delete;
  WatchHub& operator=(const WatchHub&) = delete;

  // Tells the listeners that changes up to `newest` are on disk.
  void Publish(uint64_t newest);
  uint64_t newest() const;

  // RESOURCE_EXHAUSTED beyond the limit, UNAVAILABLE while draining. A new listener is told of the newest
  // change.
  absl::Status Add(std::shared_ptr<ChangeListener> listener);
  // After it returns the listener is not called any more. Not to be called from within a listener's call.
  void Remove(const std::shared_ptr<ChangeListener>& listener);

  // Refuses new listeners and tells all to end.
  void Drain();

 private:
  void Run();
  bool HasNews() const ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return stopping_ || renewed_ || newest_ != announced_;
  }

  const WatchHubOptions options_;

  mutable absl::Mutex mutex_;
  uint64_t newest_ ABSL_GUARDED_BY(mutex_);
  uint64_t announced_ ABSL_GUARDED_BY(mutex_);
  bool renewed_ ABSL_GUARDED_BY(mutex_) = false;  // a listener was added
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;

  // Held while listeners are called; taken before mutex_ where both are.
  absl::Mutex listeners_mutex_ ABSL_ACQUIRED_BEFORE(mutex_);
  absl::flat_hash_set<std::shared_ptr<ChangeListener>> listeners_ ABSL_GUARDED_BY(listeners_mutex_);
  bool draining_ ABSL_GUARDED_BY(listeners_mutex_) = false;

  std::thread thread_;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_WATCH_HUB_H_
