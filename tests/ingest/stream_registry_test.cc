#include "services/ingest/stream_registry.h"

#include <gtest/gtest.h>

namespace parallax::ingest {
namespace {

TEST(StreamRegistry, DrainsTheStreamsThatAreOpen) {
  StreamRegistry registry;
  int open = 0;
  int closed = 0;
  registry.Add(&open, [&] { ++open; });
  registry.Add(&closed, [&] { ++closed; });
  registry.Remove(&closed);
  registry.DrainAll();
  registry.DrainAll();
  EXPECT_EQ(open, 1);
  EXPECT_EQ(closed, 0);
}

TEST(StreamRegistry, DrainsAtOnceWhatComesLater) {
  StreamRegistry registry;
  registry.DrainAll();
  int late = 0;
  registry.Add(&late, [&] { ++late; });
  EXPECT_EQ(late, 1);
  registry.Remove(&late);
}

}  // namespace
}  // namespace parallax::ingest
