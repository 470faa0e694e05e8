#include "services/query/watch_hub.h"

#include "absl/synchronization/notification.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

// Remembers what it was told.
class Recorder : public ChangeListener {
 public:
  void OnChanges(uint64_t newest) override {
    absl::MutexLock lock(&mutex_);
    newest_ = newest;
    told_ = true;
  }
  void OnProgressDue() override {
    absl::MutexLock lock(&mutex_);
    ++progress_;
  }
  void OnDrain() override {
    absl::MutexLock lock(&mutex_);
    drained_ = true;
  }

  void AwaitNewest(uint64_t newest) {
    const auto reached = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return told_ && newest_ >= newest; };
    absl::MutexLock lock(&mutex_, absl::Condition(&reached));
  }
  void AwaitProgress(int count) {
    const auto reached = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return progress_ >= count; };
    absl::MutexLock lock(&mutex_, absl::Condition(&reached));
  }
  bool told() {
    absl::MutexLock lock(&mutex_);
    return told_;
  }
  bool drained() {
    absl::MutexLock lock(&mutex_);
    return drained_;
  }

 private:
  absl::Mutex mutex_;
  uint64_t newest_ ABSL_GUARDED_BY(mutex_) = 0;
  bool told_ ABSL_GUARDED_BY(mutex_) = false;
  int progress_ ABSL_GUARDED_BY(mutex_) = 0;
  bool drained_ ABSL_GUARDED_BY(mutex_) = false;
};

TEST(WatchHub, TellsEveryListenerOfNewChanges) {
  WatchHub hub({}, 5);
  EXPECT_EQ(hub.newest(), 5u);
  const auto a = std::make_shared<Recorder>(), b = std::make_shared<Recorder>();
  ASSERT_THAT(hub.Add(a), IsOk());
  ASSERT_THAT(hub.Add(b), IsOk());
  hub.Publish(7);
  a->AwaitNewest(7);
  b->AwaitNewest(7);
  EXPECT_EQ(hub.newest(), 7u);
}

TEST(WatchHub, TellsANewListenerWhereTheLogStands) {
  WatchHub hub({}, 5);
  const auto listener = std::make_shared<Recorder>();
  ASSERT_THAT(hub.Add(listener), IsOk());
  listener->AwaitNewest(5);
}

TEST(WatchHub, TellsWhenTheProgressIntervalIsOver) {
  WatchHub hub({.progress_interval = absl::Milliseconds(1)}, 0);
  const auto listener = std::make_shared<Recorder>();
  ASSERT_THAT(hub.Add(listener), IsOk());
  listener->AwaitProgress(3);
}

TEST(WatchHub, LeavesARemovedListenerAlone) {
  WatchHub hub({}, 0);
  const auto removed = std::make_shared<Recorder>(), kept = std::make_shared<Recorder>();
  ASSERT_THAT(hub.Add(kept), IsOk());
  kept->AwaitNewest(0);
  ASSERT_THAT(hub.Add(removed), IsOk());
  hub.Remove(removed);
  const bool told_before = removed->told();
  hub.Publish(1);
  kept->AwaitNewest(1);
  hub.Drain();
  EXPECT_EQ(removed->told(), told_before);
  EXPECT_FALSE(removed->drained());
}

TEST(WatchHub, RefusesListenersBeyondItsLimit) {
  WatchHub hub({.max_listeners = 1}, 0);
  const auto first = std::make_shared<Recorder>();
  ASSERT_THAT(hub.Add(first), IsOk());
  EXPECT_THAT(hub.Add(std::make_shared<Recorder>()), HasCode(absl::StatusCode::kResourceExhausted));
  hub.Remove(first);
  EXPECT_THAT(hub.Add(std::make_shared<Recorder>()), IsOk());
}

TEST(WatchHub, EndsListenersAndRefusesNewOnesWhenDraining) {
  WatchHub hub({}, 0);
  const auto listener = std::make_shared<Recorder>();
  ASSERT_THAT(hub.Add(listener), IsOk());
  hub.Drain();
  EXPECT_TRUE(listener->drained());
  EXPECT_THAT(hub.Add(std::make_shared<Recorder>()), HasCode(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace parallax::query
