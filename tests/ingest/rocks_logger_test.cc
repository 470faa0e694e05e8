#include "services/ingest/rocks_logger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace parallax::ingest {
namespace {

// What is written to standard error while `action` runs.
template <typename Action>
std::string Logged(Action action) {
  testing::internal::CaptureStderr();
  action();
  return testing::internal::GetCapturedStderr();
}

TEST(RocksLogger, PassesOnWarningsAndErrorsAsOneLineEach) {
  RocksLogger logger;
  const std::string warning = Logged([&] { rocksdb::Warn(&logger, "level %d\nis slow", 3); });
  EXPECT_THAT(warning, testing::HasSubstr("\"severity\":\"WARNING\""));
  EXPECT_THAT(warning, testing::HasSubstr("\"message\":\"level 3\\nis slow\""));
  EXPECT_THAT(Logged([&] { rocksdb::Error(&logger, "no space"); }),
              testing::HasSubstr("\"severity\":\"ERROR\""));
}

TEST(RocksLogger, LeavesOutWhatIsNoTrouble) {
  RocksLogger logger;
  EXPECT_EQ(Logged([&] {
              rocksdb::Header(&logger, "options");
              rocksdb::Info(&logger, "compacted");
              rocksdb::Debug(&logger, "details");
            }),
            "");
}

TEST(RocksLogger, CutsLongMessages) {
  RocksLogger logger;
  EXPECT_LT(Logged([&] { rocksdb::Error(&logger, "%s", std::string(5000, 'x').c_str()); }).size(), 1300u);
}

}  // namespace
}  // namespace parallax::ingest
