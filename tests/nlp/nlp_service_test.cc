#include "services/nlp/nlp_service.h"

#include <gtest/gtest.h>

#include "services/common/channel.h"
#include "services/common/error.h"
#include "services/common/grpc_server.h"
#include "services/common/grpc_status.h"
#include "tests/nlp/fake_services.h"

namespace parallax::nlp {
namespace {

constexpr char kText[] = "Tezkhara condemned the Free Kelmora Front on Monday.";

class NlpServiceTest : public testing::Test {
 protected:
  absl::StatusOr<v1::Annotation> Annotate(const v1::AnnotateRequest& request) {
    grpc::ClientContext context;
    v1::AnnotateResponse response;
    const grpc::Status status = stub_->Annotate(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response.annotation();
  }

  std::string FieldOfError(const v1::AnnotateRequest& request) {
    return InvalidFieldOf(Annotate(request).status());
  }

  std::unique_ptr<Pipeline> pipeline_ = SamplePipeline();
  Executor executor_{2, 64};
  NlpServiceImpl service_{*pipeline_, executor_};
  std::unique_ptr<GrpcServer> server_ = std::move(GrpcServer::Start({}, {&service_}).value());
  std::unique_ptr<v1::NlpService::Stub> stub_ =
      v1::NlpService::NewStub(MakeChannel(absl::StrCat("127.0.0.1:", server_->port())));
};

TEST_F(NlpServiceTest, AnnotatesOneArticle) {
  v1::AnnotateRequest request;
  request.mutable_article()->set_text(kText);
  request.mutable_article()->set_language("en");
  const auto annotation = Annotate(request);
  ASSERT_TRUE(annotation.ok()) << annotation.status();
  EXPECT_EQ(annotation->claims_size(), 1);
  EXPECT_EQ(annotation->article_id().size(), 33) << "a content id is made where none was given";
  EXPECT_EQ(annotation->engine().name(), "rules");
}

TEST_F(NlpServiceTest, NamesTheFieldThatIsWrong) {
  v1::AnnotateRequest request;
  EXPECT_EQ(FieldOfError(request), "article.text");
  request.mutable_article()->set_text(std::string((1 << 20) + 1, 'x'));
  EXPECT_EQ(FieldOfError(request), "article.text");
  request.mutable_article()->set_text(kText);
  request.set_model("oracle");
  EXPECT_EQ(FieldOfError(request), "model");
}

TEST_F(NlpServiceTest, AnswersAStreamInOrderAndSurvivesABadArticle) {
  grpc::ClientContext context;
  auto stream = stub_->AnnotateStream(&context);
  for (const char* text : {kText, "", kText}) {
    v1::AnnotateStreamRequest request;
    request.mutable_article()->set_text(text);
    request.mutable_article()->set_language("en");
    ASSERT_TRUE(stream->Write(request));
  }
  stream->WritesDone();
  v1::AnnotateStreamResponse response;
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_TRUE(response.has_annotation());
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_NE(response.error().find("article.text"), std::string::npos);
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_TRUE(response.has_annotation());
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(NlpServiceTest, TellsItsEngine) {
  grpc::ClientContext context;
  v1::GetEngineResponse response;
  ASSERT_TRUE(stub_->GetEngine(&context, {}, &response).ok());
  EXPECT_EQ(response.engine().name(), "rules");
  EXPECT_EQ(response.engine().catalogue_version().size(), 16);
  EXPECT_GT(response.lexicon_entry_count(), 100);
}

TEST_F(NlpServiceTest, TellsThatTheRulesStandIn) {
  grpc::ClientContext context;
  v1::GetEngineResponse response;
  ASSERT_TRUE(stub_->GetEngine(&context, {}, &response).ok());
  EXPECT_TRUE(response.degraded());
  EXPECT_EQ(response.wanted_model(), "auto");
  EXPECT_NE(response.degraded_reason().find("accurate"), std::string::npos);
  ASSERT_EQ(response.models_size(), 1);
  EXPECT_EQ(response.models(0), "rules");
}

TEST_F(NlpServiceTest, AnswersByRulesWhereAModelIsNotThere) {
  v1::AnnotateRequest request;
  request.mutable_article()->set_text(kText);
  for (const char* model : {"accurate", "fast", ""}) {
    request.set_model(model);
    const auto annotation = Annotate(request);
    ASSERT_TRUE(annotation.ok()) << annotation.status();
    EXPECT_TRUE(annotation->degraded()) << model;
    EXPECT_EQ(annotation->engine().name(), "rules");
  }
  request.set_model("rules");
  EXPECT_FALSE(Annotate(request)->degraded());
}

TEST_F(NlpServiceTest, NamesTheChoicesWhereAModelIsNotKnown) {
  v1::AnnotateRequest request;
  request.mutable_article()->set_text(kText);
  request.set_model("oracle");
  EXPECT_NE(Annotate(request).status().message().find("\"accurate\", \"fast\", \"rules\""),
            absl::string_view::npos);
}

TEST_F(NlpServiceTest, ExplainsWhenAskedOnCallsAndStreams) {
  v1::AnnotateRequest request;
  request.mutable_article()->set_text(kText);
  request.mutable_article()->set_language("en");
  EXPECT_EQ(Annotate(request)->explanations_size(), 0);
  request.set_explain(true);
  const auto annotation = Annotate(request);
  ASSERT_EQ(annotation->explanations_size(), 1);
  EXPECT_EQ(annotation->explanations(0).decision().lexicon().entry(), "condemn");

  grpc::ClientContext context;
  auto stream = stub_->AnnotateStream(&context);
  v1::AnnotateStreamRequest streamed;
  *streamed.mutable_article() = request.article();
  streamed.set_explain(true);
  ASSERT_TRUE(stream->Write(streamed));
  stream->WritesDone();
  v1::AnnotateStreamResponse response;
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.annotation().explanations_size(), 1);
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_TRUE(stream->Finish().ok());
}

}  // namespace
}  // namespace parallax::nlp
