#include "services/ingest/options.h"

#include <gtest/gtest.h>

#include <functional>

#include "services/common/error.h"

namespace parallax::ingest {
namespace {

TEST(IngestOptions, AreValidByDefault) { EXPECT_TRUE(Options().Validate().ok()); }

TEST(IngestOptions, NameTheFlagThatIsWrong) {
  const auto with = [](const std::function<void(Options&)>& change) {
    Options options;
    change(options);
    return InvalidFieldOf(options.Validate());
  };
  EXPECT_EQ(with([](Options& o) { o.extra_arguments = {"serve"}; }), "serve");
  EXPECT_EQ(with([](Options& o) { o.data = ""; }), "--data");
  EXPECT_EQ(with([](Options& o) { o.cache_mib = 0; }), "--cache_mib");
  EXPECT_EQ(with([](Options& o) { o.executor_threads = 0; }), "--executor_threads");
  EXPECT_EQ(with([](Options& o) { o.max_queued_articles = 0; }), "--max_queued_articles");
  EXPECT_EQ(with([](Options& o) { o.max_queued_mib = 3; }), "--max_queued_mib");
  EXPECT_EQ(with([](Options& o) { o.publish_window = -1; }), "--publish_window");
  EXPECT_EQ(with([](Options& o) { o.max_workers = 65537; }), "--max_workers");
  EXPECT_EQ(with([](Options& o) { o.server.drain_delay = absl::Seconds(-1); }), "--drain_delay");
  EXPECT_EQ(with([](Options& o) { o.server.shutdown_grace = absl::Seconds(-1); }), "--shutdown_grace");
}

TEST(IngestOptions, ReachTheParts) {
  Options options;
  options.data = "somewhere";
  options.cache_mib = 3;
  options.executor_threads = 5;
  options.max_queued_articles = 7;
  options.max_queued_mib = 11;
  options.publish_window = 13;
  options.max_workers = 17;
  EXPECT_EQ(options.log().directory, "somewhere");
  EXPECT_EQ(options.log().cache_bytes, 3u << 20);
  EXPECT_EQ(options.broker().writer.max_queued_articles, 7u);
  EXPECT_EQ(options.broker().writer.max_queued_bytes, 11u << 20);
  EXPECT_EQ(options.broker().max_workers, 17u);
  EXPECT_EQ(options.service().executor_threads, 5u);
  EXPECT_EQ(options.service().publish_stream.max_in_flight_articles, 13u);
  EXPECT_EQ(options.service().max_workers, 17u);
}

}  // namespace
}  // namespace parallax::ingest
