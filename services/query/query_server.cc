#include "services/query/query_server.h"

#include <utility>

#include "services/common/error.h"
#include "services/common/log.h"

namespace parallax::query {
namespace {

constexpr size_t kWatchThreads = 2;

}  // namespace

QueryServer::QueryServer(const QueryServerOptions& options, std::unique_ptr<Store> store)
    : store_(std::move(store)),
      engine_(*store_),
      readers_(options.read_threads, options.max_queued_calls),
      writers_(options.write_threads, options.max_queued_calls),
      watch_readers_(kWatchThreads, options.hub.max_listeners) {}

QueryServer::~QueryServer() {
  if (hub_ != nullptr) hub_->Drain();  // else the server would wait for the watches
}

absl::StatusOr<std::unique_ptr<QueryServer>> QueryServer::Create(QueryServerOptions options) {
  if (options.read_threads == 0) return InvalidField("read_threads", "is 0; give at least 1");
  if (options.write_threads == 0) return InvalidField("write_threads", "is 0; give at least 1");
  PARALLAX_ASSIGN_OR_RETURN(std::unique_ptr<Store> store, Store::Create(options.store));
  auto server = std::unique_ptr<QueryServer>(new QueryServer(options, std::move(store)));
  PARALLAX_RETURN_IF_ERROR(server->Start(std::move(options)));
  return server;
}

absl::Status QueryServer::Start(QueryServerOptions options) {
  PARALLAX_ASSIGN_OR_RETURN(
      writer_,
      AnnotationWriter::Create(*store_, options.writer, [this](uint64_t newest) { hub_->Publish(newest); }));
  hub_ = std::make_unique<WatchHub>(options.hub, writer_->change_sequence());
  watches_.reset(new ClaimWatchContext{*store_, *hub_, watch_readers_, options.watch});
  query_service_ = std::make_unique<QueryServiceImpl>(engine_, readers_, *watches_);
  store_service_ = std::make_unique<StoreServiceImpl>(*store_, *writer_, writers_);
  PARALLAX_ASSIGN_OR_RETURN(
      grpc_, GrpcServer::Start(std::move(options.grpc), {query_service_.get(), store_service_.get()}));
  grpc_->SetServing(v1::QueryService::service_full_name(), true);
  grpc_->SetServing(v1::StoreService::service_full_name(), true);
  return absl::OkStatus();
}

void QueryServer::RunUntilSignal() {
  grpc_->RunUntilSignal([this] { hub_->Drain(); });
}

void QueryServer::Drain() {
  grpc_->Drain([this] { hub_->Drain(); });
}

}  // namespace parallax::query
