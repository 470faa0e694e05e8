// NlpService over gRPC.
#ifndef PARALLAX_SERVICES_NLP_NLP_SERVICE_H_
#define PARALLAX_SERVICES_NLP_NLP_SERVICE_H_

#include "parallax/v1/nlp_service.grpc.pb.h"
#include "services/common/executor.h"
#include "services/nlp/pipeline.h"

namespace parallax::nlp {

// Translates calls to the pipeline; annotation runs on the executor. Thread-safe.
class NlpServiceImpl final : public v1::NlpService::CallbackService {
 public:
  // Both must outlive the service.
  NlpServiceImpl(const Pipeline& pipeline, Executor& executor) : pipeline_(pipeline), executor_(executor) {}

  grpc::ServerUnaryReactor* Annotate(grpc::CallbackServerContext* context, const v1::AnnotateRequest* request,
                                     v1::AnnotateResponse* response) override;
  grpc::ServerBidiReactor<v1::AnnotateStreamRequest, v1::AnnotateStreamResponse>* AnnotateStream(
      grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* GetEngine(grpc::CallbackServerContext* context,
                                      const v1::GetEngineRequest* request,
                                      v1::GetEngineResponse* response) override;

  // Annotates after checking: an unknown model, an empty or too long text, and text that is not UTF-8 are
  // INVALID_ARGUMENT.
  absl::StatusOr<v1::Annotation> Annotate(const v1::Article& article, const AnnotateOptions& options);

 private:
  const Pipeline& pipeline_;
  Executor& executor_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_NLP_SERVICE_H_
