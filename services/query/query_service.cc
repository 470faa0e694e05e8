#include "services/query/query_service.h"

#include "services/common/unary.h"

namespace parallax::query {

grpc::ServerUnaryReactor* QueryServiceImpl::SearchArticles(grpc::CallbackServerContext* context,
                                                           const v1::SearchArticlesRequest* request,
                                                           v1::SearchArticlesResponse* response) {
  return RunUnary(context, executor_, [=, this] { return engine_.SearchArticles(*request, *response); });
}

grpc::ServerUnaryReactor* QueryServiceImpl::GetArticle(grpc::CallbackServerContext* context,
                                                       const v1::GetArticleRequest* request,
                                                       v1::GetArticleResponse* response) {
  return RunUnary(context, executor_, [=, this] { return engine_.GetArticle(*request, *response); });
}

grpc::ServerUnaryReactor* QueryServiceImpl::ListEntities(grpc::CallbackServerContext* context,
                                                         const v1::ListEntitiesRequest* request,
                                                         v1::ListEntitiesResponse* response) {
  return RunUnary(context, executor_, [=, this] { return engine_.ListEntities(*request, *response); });
}

grpc::ServerUnaryReactor* QueryServiceImpl::GetEntity(grpc::CallbackServerContext* context,
                                                      const v1::GetEntityRequest* request,
                                                      v1::GetEntityResponse* response) {
  return RunUnary(context, executor_, [=, this] { return engine_.GetEntity(*request, *response); });
}

grpc::ServerUnaryReactor* QueryServiceImpl::ListClaims(grpc::CallbackServerContext* context,
                                                       const v1::ListClaimsRequest* request,
                                                       v1::ListClaimsResponse* response) {
  return RunUnary(context, executor_, [=, this] { return engine_.ListClaims(*request, *response); });
}

grpc::ServerUnaryReactor* QueryServiceImpl::GetStanceMatrix(grpc::CallbackServerContext* context,
                                                            const v1::GetStanceMatrixRequest* request,
                                                            v1::GetStanceMatrixResponse* response) {
  return RunUnary(context, executor_, [=, this] { return engine_.GetStanceMatrix(*request, *response); });
}

grpc::ServerWriteReactor<v1::WatchClaimsResponse>* QueryServiceImpl::WatchClaims(
    grpc::CallbackServerContext* context, const v1::WatchClaimsRequest* request) {
  return ClaimWatch::Start(watches_, context, *request);
}

}  // namespace parallax::query
