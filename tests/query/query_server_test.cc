#include "services/query/query_server.h"

#include <grpc/grpc.h>

#include "tests/query/server_fixture.h"

namespace parallax::query {
namespace {

class QueryServerTest : public ServerTest {};

TEST_F(QueryServerTest, RefusesAFolderThatAnotherServerHolds) {
  const auto second = QueryServer::Create(options_);
  EXPECT_THAT(second, HasCode(absl::StatusCode::kUnavailable));
  EXPECT_THAT(std::string(second.status().message()), testing::HasSubstr("in use"));
}

TEST_F(QueryServerTest, RefusesAPortThatIsTaken) {
  TemporaryFolder other;
  QueryServerOptions options = options_;
  options.store.path = other.path();
  options.grpc.listen_address = absl::StrCat("127.0.0.1:", server_->port());
  EXPECT_THAT(QueryServer::Create(options), HasCode(absl::StatusCode::kUnavailable));
}

TEST_F(QueryServerTest, RefusesToRunWithoutThreads) {
  QueryServerOptions options = options_;
  options.read_threads = 0;
  EXPECT_THAT(QueryServer::Create(options), IsInvalid("read_threads"));
  options = options_;
  options.write_threads = 0;
  EXPECT_THAT(QueryServer::Create(options), IsInvalid("write_threads"));
}

TEST_F(QueryServerTest, RefusesCallsAfterDraining) {
  server_->Drain();
  EXPECT_THAT(Write(ArticleBuilder("a").Build()), HasCode(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace parallax::query
