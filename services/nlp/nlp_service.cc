#include "services/nlp/nlp_service.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/digest.h"
#include "services/common/error.h"
#include "services/common/unary.h"
#include "services/common/version.h"
#include "services/nlp/article_check.h"

namespace parallax::nlp {
namespace {

absl::Status CheckRequest(const v1::Article& article, const std::string& model) {
  if (!model.empty() && !IsEngineName(model)) {
    return InvalidField(
        "model", absl::StrCat("\"", model, "\" is not known; use \"", absl::StrJoin(kEngineNames, "\", \""),
                              "\", or leave it empty"));
  }
  return CheckArticle(article);
}

// One request in work at a time: the next is read while the response before it is on its way.
class StreamReactor final
    : public grpc::ServerBidiReactor<v1::AnnotateStreamRequest, v1::AnnotateStreamResponse> {
 public:
  StreamReactor(NlpServiceImpl& service, Executor& executor) : service_(service), executor_(executor) {
    StartRead(&request_);
  }

  void OnReadDone(bool ok) override {
    if (!ok) return Finish(grpc::Status::OK);
    const bool queued = executor_.TrySubmit([this] {
      auto annotation = service_.Annotate(request_.article(), {request_.model(), request_.explain()});
      response_.Clear();
      if (annotation.ok()) {
        *response_.mutable_annotation() = *std::move(annotation);
      } else {
        response_.set_error(std::string(annotation.status().message()));
      }
      StartWrite(&response_);
    });
    if (!queued) {
      Finish(ToGrpcStatus(
          absl::ResourceExhaustedError("server: too many calls are waiting; try again in a second")));
    }
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return Finish(grpc::Status(grpc::StatusCode::CANCELLED, "the client is gone"));
    StartRead(&request_);
  }

  void OnDone() override { delete this; }

 private:
  NlpServiceImpl& service_;
  Executor& executor_;
  v1::AnnotateStreamRequest request_;
  v1::AnnotateStreamResponse response_;
};

}  // namespace

absl::StatusOr<v1::Annotation> NlpServiceImpl::Annotate(const v1::Article& article,
                                                        const AnnotateOptions& options) {
  PARALLAX_RETURN_IF_ERROR(CheckRequest(article, options.model));
  if (!article.id().empty()) return pipeline_.Annotate(article, options);
  v1::Article identified = article;
  identified.set_id("c" + FieldDigest().Add(article.title()).Add(article.text()).Hex().substr(0, 32));
  return pipeline_.Annotate(identified, options);
}

grpc::ServerUnaryReactor* NlpServiceImpl::Annotate(grpc::CallbackServerContext* context,
                                                   const v1::AnnotateRequest* request,
                                                   v1::AnnotateResponse* response) {
  return RunUnary(context, executor_, [this, request, response]() -> absl::Status {
    PARALLAX_ASSIGN_OR_RETURN(*response->mutable_annotation(),
                              Annotate(request->article(), {request->model(), request->explain()}));
    return absl::OkStatus();
  });
}

grpc::ServerBidiReactor<v1::AnnotateStreamRequest, v1::AnnotateStreamResponse>*
NlpServiceImpl::AnnotateStream(grpc::CallbackServerContext* /*context*/) {
  return new StreamReactor(*this, executor_);
}

grpc::ServerUnaryReactor* NlpServiceImpl::GetEngine(grpc::CallbackServerContext* context,
                                                    const v1::GetEngineRequest* /*request*/,
                                                    v1::GetEngineResponse* response) {
  const EngineSet& engines = pipeline_.engines();
  const EngineSet::Choice choice = engines.Choose("");
  *response->mutable_engine() = choice.engine->description;
  for (std::string& name : engines.names()) response->add_models(std::move(name));
  response->set_degraded(choice.degraded);
  response->set_wanted_model(engines.wanted());
  response->set_degraded_reason(engines.degraded_reason());
  response->set_catalogue_entity_count(pipeline_.catalogue().entity_count());
  response->set_catalogue_name_count(pipeline_.catalogue().name_count());
  response->set_lexicon_entry_count(pipeline_.lexicon().entry_count());
  response->set_annotated_count(pipeline_.annotated_count());
  response->set_version(kVersion);
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

}  // namespace parallax::nlp
