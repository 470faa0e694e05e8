#include "services/query/query_service.h"

#include "tests/query/server_fixture.h"

namespace parallax::query {
namespace {

class QueryService : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    ASSERT_THAT(Write(ArticleBuilder("a")
                          .Title("Peace talks")
                          .Body("The peace talks in Xland failed.")
                          .Publisher("The Post")
                          .Entity("x", "Xland")
                          .Entity("y", "Yland")
                          .Claim("x", "y", v1::POLARITY_OPPOSE)
                          .Build()),
                IsOk());
  }

  // Calls a method of the stub with a fresh context.
  template <typename Request, typename Response>
  Response Call(grpc::Status (v1::QueryService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                               Response*),
                const Request& request) {
    grpc::ClientContext context;
    Response response;
    EXPECT_THAT(FromGrpcStatus(((*query_).*method)(&context, request, &response)), IsOk());
    return response;
  }
};

TEST_F(QueryService, AnswersEveryReadingMethod) {
  using Stub = v1::QueryService::Stub;
  v1::SearchArticlesRequest search;
  search.set_query("peace");
  EXPECT_EQ(Call(&Stub::SearchArticles, search).articles(0).title(), "Peace talks");
  v1::GetArticleRequest article;
  article.set_article_id("a");
  EXPECT_EQ(Call(&Stub::GetArticle, article).annotation().document().publisher(), "The Post");
  EXPECT_EQ(Call(&Stub::ListEntities, v1::ListEntitiesRequest()).entities_size(), 2);
  v1::GetEntityRequest entity;
  entity.set_entity_id("x");
  EXPECT_EQ(Call(&Stub::GetEntity, entity).stances(0).target().name(), "Yland");
  EXPECT_EQ(Call(&Stub::ListClaims, v1::ListClaimsRequest()).claims(0).outlet(), "The Post");
  EXPECT_EQ(Call(&Stub::GetStanceMatrix, v1::GetStanceMatrixRequest()).cells(0).oppose_count(), 1u);
}

TEST_F(QueryService, NamesTheFieldAtFaultInTheErrorDetails) {
  grpc::ClientContext context;
  v1::ListClaimsRequest request;
  request.set_page_size(-1);
  v1::ListClaimsResponse response;
  EXPECT_THAT(FromGrpcStatus(query_->ListClaims(&context, request, &response)), IsInvalid("page_size"));
}

TEST_F(QueryService, AnswersNotFoundForAnUnknownArticle) {
  grpc::ClientContext context;
  v1::GetArticleRequest request;
  request.set_article_id("nowhere");
  v1::GetArticleResponse response;
  EXPECT_THAT(FromGrpcStatus(query_->GetArticle(&context, request, &response)),
              HasCode(absl::StatusCode::kNotFound));
}

}  // namespace
}  // namespace parallax::query
