#include "services/common/executor.h"

#include <gtest/gtest.h>

#include <atomic>

#include "absl/synchronization/notification.h"

namespace parallax {
namespace {

TEST(Executor, RunsEverythingItAccepted) {
  std::atomic<int> ran{0};
  {
    Executor executor(3, 100);
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(executor.TrySubmit([&ran] { ++ran; }));
  }
  EXPECT_EQ(ran, 100);
}

TEST(Executor, RefusesWhenTheQueueIsFull) {
  absl::Notification started;
  absl::Notification release;
  Executor executor(1, 1);
  ASSERT_TRUE(executor.TrySubmit([&] {
    started.Notify();
    release.WaitForNotification();
  }));
  started.WaitForNotification();
  EXPECT_TRUE(executor.TrySubmit([] {}));
  EXPECT_FALSE(executor.TrySubmit([] { FAIL() << "must not run"; }));
  release.Notify();
}

}  // namespace
}  // namespace parallax
