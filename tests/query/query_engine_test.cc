#include "services/query/query_engine.h"

#include "absl/strings/str_cat.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class QueryEngineTest : public testing::Test {
 protected:
  // Calls an engine method and gives its response.
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(absl::Status (QueryEngine::*method)(const Request&, Response&) const,
                                const Request& request) {
    Response response;
    if (absl::Status status = (engine_.*method)(request, response); !status.ok()) return status;
    return response;
  }

  std::vector<std::string> ClaimIds(const v1::ListClaimsResponse& response) {
    std::vector<std::string> ids;
    for (const v1::ClaimRecord& record : response.claims()) ids.push_back(record.claim().id());
    return ids;
  }

  TestStore test_;
  QueryEngine engine_{test_.store()};
};

TEST_F(QueryEngineTest, GetsAnArticleAsItWasWritten) {
  const v1::AnnotatedArticle written =
      ArticleBuilder("a").Title("Title").Body("Body").Claim("x", "y", v1::POLARITY_OPPOSE).Build();
  test_.Write(written);
  v1::GetArticleRequest request;
  request.set_article_id("a");
  const auto response = Call(&QueryEngine::GetArticle, request);
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->article().SerializeAsString(), written.article().SerializeAsString());
  EXPECT_EQ(response->annotation().SerializeAsString(), written.annotation().SerializeAsString());
}

TEST_F(QueryEngineTest, SaysHowToFindAnArticleThatIsNotThere) {
  v1::GetArticleRequest request;
  EXPECT_THAT(Call(&QueryEngine::GetArticle, request), IsInvalid("article_id"));
  request.set_article_id("nowhere");
  const auto response = Call(&QueryEngine::GetArticle, request);
  EXPECT_THAT(response, HasCode(absl::StatusCode::kNotFound));
  EXPECT_THAT(std::string(response.status().message()), HasSubstr("SearchArticles"));
}

TEST_F(QueryEngineTest, FindsAuthorsClaimsByTheirOutlet) {
  test_.Write(ArticleBuilder("a")
                  .Publisher("The Post")
                  .Claim("AUTHOR", "x", v1::POLARITY_OPPOSE)
                  .Claim("y", "x", v1::POLARITY_OPPOSE)
                  .Build());
  v1::ListClaimsRequest request;
  request.mutable_filter()->add_holder_ids("outlet-the-post");
  const auto response = Call(&QueryEngine::ListClaims, request);
  ASSERT_THAT(response, IsOk());
  EXPECT_THAT(ClaimIds(*response), ElementsAre("a-1-1"));
  EXPECT_EQ(response->claims(0).holder().name(), "The Post");
}

TEST_F(QueryEngineTest, PagesClaimsWhileOthersArrive) {
  for (int i = 1; i <= 5; ++i) {
    test_.Write(ArticleBuilder(absl::StrCat("a", i))
                    .Published(absl::StrCat("2024-01-0", i))
                    .Claim("x", "y", v1::POLARITY_OPPOSE)
                    .Build());
  }
  v1::ListClaimsRequest request;
  request.set_page_size(2);
  std::vector<std::string> ids;
  do {
    const auto response = Call(&QueryEngine::ListClaims, request);
    ASSERT_THAT(response, IsOk());
    for (const std::string& id : ClaimIds(*response)) ids.push_back(id);
    request.set_page_token(response->next_page_token());
    test_.Write(ArticleBuilder(absl::StrCat("later", ids.size()))
                    .Published("2025-01-01")
                    .Claim("x", "y", v1::POLARITY_OPPOSE)
                    .Build());
  } while (!request.page_token().empty());
  EXPECT_THAT(ids, ElementsAre("a5-1-1", "a4-1-1", "a3-1-1", "a2-1-1", "a1-1-1"));
}

TEST_F(QueryEngineTest, RefusesATokenForAnotherFilter) {
  for (const char* id : {"a", "b"})
    test_.Write(ArticleBuilder(id).Claim("x", "y", v1::POLARITY_OPPOSE).Build());
  v1::ListClaimsRequest request;
  request.set_page_size(1);
  request.set_page_token(Call(&QueryEngine::ListClaims, request)->next_page_token());
  EXPECT_THAT(Call(&QueryEngine::ListClaims, request), IsOk());
  request.mutable_filter()->add_holder_ids("x");
  EXPECT_THAT(Call(&QueryEngine::ListClaims, request), IsInvalid("page_token"));
}

TEST_F(QueryEngineTest, RefusesNegativeSizesEverywhere) {
  v1::ListClaimsRequest claims;
  claims.set_page_size(-1);
  EXPECT_THAT(Call(&QueryEngine::ListClaims, claims), IsInvalid("page_size"));
  v1::ListEntitiesRequest entities;
  entities.set_page_size(-1);
  EXPECT_THAT(Call(&QueryEngine::ListEntities, entities), IsInvalid("page_size"));
  v1::SearchArticlesRequest articles;
  articles.set_page_size(-1);
  EXPECT_THAT(Call(&QueryEngine::SearchArticles, articles), IsInvalid("page_size"));
  v1::GetStanceMatrixRequest matrix;
  matrix.set_max_holders(-1);
  EXPECT_THAT(Call(&QueryEngine::GetStanceMatrix, matrix), IsInvalid("max_holders"));
  matrix.Clear();
  matrix.set_max_targets(-1);
  EXPECT_THAT(Call(&QueryEngine::GetStanceMatrix, matrix), IsInvalid("max_targets"));
}

