#include "services/query/store_service.h"

#include <algorithm>
#include <vector>

#include "services/common/error.h"
#include "services/common/log.h"
#include "services/common/unary.h"
#include "services/query/store_status.h"

namespace parallax::query {
namespace {

// One line a request, so that the log stays readable at hundreds of articles a second.
void LogOutcomes(const std::vector<v1::WriteOutcome>& outcomes) {
  const auto count = [&](v1::WriteOutcome outcome) {
    return std::count(outcomes.begin(), outcomes.end(), outcome);
  };
  LogInfo("stored", {{"inserted", count(v1::WRITE_OUTCOME_INSERTED)},
                     {"replaced", count(v1::WRITE_OUTCOME_REPLACED)},
                     {"unchanged", count(v1::WRITE_OUTCOME_UNCHANGED)},
                     {"stale", count(v1::WRITE_OUTCOME_STALE)}});
}

}  // namespace

grpc::ServerUnaryReactor* StoreServiceImpl::WriteAnnotations(grpc::CallbackServerContext* context,
                                                             const v1::WriteAnnotationsRequest* request,
                                                             v1::WriteAnnotationsResponse* response) {
  return RunUnary(context, executor_, [=, this]() -> absl::Status {
    const auto outcomes = writer_.Write(*request);
    if (!outcomes.ok()) {
      LogWarning("not stored", {{"error", outcomes.status().ToString()}});
      return outcomes.status();
    }
    for (const v1::WriteOutcome outcome : *outcomes) response->add_outcomes(outcome);
    LogOutcomes(*outcomes);
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
