// QueryService over gRPC.
#ifndef PARALLAX_SERVICES_QUERY_QUERY_SERVICE_H_
#define PARALLAX_SERVICES_QUERY_QUERY_SERVICE_H_

#include "parallax/v1/query_service.grpc.pb.h"
#include "services/common/executor.h"
#include "services/query/claim_watch.h"
#include "services/query/query_engine.h"

namespace parallax::query {

// Reads run on an executor, watches on their own. Thread-safe.
class QueryServiceImpl : public v1::QueryService::CallbackService {
 public:
  // All must outlive the service and its calls.
  QueryServiceImpl(const QueryEngine& engine, Executor& executor, const ClaimWatchContext& watches)
      : engine_(engine), executor_(executor), watches_(watches) {}

  grpc::ServerUnaryReactor* SearchArticles(grpc::CallbackServerContext* context,
                                           const v1::SearchArticlesRequest* request,
                                           v1::SearchArticlesResponse* response) override;
  grpc::ServerUnaryReactor* GetArticle(grpc::CallbackServerContext* context,
                                       const v1::GetArticleRequest* request,
                                       v1::GetArticleResponse* response) override;
  grpc::ServerUnaryReactor* ListEntities(grpc::CallbackServerContext* context,
                                         const v1::ListEntitiesRequest* request,
                                         v1::ListEntitiesResponse* response) override;
  grpc::ServerUnaryReactor* GetEntity(grpc::CallbackServerContext* context,
                                      const v1::GetEntityRequest* request,
                                      v1::GetEntityResponse* response) override;
  grpc::ServerUnaryReactor* ListClaims(grpc::CallbackServerContext* context,
                                       const v1::ListClaimsRequest* request,
                                       v1::ListClaimsResponse* response) override;
  grpc::ServerUnaryReactor* GetStanceMatrix(grpc::CallbackServerContext* context,
                                            const v1::GetStanceMatrixRequest* request,
                                            v1::GetStanceMatrixResponse* response) override;
  grpc::ServerWriteReactor<v1::WatchClaimsResponse>* WatchClaims(
      grpc::CallbackServerContext* context, const v1::WatchClaimsRequest* request) override;

 private:
  const QueryEngine& engine_;
  Executor& executor_;
  const ClaimWatchContext& watches_;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_QUERY_SERVICE_H_
