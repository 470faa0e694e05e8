#include "services/nlp/options.h"

#include <gtest/gtest.h>

#include "services/common/error.h"

namespace parallax::nlp {
namespace {

Options Usual() {
  Options options;
  options.pipeline = {{"catalogue"}, "lexicon"};
  options.worker.ingest_address = "127.0.0.1:1";
  options.worker.query_address = "127.0.0.1:2";
  return options;
}

TEST(Options, FillInThreadsAndWorkerName) {
  Options options = Usual();
  ASSERT_TRUE(Complete(options).ok());
  EXPECT_GE(options.worker.session.threads, 1);
  EXPECT_EQ(options.worker.session.worker_id.substr(0, 4), "nlp-");
}

TEST(Options, NameTheFlagThatIsWrong) {
  const auto field_of = [](auto spoil) {
    Options options = Usual();
    spoil(options);
    return InvalidFieldOf(Complete(options));
  };
  EXPECT_EQ(field_of([](Options& o) { o.credit = 0; }), "--credit");
  EXPECT_EQ(field_of([](Options& o) { o.credit = 1025; }), "--credit");
  EXPECT_EQ(field_of([](Options& o) { o.threads = -1; }), "--threads");
  EXPECT_EQ(field_of([](Options& o) { o.pipeline.catalogue_paths.clear(); }), "--catalogue");
  EXPECT_EQ(field_of([](Options& o) { o.pipeline.model = "best"; }), "--model");
  EXPECT_EQ(field_of([](Options& o) { o.pipeline.model.clear(); }), "--model");
  EXPECT_EQ(field_of([](Options& o) { o.worker.session.lease_duration = absl::Milliseconds(10); }),
            "--lease_duration");
  EXPECT_EQ(field_of([](Options& o) { o.worker.query_address.clear(); }), "--query");
  EXPECT_EQ(field_of([](Options& o) { o.extra_arguments = {"serve"}; }), "serve");
}

TEST(Options, TakeEveryEngineAndAuto) {
  for (const char* model : {"accurate", "fast", "rules", "auto"}) {
    Options options = Usual();
    options.pipeline.model = model;
    EXPECT_TRUE(Complete(options).ok()) << model;
  }
}

}  // namespace
}  // namespace parallax::nlp
