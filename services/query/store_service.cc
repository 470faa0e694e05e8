#include "services/query/store_service.h"

#include "services/common/error.h"
#include "services/common/unary.h"
#include "services/query/store_status.h"

namespace parallax::query {

grpc::ServerUnaryReactor* StoreServiceImpl::WriteAnnotations(grpc::CallbackServerContext* context,
                                                             const v1::WriteAnnotationsRequest* request,
                                                             v1::WriteAnnotationsResponse* response) {
  return RunUnary(context, executor_, [=, this]() -> absl::Status {
    PARALLAX_ASSIGN_OR_RETURN(const std::vector<v1::WriteOutcome> outcomes, writer_.Write(*request));
    for (const v1::WriteOutcome outcome : outcomes) response->add_outcomes(outcome);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* StoreServiceImpl::GetStoreStatus(grpc::CallbackServerContext* context,
                                                           const v1::GetStoreStatusRequest* request,
                                                           v1::GetStoreStatusResponse* response) {
  return RunUnary(context, executor_, [=, this]() -> absl::Status {
    PARALLAX_ASSIGN_OR_RETURN(*response, ReadStoreStatus(store_, request->include_digest()));
    return absl::OkStatus();
  });
}

}  // namespace parallax::query
