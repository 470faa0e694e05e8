// The reading methods of QueryService, from request to response, whatever the transport.
#ifndef PARALLAX_SERVICES_QUERY_QUERY_ENGINE_H_
#define PARALLAX_SERVICES_QUERY_QUERY_ENGINE_H_

#include "absl/status/status.h"
#include "parallax/v1/query_service.pb.h"
#include "services/query/store.h"

namespace parallax::query {

// Each call sees one moment of the store. May block on the disk; thread-safe. INVALID_ARGUMENT names the
// field, NOT_FOUND says how to find what is there.
class QueryEngine {
 public:
  // `store` must outlive the engine.
  explicit QueryEngine(const Store& store) : store_(store) {}

  absl::Status SearchArticles(const v1::SearchArticlesRequest& request,
                              v1::SearchArticlesResponse& response) const;
  absl::Status GetArticle(const v1::GetArticleRequest& request, v1::GetArticleResponse& response) const;
  absl::Status ListEntities(const v1::ListEntitiesRequest& request, v1::ListEntitiesResponse& response) const;
  absl::Status GetEntity(const v1::GetEntityRequest& request, v1::GetEntityResponse& response) const;
  absl::Status ListClaims(const v1::ListClaimsRequest& request, v1::ListClaimsResponse& response) const;
  absl::Status GetStanceMatrix(const v1::GetStanceMatrixRequest& request,
                               v1::GetStanceMatrixResponse& response) const;

 private:
  const Store& store_;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_QUERY_ENGINE_H_
