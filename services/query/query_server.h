// The whole query process but its flags: store, writer, engine, watches and their gRPC server.
#ifndef PARALLAX_SERVICES_QUERY_QUERY_SERVER_H_
#define PARALLAX_SERVICES_QUERY_QUERY_SERVER_H_

#include <memory>

#include "absl/status/statusor.h"
#include "services/common/executor.h"
#include "services/common/grpc_server.h"
#include "services/query/annotation_writer.h"
#include "services/query/claim_watch.h"
#include "services/query/query_engine.h"
#include "services/query/query_service.h"
#include "services/query/store.h"
#include "services/query/store_service.h"
#include "services/query/watch_hub.h"

namespace parallax::query {

struct QueryServerOptions {
  StoreOptions store;
  AnnotationWriterOptions writer;
  WatchHubOptions hub;
  ClaimWatchOptions watch;
  GrpcServerOptions grpc;
  size_t read_threads = 4;
  size_t write_threads = 16;
  size_t max_queued_calls = 256;  // for each of reads and writes; more are refused
};

class QueryServer {
 public:
  // Opens the store, then listens: whoever can connect finds a service that is ready.
  static absl::StatusOr<std::unique_ptr<QueryServer>> Create(QueryServerOptions options);

  ~QueryServer();

  int port() const { return grpc_->port(); }

  // See GrpcServer; watches end with UNAVAILABLE and a resume token.
  void RunUntilSignal();
  void Drain();

 private:
  QueryServer(const QueryServerOptions& options, std::unique_ptr<Store> store);
  absl::Status Start(QueryServerOptions options);

  // In order of construction; the server goes first, then the threads, then what they used.
  const std::unique_ptr<Store> store_;
  std::unique_ptr<WatchHub> hub_;
  std::unique_ptr<AnnotationWriter> writer_;
  const QueryEngine engine_;
  Executor readers_;
  Executor writers_;
  Executor watch_readers_;
  std::unique_ptr<ClaimWatchContext> watches_;
  std::unique_ptr<QueryServiceImpl> query_service_;
  std::unique_ptr<StoreServiceImpl> store_service_;
  std::unique_ptr<GrpcServer> grpc_;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_QUERY_SERVER_H_
