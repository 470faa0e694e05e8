// IngestService over gRPC.
#ifndef PARALLAX_SERVICES_INGEST_INGEST_SERVICE_H_
#define PARALLAX_SERVICES_INGEST_INGEST_SERVICE_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <cstddef>

#include "absl/status/status.h"
#include "parallax/v1/ingest_service.grpc.pb.h"
#include "services/common/executor.h"
#include "services/ingest/article_log.h"
#include "services/ingest/broker.h"
#include "services/ingest/publish_stream.h"
#include "services/ingest/publisher.h"
#include "services/ingest/stream_registry.h"

namespace parallax::ingest {

struct IngestServiceOptions {
  size_t executor_threads = 2;     // for calls that read the log
  size_t max_queued_calls = 1024;  // that wait for these threads
  size_t max_workers = 1024;       // as the broker's
  PublishStreamOptions publish_stream;
};

// Publishing takes requests as bytes: proto3 would refuse a whole message for one byte that is not UTF-8.
using IngestServiceMethods = v1::IngestService::WithRawCallbackMethod_PublishArticle<
    v1::IngestService::WithRawCallbackMethod_PublishArticles<
        v1::IngestService::WithCallbackMethod_LeaseArticles<
            v1::IngestService::WithCallbackMethod_ListDeadLetters<
                v1::IngestService::WithCallbackMethod_ReplayArticles<
                    v1::IngestService::WithCallbackMethod_GetIngestStatus<v1::IngestService::Service>>>>>>;

// Thread-safe.
class IngestService final : public IngestServiceMethods {
 public:
  // Both must outlive the service.
  IngestService(IngestServiceOptions options, Broker& broker, const ArticleLog& log);

  // Ends the streams: publishers get the receipts of what is in flight, workers UNAVAILABLE.
  void Drain() { streams_.DrainAll(); }

  grpc::ServerUnaryReactor* PublishArticle(grpc::CallbackServerContext* context,
                                           const grpc::ByteBuffer* request,
                                           grpc::ByteBuffer* response) override;
  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* PublishArticles(
      grpc::CallbackServerContext* context) override;
  grpc::ServerBidiReactor<v1::LeaseArticlesRequest, v1::LeaseArticlesResponse>* LeaseArticles(
      grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* ListDeadLetters(grpc::CallbackServerContext* context,
                                            const v1::ListDeadLettersRequest* request,
                                            v1::ListDeadLettersResponse* response) override;
  grpc::ServerUnaryReactor* ReplayArticles(grpc::CallbackServerContext* context,
                                           const v1::ReplayArticlesRequest* request,
                                           v1::ReplayArticlesResponse* response) override;
  grpc::ServerUnaryReactor* GetIngestStatus(grpc::CallbackServerContext* context,
                                            const v1::GetIngestStatusRequest* request,
                                            v1::GetIngestStatusResponse* response) override;

 private:
  absl::Status ListDeadLetters(const v1::ListDeadLettersRequest& request,
                               v1::ListDeadLettersResponse& response);
  absl::Status Replay(const v1::ReplayArticlesRequest& request, v1::ReplayArticlesResponse& response);
  absl::Status ReadStatus(v1::GetIngestStatusResponse& response);

  const IngestServiceOptions options_;
  Broker& broker_;
  const ArticleLog& log_;
  Publisher publisher_;
  StreamRegistry streams_;
  Executor calls_;
  Executor deliveries_;
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_INGEST_SERVICE_H_
