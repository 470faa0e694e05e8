// A small service for tests of the server's parts: GetEngine answers with the version "echo".
#ifndef PARALLAX_TESTS_COMMON_ECHO_SERVICE_H_
#define PARALLAX_TESTS_COMMON_ECHO_SERVICE_H_

#include "parallax/v1/nlp_service.grpc.pb.h"
#include "services/common/executor.h"
#include "services/common/unary.h"

namespace parallax {

class EchoService final : public v1::NlpService::CallbackService {
 public:
  explicit EchoService(Executor& executor) : executor_(executor) {}

  grpc::ServerUnaryReactor* GetEngine(grpc::CallbackServerContext* context, const v1::GetEngineRequest*,
                                      v1::GetEngineResponse* response) override {
    return RunUnary(context, executor_, [response] {
      response->set_version("echo");
      return absl::OkStatus();
    });
  }

  grpc::ServerUnaryReactor* Annotate(grpc::CallbackServerContext* context, const v1::AnnotateRequest* request,
                                     v1::AnnotateResponse*) override {
    return RunUnary(context, executor_,
                    [request] { return absl::NotFoundError("no " + request->article().id()); });
  }

 private:
  Executor& executor_;
};

}  // namespace parallax

#endif  // PARALLAX_TESTS_COMMON_ECHO_SERVICE_H_
