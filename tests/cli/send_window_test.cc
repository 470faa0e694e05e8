#include "cli/send_window.h"

#include <gtest/gtest.h>

#include <thread>

namespace parallax::cli {
namespace {

struct Entry {
  int number;
  size_t bytes;
};

std::shared_ptr<Entry> Make(int number, size_t bytes = 1) {
  return std::make_shared<Entry>(Entry{number, bytes});
}

TEST(SendWindow, PairsAnswersWithEntriesInOrder) {
  SendWindow<Entry> window({});
  window.Add(Make(1));
  window.Add(Make(2));
  EXPECT_EQ(window.TakeAnswered()->number, 1);
  EXPECT_EQ(window.TakeAnswered()->number, 2);
  EXPECT_EQ(window.TakeAnswered(), nullptr);
  EXPECT_EQ(window.answered(), 2u);
  EXPECT_EQ(window.unanswered(), 0u);
}

TEST(SendWindow, SendsAgainWhatHasNoAnswerBeforeWhatWasNotSentYet) {
  SendWindow<Entry> window({});
  for (int i = 1; i <= 3; ++i) window.Add(Make(i));
  window.TakeAnswered();
  window.Begin();
  window.Add(window.TakeAgain());  // 2 goes out again, then this stream breaks too
  window.Begin();
  EXPECT_EQ(window.TakeAgain()->number, 2);
  EXPECT_EQ(window.TakeAgain()->number, 3);
  EXPECT_EQ(window.TakeAgain(), nullptr);
  EXPECT_EQ(window.resent(), 3u);
}

TEST(SendWindow, HasNoRoomBeyondItsEntriesUntilAnAnswerComes) {
  SendWindow<Entry> window({.max_entries = 1});
  EXPECT_TRUE(window.WaitForRoom());
  window.Add(Make(1));
  std::thread reader([&] { window.TakeAnswered(); });
  EXPECT_TRUE(window.WaitForRoom());
  reader.join();
  EXPECT_EQ(window.unanswered(), 0u);
}

TEST(SendWindow, HasNoRoomBeyondItsBytesUntilAnAnswerComes) {
  SendWindow<Entry> window({.max_bytes = 10});
  window.Add(Make(1, 100));
  std::thread reader([&] { window.TakeAnswered(); });
  EXPECT_TRUE(window.WaitForRoom());
  reader.join();
  EXPECT_EQ(window.unanswered(), 0u);
}

TEST(SendWindow, WakesAWriterWhenTheStreamEnds) {
  SendWindow<Entry> window({.max_entries = 1});
  window.Add(Make(1));
  std::thread reader([&] { window.End(); });
  EXPECT_FALSE(window.WaitForRoom());
  reader.join();
  window.Begin();
  EXPECT_TRUE(window.WaitForRoom());
}

}  // namespace
}  // namespace parallax::cli
