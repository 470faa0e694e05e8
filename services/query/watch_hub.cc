#include "services/query/watch_hub.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace parallax::query {

WatchHub::WatchHub(WatchHubOptions options, uint64_t newest)
    : options_(options), newest_(newest), announced_(newest), thread_([this] { Run(); }) {}

WatchHub::~WatchHub() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

void WatchHub::Publish(uint64_t newest) {
  absl::MutexLock lock(&mutex_);
  newest_ = newest;
}

uint64_t WatchHub::newest() const {
  absl::MutexLock lock(&mutex_);
  return newest_;
}

absl::Status WatchHub::Add(std::shared_ptr<ChangeListener> listener) {
  absl::MutexLock lock(&listeners_mutex_);
  if (draining_) return absl::UnavailableError("server: is draining; watch again in a moment");
  if (listeners_.size() >= options_.max_listeners) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "server: has ", listeners_.size(), " watches, as many as --max_watches allows; try again later"));
  }
  listeners_.insert(std::move(listener));
  absl::MutexLock news(&mutex_);
  renewed_ = true;
  return absl::OkStatus();
}

void WatchHub::Remove(const std::shared_ptr<ChangeListener>& listener) {
  absl::MutexLock lock(&listeners_mutex_);
  listeners_.erase(listener);
}

void WatchHub::Drain() {
  absl::MutexLock lock(&listeners_mutex_);
  draining_ = true;
  for (const std::shared_ptr<ChangeListener>& listener : listeners_) listener->OnDrain();
  listeners_.clear();
}

void WatchHub::Run() {
  absl::Time progress_due = absl::Now() + options_.progress_interval;
  while (true) {
    uint64_t newest = 0;
    bool news = false;
    {
      absl::MutexLock lock(&mutex_);
      news = mutex_.AwaitWithDeadline(absl::Condition(this, &WatchHub::HasNews), progress_due);
      if (stopping_) return;
      renewed_ = false;
      newest = announced_ = newest_;
    }
    const bool due = absl::Now() >= progress_due;
    if (due) progress_due = absl::Now() + options_.progress_interval;
    absl::MutexLock lock(&listeners_mutex_);
    for (const std::shared_ptr<ChangeListener>& listener : listeners_) {
      if (news) listener->OnChanges(newest);
      if (due) listener->OnProgressDue();
    }
  }
}

}  // namespace parallax::query