TEST_F(QueryEngineTest, SearchesWithFiltersAndPages) {
  for (int i = 1; i <= 3; ++i) {
    test_.Write(ArticleBuilder(absl::StrCat("a", i))
                    .Published(absl::StrCat("2024-01-0", i))
                    .Body("peace")
                    .Language(i == 2 ? "fr" : "en")
                    .Build());
  }
  v1::SearchArticlesRequest request;
  request.set_query("peace");
  request.mutable_filter()->add_languages("en");
  request.set_page_size(1);
  const auto first = Call(&QueryEngine::SearchArticles, request);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->articles(0).article_id(), "a3");
  request.set_page_token(first->next_page_token());
  const auto second = Call(&QueryEngine::SearchArticles, request);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->articles(0).article_id(), "a1");
  EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(QueryEngineTest, RefusesSearchesThatCannotBeMeant) {
  v1::SearchArticlesRequest request;
  request.set_query("!!!");
  EXPECT_THAT(Call(&QueryEngine::SearchArticles, request), IsInvalid("query"));
  request.Clear();
  request.mutable_filter()->mutable_time()->mutable_start_time()->set_seconds(2);
  request.mutable_filter()->mutable_time()->mutable_end_time()->set_seconds(1);
  EXPECT_THAT(Call(&QueryEngine::SearchArticles, request), IsInvalid("filter.time.end_time"));
  request.Clear();
  for (int i = 0; i < 200; ++i) request.mutable_filter()->add_entity_ids("x");
  EXPECT_THAT(Call(&QueryEngine::SearchArticles, request), IsInvalid("filter.entity_ids"));
  request.Clear();
  request.set_order(static_cast<v1::ArticleOrder>(9));
  EXPECT_THAT(Call(&QueryEngine::SearchArticles, request), IsInvalid("order"));
}

TEST_F(QueryEngineTest, ShowsAnEntityFromBothSides) {
  test_.Write(ArticleBuilder("a")
                  .Entity("x", "Xland")
                  .Entity("y", "Yland")
                  .Claim("x", "y", v1::POLARITY_OPPOSE)
                  .Claim("x", "y", v1::POLARITY_OPPOSE)
                  .Claim("x", "z", v1::POLARITY_SUPPORT)
                  .Claim("y", "x", v1::POLARITY_SUPPORT)
                  .Build());
  v1::GetEntityRequest request;
  request.set_entity_id("x");
  const auto response = Call(&QueryEngine::GetEntity, request);
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->summary().entity().name(), "Xland");
  EXPECT_EQ(response->summary().first_seen_time().seconds(), 1'700'000'000);
  EXPECT_EQ(response->surfaces(0).text(), "Xland");
  ASSERT_EQ(response->stances_size(), 2);
  EXPECT_EQ(response->stances(0).target().id(), "y") << "most claims first";
  ASSERT_EQ(response->received_stances_size(), 1);
  EXPECT_EQ(response->received_stances(0).holder().id(), "y");
}

TEST_F(QueryEngineTest, SaysHowToFindAnEntityThatIsNotThere) {
  v1::GetEntityRequest request;
  EXPECT_THAT(Call(&QueryEngine::GetEntity, request), IsInvalid("entity_id"));
  request.set_entity_id("nobody");
  const auto response = Call(&QueryEngine::GetEntity, request);
  EXPECT_THAT(response, HasCode(absl::StatusCode::kNotFound));
  EXPECT_THAT(std::string(response.status().message()), HasSubstr("ListEntities"));
}

TEST_F(QueryEngineTest, ListsEntitiesByPage) {
  test_.Write(ArticleBuilder("a").Entity("x", "X").Entity("y", "Y").Build());
  v1::ListEntitiesRequest request;
  request.set_page_size(1);
  const auto first = Call(&QueryEngine::ListEntities, request);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->entities(0).entity().id(), "x");
  request.set_page_token(first->next_page_token());
  EXPECT_EQ(Call(&QueryEngine::ListEntities, request)->entities(0).entity().id(), "y");
}

TEST_F(QueryEngineTest, LimitsTheMatrixAndLeadsFromEachCellToItsClaims) {
  ArticleBuilder article("a");
  article.Entity("x", "Xland").Entity("y", "Yland");
  for (int i = 0; i < 3; ++i) article.Claim("x", "y", v1::POLARITY_OPPOSE);
  article.Claim("y", "x", v1::POLARITY_SUPPORT);
  test_.Write(article.Build());
  v1::GetStanceMatrixRequest request;
  request.set_max_holders(1);
  request.set_max_targets(1);
  const auto matrix = Call(&QueryEngine::GetStanceMatrix, request);
  ASSERT_THAT(matrix, IsOk());
  EXPECT_EQ(matrix->holders(0).name(), "Xland");
  EXPECT_EQ(matrix->targets(0).name(), "Yland");
  EXPECT_EQ(matrix->claim_count(), 3u);
  EXPECT_EQ(matrix->omitted_claim_count(), 1u);
  ASSERT_EQ(matrix->cells_size(), 1);
  v1::ListClaimsRequest claims;
  claims.mutable_filter()->add_holder_ids(matrix->cells(0).holder().id());
  claims.mutable_filter()->add_target_ids(matrix->cells(0).target().id());
  EXPECT_EQ(Call(&QueryEngine::ListClaims, claims)->claims_size(), 3);
}

}  // namespace
}  // namespace parallax::query
