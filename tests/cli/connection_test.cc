#include "cli/connection.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/cli/fake_services.h"

namespace parallax::cli {
namespace {

const Endpoint kIngest = {"ingest", "127.0.0.1:7101", "PARALLAX_INGEST"};

TEST(Connection, ReachesEachService) {
  const FakeServices services;
  GlobalOptions options;
  options.ingest = absl::StrCat("127.0.0.1:", services.ingest_port());
  options.query = absl::StrCat("127.0.0.1:", services.query_port());
  Connection connection(options);
  grpc::ClientContext ingest_context;
  v1::GetIngestStatusResponse ingest_status;
  EXPECT_TRUE(connection.ingest().GetIngestStatus(&ingest_context, {}, &ingest_status).ok());
  grpc::ClientContext store_context;
  v1::GetStoreStatusResponse store_status;
  EXPECT_TRUE(connection.store().GetStoreStatus(&store_context, {}, &store_status).ok());
  EXPECT_EQ(connection.ingest_endpoint().address, options.ingest);
}

TEST(Connection, AsksForHealth) {
  const FakeServices services;
  GlobalOptions options;
  options.nlp = absl::StrCat("127.0.0.1:", services.nlp_port());
  Connection connection(options);
  std::string readiness;
  const absl::Time deadline = absl::Now() + absl::Seconds(10);
  EXPECT_TRUE(
      Connection::CheckHealth(connection.nlp_channel(), "parallax.v1.NlpService", deadline, readiness).ok());
  EXPECT_EQ(readiness, "serving");
  const grpc::Status unknown =
      Connection::CheckHealth(connection.nlp_channel(), "parallax.v1.Nothing", deadline, readiness);
  EXPECT_EQ(unknown.error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST(Connection, ExplainsWhatWhereAndWhatToDo) {
  EXPECT_EQ(ExplainFailure(
                {grpc::StatusCode::UNAVAILABLE,
                 "failed to connect to all addresses; last error: UNKNOWN: ipv4:127.0.0.1:7101: Failed to "
                 "connect to remote host: Connection refused"},
                kIngest),
            "cannot reach ingest at 127.0.0.1:7101 (Connection refused); start it, or name its address with "
            "--ingest "
            "or PARALLAX_INGEST");
  EXPECT_EQ(
      ExplainFailure({grpc::StatusCode::DEADLINE_EXCEEDED, "Deadline Exceeded"}, kIngest),
      "ingest at 127.0.0.1:7101 did not answer in time; give it longer with --timeout, or look at its log");
  EXPECT_EQ(ExplainFailure({grpc::StatusCode::INVALID_ARGUMENT, "page_token: is not of this list"}, kIngest),
            "ingest at 127.0.0.1:7101: page_token: is not of this list");
}

TEST(Connection, TurnsStatusesIntoExitCodes) {
  EXPECT_EQ(ExitCodeOf(grpc::Status::OK), ExitCode::kDone);
  EXPECT_EQ(ExitCodeOf({grpc::StatusCode::UNAVAILABLE, ""}), ExitCode::kUnreachable);
  EXPECT_EQ(ExitCodeOf({grpc::StatusCode::DEADLINE_EXCEEDED, ""}), ExitCode::kUnreachable);
  EXPECT_EQ(ExitCodeOf({grpc::StatusCode::INVALID_ARGUMENT, ""}), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf({grpc::StatusCode::INTERNAL, ""}), ExitCode::kError);
}

TEST(Connection, RepeatsOnlyWhatMayPass) {
  EXPECT_TRUE(IsTransient({grpc::StatusCode::UNAVAILABLE, ""}));
  EXPECT_TRUE(IsTransient({grpc::StatusCode::RESOURCE_EXHAUSTED, ""}));
  EXPECT_TRUE(IsTransient({grpc::StatusCode::UNKNOWN, "Stream removed"}));
  EXPECT_FALSE(IsTransient({grpc::StatusCode::UNKNOWN, "oops"}));
  EXPECT_FALSE(IsTransient({grpc::StatusCode::INVALID_ARGUMENT, ""}));
  EXPECT_FALSE(IsTransient({grpc::StatusCode::INTERNAL, ""}));
}

}  // namespace
}  // namespace parallax::cli
