// Runs the body of a unary RPC on an executor, so that gRPC's own threads never block.
#ifndef PARALLAX_SERVICES_COMMON_UNARY_H_
#define PARALLAX_SERVICES_COMMON_UNARY_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <utility>

#include "absl/status/status.h"
#include "services/common/executor.h"
#include "services/common/grpc_status.h"

namespace parallax {

// `body` fills the response and returns an absl::Status. A full executor answers RESOURCE_EXHAUSTED; a call
// that was cancelled or timed out while it waited is not run.
template <typename Body>
grpc::ServerUnaryReactor* RunUnary(grpc::CallbackServerContext* context, Executor& executor, Body body) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const bool queued = executor.TrySubmit([context, reactor, body = std::move(body)]() mutable {
    reactor->Finish(context->IsCancelled()
                        ? grpc::Status(grpc::StatusCode::CANCELLED, "cancelled by the client")
                        : ToGrpcStatus(body()));
  });
  if (!queued) {
    reactor->Finish(ToGrpcStatus(
        absl::ResourceExhaustedError("server: too many calls are waiting; try again in a second")));
  }
  return reactor;
}

}  // namespace parallax

#endif  // PARALLAX_SERVICES_COMMON_UNARY_H_
