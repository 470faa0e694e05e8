// Connections to the three services, and failures of calls in words.
#ifndef PARALLAX_CLI_CONNECTION_H_
#define PARALLAX_CLI_CONNECTION_H_

#include <grpcpp/channel.h>
#include <grpcpp/support/status.h>

#include <memory>
#include <string>

#include "absl/time/time.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "parallax/v1/ingest_service.grpc.pb.h"
#include "parallax/v1/nlp_service.grpc.pb.h"
#include "parallax/v1/query_service.grpc.pb.h"
#include "parallax/v1/store_service.grpc.pb.h"

namespace parallax::cli {

// One of the three processes.
struct Endpoint {
  std::string name;      // "ingest"; also the flag
  std::string address;   // "127.0.0.1:7101"
  std::string variable;  // "PARALLAX_INGEST"
};

// Channels connect on first use. Thread-safe.
class Connection {
 public:
  explicit Connection(const GlobalOptions& options);

  const Endpoint& ingest_endpoint() const { return ingest_endpoint_; }
  const Endpoint& nlp_endpoint() const { return nlp_endpoint_; }
  const Endpoint& query_endpoint() const { return query_endpoint_; }

  v1::IngestService::StubInterface& ingest() { return *ingest_; }
  v1::NlpService::StubInterface& nlp() { return *nlp_; }
  v1::QueryService::StubInterface& query() { return *query_; }
  v1::StoreService::StubInterface& store() { return *store_; }

  // Readiness of `service` ("parallax.v1.IngestService") by the gRPC health protocol: "serving", "not
  // serving" or "unknown". `channel` is one of those below.
  static grpc::Status CheckHealth(const std::shared_ptr<grpc::Channel>& channel, const std::string& service,
                                  absl::Time deadline, std::string& readiness);

  const std::shared_ptr<grpc::Channel>& ingest_channel() const { return ingest_channel_; }
  const std::shared_ptr<grpc::Channel>& nlp_channel() const { return nlp_channel_; }
  const std::shared_ptr<grpc::Channel>& query_channel() const { return query_channel_; }

 private:
  const Endpoint ingest_endpoint_;
  const Endpoint nlp_endpoint_;
  const Endpoint query_endpoint_;
  const std::shared_ptr<grpc::Channel> ingest_channel_;
  const std::shared_ptr<grpc::Channel> nlp_channel_;
  const std::shared_ptr<grpc::Channel> query_channel_;
  const std::unique_ptr<v1::IngestService::StubInterface> ingest_;
  const std::unique_ptr<v1::NlpService::StubInterface> nlp_;
  const std::unique_ptr<v1::QueryService::StubInterface> query_;
  const std::unique_ptr<v1::StoreService::StubInterface> store_;
};

// What went wrong in one line: what, where, and what to do about it.
std::string ExplainFailure(const grpc::Status& status, const Endpoint& endpoint);

ExitCode ExitCodeOf(const grpc::Status& status);

// Whether the same call may succeed when it is made again later: the service is away, restarts or is full.
bool IsTransient(const grpc::Status& status);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_CONNECTION_H_
