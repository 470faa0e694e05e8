// StoreService over gRPC.
#ifndef PARALLAX_SERVICES_QUERY_STORE_SERVICE_H_
#define PARALLAX_SERVICES_QUERY_STORE_SERVICE_H_

#include "parallax/v1/store_service.grpc.pb.h"
#include "services/common/executor.h"
#include "services/query/annotation_writer.h"
#include "services/query/store.h"

namespace parallax::query {

// Writes wait for the disk, so they run on an executor of their own: its threads are how many share a sync.
// Thread-safe.
class StoreServiceImpl : public v1::StoreService::CallbackService {
 public:
  // All must outlive the service and its calls.
  StoreServiceImpl(const Store& store, AnnotationWriter& writer, Executor& executor)
      : store_(store), writer_(writer), executor_(executor) {}

  grpc::ServerUnaryReactor* WriteAnnotations(grpc::CallbackServerContext* context,
                                             const v1::WriteAnnotationsRequest* request,
                                             v1::WriteAnnotationsResponse* response) override;
  grpc::ServerUnaryReactor* GetStoreStatus(grpc::CallbackServerContext* context,
                                           const v1::GetStoreStatusRequest* request,
                                           v1::GetStoreStatusResponse* response) override;

 private:
  const Store& store_;
  AnnotationWriter& writer_;
  Executor& executor_;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_STORE_SERVICE_H_
