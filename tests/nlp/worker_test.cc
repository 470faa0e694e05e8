#include "services/nlp/worker.h"

#include <gtest/gtest.h>

#include "tests/nlp/fake_services.h"

namespace parallax::nlp {
namespace {

WorkerOptions OptionsFor(const FakeServices& services) {
  WorkerOptions options;
  options.ingest_address = options.query_address = services.address;
  options.session.worker_id = "test";
  options.reconnect_delay = absl::Milliseconds(10);
  return options;
}

TEST(Worker, AnnotatesWhatIngestOffers) {
  FakeServices services;
  services.ingest.Offer("u1");
  const auto pipeline = SamplePipeline();
  const Worker worker(OptionsFor(services), *pipeline);
  EXPECT_TRUE(services.ingest.Wait(1, 0, 0));
}

TEST(Worker, StopsWhileNothingAnswers) {
  WorkerOptions options;
  options.ingest_address = options.query_address = "127.0.0.1:1";
  const auto pipeline = SamplePipeline();
  const Worker worker(options, *pipeline);
}

TEST(Worker, LeasesAgainAfterTheStoreWasAway) {
  FakeServices services;
  int failures = 2;
  services.store.refuse = [&failures](const auto&) {
    return failures-- > 0 ? grpc::Status(grpc::StatusCode::UNAVAILABLE, "away") : grpc::Status::OK;
  };
  WorkerOptions options = OptionsFor(services);
  options.session.store_patience = absl::ZeroDuration();
  services.ingest.Offer("u1");
  const auto pipeline = SamplePipeline();
  const Worker worker(options, *pipeline);
  ASSERT_TRUE(services.ingest.Wait(0, 0, 1));
  services.ingest.Offer("u2");
  ASSERT_TRUE(services.ingest.Wait(0, 0, 2));
  services.ingest.Offer("u3");
  EXPECT_TRUE(services.ingest.Wait(1, 0, 2));
}

}  // namespace
}  // namespace parallax::nlp
