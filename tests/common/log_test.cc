#include "services/common/log.h"

#include <gtest/gtest.h>

namespace parallax {
namespace {

TEST(Log, WritesOneJsonObject) {
  EXPECT_EQ(
      FormatLogLine("INFO", "stored", {{"article_id", "u1"}, {"claims", 3}, {"ok", true}, {"share", 0.5}}),
      R"({"severity":"INFO","service":"parallax","event":"stored","article_id":"u1","claims":3,)"
      R"("ok":true,"share":0.5})");
}

TEST(Log, EscapesWhatCouldBreakALine) {
  EXPECT_EQ(FormatLogLine("ERROR", "x", {{"reason", "a\"b\\c\nd\x01"}}),
            R"({"severity":"ERROR","service":"parallax","event":"x","reason":"a\"b\\c\nd\u0001"})");
}

TEST(Log, RepairsBytesThatAreNotUtf8) { EXPECT_EQ(LogValue("\x93quoted\x94").json(), "\"“quoted”\""); }

}  // namespace
}  // namespace parallax
