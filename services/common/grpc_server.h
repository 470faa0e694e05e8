// A gRPC server as ops expect it: health, reflection, graceful end on SIGTERM.
#ifndef PARALLAX_SERVICES_COMMON_GRPC_SERVER_H_
#define PARALLAX_SERVICES_COMMON_GRPC_SERVER_H_

#include <grpcpp/server.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/channel.h"

namespace parallax {

struct GrpcServerOptions {
  std::string listen_address = "127.0.0.1:0";  // port 0: the kernel picks
  std::string port_file;                       // where to write the port once it listens; empty: nowhere
  absl::Duration drain_delay = absl::ZeroDuration();  // between NOT_SERVING and refusing new calls
  absl::Duration shutdown_grace = absl::Seconds(5);   // for calls in flight
  int max_receive_bytes = kMaxMessageBytes;
};

// Blocks SIGTERM and SIGINT in this thread and all that it starts, so that GrpcServer::RunUntilSignal
// receives them. Call first in main.
void BlockTerminationSignals();

// Owns a running server. Health answers SERVING for "" at once; named services are NOT_SERVING until
// SetServing.
class GrpcServer {
 public:
  // Starts listening. `services` must outlive the server.
  static absl::StatusOr<std::unique_ptr<GrpcServer>> Start(GrpcServerOptions options,
                                                           const std::vector<grpc::Service*>& services);
  ~GrpcServer();

  int port() const { return port_; }

  // Sets the readiness of a service by its full name ("parallax.v1.IngestService"). Thread-safe.
  void SetServing(const std::string& service, bool serving);

  // Waits for SIGTERM or SIGINT, then drains: not serving, `on_drain` (end long streams there), refuse new
  // calls, wait for calls in flight within the grace, cancel the rest.
  void RunUntilSignal(const std::function<void()>& on_drain);

  // The draining part of RunUntilSignal.
  void Drain(const std::function<void()>& on_drain);

 private:
  GrpcServer(GrpcServerOptions options, std::unique_ptr<grpc::Server> server, int port);

  const GrpcServerOptions options_;
  std::unique_ptr<grpc::Server> server_;
  const int port_;
};

}  // namespace parallax

#endif  // PARALLAX_SERVICES_COMMON_GRPC_SERVER_H_
