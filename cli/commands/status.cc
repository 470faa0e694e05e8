#include <ostream>

#include "cli/commands/commands.h"
#include "cli/status_view.h"

namespace parallax::cli {
namespace {

constexpr char kIngest[] = "parallax.v1.IngestService";
constexpr char kNlp[] = "parallax.v1.NlpService";
constexpr char kQuery[] = "parallax.v1.QueryService";

// A status call and a health check answer together whether a service is there and ready.
ServiceState StateOf(const grpc::Status& call, const Endpoint& endpoint,
                     const std::shared_ptr<grpc::Channel>& channel, const char* service,
                     absl::Duration timeout) {
  ServiceState state;
  state.address = endpoint.address;
  state.reachable = call.ok();
  if (!call.ok()) {
    state.problem = ExplainFailure(call, endpoint);
    return state;
  }
  const grpc::Status health =
      Connection::CheckHealth(channel, service, absl::Now() + timeout, state.readiness);
  if (!health.ok()) state.readiness = "unknown";
  return state;
}

}  // namespace

ExitCode Run(const StatusOptions& options, Session& session) {
  Connection& services = session.connection();
  SystemState state;
  state.now = absl::Now();

  grpc::Status call = session.Call(services.ingest(), &v1::IngestService::StubInterface::GetIngestStatus,
                                   v1::GetIngestStatusRequest(), state.ingest_status);
  state.ingest =
      StateOf(call, services.ingest_endpoint(), services.ingest_channel(), kIngest, session.timeout());

  call = session.Call(services.nlp(), &v1::NlpService::StubInterface::GetEngine, v1::GetEngineRequest(),
                      state.engine);
  state.nlp = StateOf(call, services.nlp_endpoint(), services.nlp_channel(), kNlp, session.timeout());

  v1::GetStoreStatusRequest store_request;
  store_request.set_include_digest(options.digest);
  call = session.Call(services.store(), &v1::StoreService::StubInterface::GetStoreStatus, store_request,
                      state.store_status);
  state.query = StateOf(call, services.query_endpoint(), services.query_channel(), kQuery, session.timeout());

  if (session.options().json) {
    session.out() << StatusJson(state) << "\n";
  } else {
    session.out() << StatusView(state, session.width(), session.style());
  }
  const bool all = state.ingest.reachable && state.nlp.reachable && state.query.reachable;
  return all ? ExitCode::kDone : ExitCode::kUnreachable;
}

}  // namespace parallax::cli
