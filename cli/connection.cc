#include "cli/connection.h"

#include <google/protobuf/wrappers.pb.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <future>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace parallax::cli {
namespace {

std::shared_ptr<grpc::Channel> Connect(const std::string& address) {
  grpc::ChannelArguments arguments;
  // A service that restarts is found again quickly, one that vanished without a word is noticed.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10000);
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  arguments.SetMaxReceiveMessageSize(64 << 20);  // pages of many claims
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

// "failed to connect to all addresses; ...: Connection refused" to "Connection refused".
absl::string_view LastPart(absl::string_view message) {
  const size_t colon = message.rfind(": ");
  return colon == absl::string_view::npos ? message : message.substr(colon + 2);
}

std::string FlagHint(const Endpoint& endpoint) {
  return absl::StrCat("--", endpoint.name, " or ", endpoint.variable);
}

}  // namespace

Connection::Connection(const GlobalOptions& options)
    : ingest_endpoint_{"ingest", options.ingest, "PARALLAX_INGEST"},
      nlp_endpoint_{"nlp", options.nlp, "PARALLAX_NLP"},
      query_endpoint_{"query", options.query, "PARALLAX_QUERY"},
      ingest_channel_(Connect(options.ingest)),
      nlp_channel_(Connect(options.nlp)),
      query_channel_(Connect(options.query)),
      ingest_(v1::IngestService::NewStub(ingest_channel_)),
      nlp_(v1::NlpService::NewStub(nlp_channel_)),
      query_(v1::QueryService::NewStub(query_channel_)),
      store_(v1::StoreService::NewStub(query_channel_)) {}

// Debian ships no generated code for grpc.health.v1. Its request is a message with a string as field 1, its
// response one with an enum as field 1: on the wire the same as the wrappers used here.
grpc::Status Connection::CheckHealth(const std::shared_ptr<grpc::Channel>& channel,
                                     const std::string& service, absl::Time deadline,
                                     std::string& readiness) {
  grpc::TemplatedGenericStub<google::protobuf::StringValue, google::protobuf::Int32Value> stub(channel);
  google::protobuf::StringValue request;
  google::protobuf::Int32Value response;
  request.set_value(service);
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(deadline));
  std::promise<grpc::Status> done;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", grpc::StubOptions(), &request, &response,
                 [&done](grpc::Status status) { done.set_value(std::move(status)); });
  grpc::Status status = done.get_future().get();
  constexpr int kServing = 1;
  constexpr int kNotServing = 2;
  readiness = response.value() == kServing      ? "serving"
              : response.value() == kNotServing ? "not serving"
                                                : "unknown";
  return status;
}

std::string ExplainFailure(const grpc::Status& status, const Endpoint& endpoint) {
  const std::string place = absl::StrCat(endpoint.name, " at ", endpoint.address);
  switch (status.error_code()) {
    case grpc::StatusCode::UNAVAILABLE:
      return absl::StrCat("cannot reach ", place, " (", LastPart(status.error_message()),
                          "); start it, or name its address with ", FlagHint(endpoint));
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return absl::StrCat(place,
                          " did not answer in time; give it longer with --timeout, or look at its log");
    case grpc::StatusCode::UNIMPLEMENTED:
      return absl::StrCat(place, " does not know this call; check ", FlagHint(endpoint),
                          " and that its version is that of parallaxctl");
    default:
      return absl::StrCat(place, ": ", status.error_message());
  }
}

ExitCode ExitCodeOf(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::OK:
      return ExitCode::kDone;
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return ExitCode::kUnreachable;
    case grpc::StatusCode::INVALID_ARGUMENT:
      return ExitCode::kUsage;
    default:
      return ExitCode::kError;
  }
}

bool IsTransient(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::ABORTED:
    case grpc::StatusCode::CANCELLED:  // by a service that drains: parallaxctl cancels nothing that it
                                       // repeats
      return true;
    case grpc::StatusCode::UNKNOWN:  // gRPC's word for a connection that broke before a status came
      return absl::StrContains(status.error_message(), "Stream removed");
    default:
      return false;
  }
}

}  // namespace parallax::cli
