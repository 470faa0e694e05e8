#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/fake_services.h"
#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::ElementsAre;

TEST(Search, ShowsArticlesAndHowToGoOn) {
  FakeServices services;
  services.query.searches.push_back(FromText<v1::SearchArticlesResponse>(R"(
    articles { article_id: "c1" title: "One" outlet: "The Post" claim_count: 2 }
    articles { article_id: "c2" title: "Two" outlet: "The Post" claim_count: 1 }
    next_page_token: "abc")"));
  const CliResult result = RunCli(services, {"search", "river", "front", "--limit=2"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  EXPECT_EQ(result.out,
            "One\n"
            "    The Post  2 claims  c1\n"
            "\n"
            "Two\n"
            "    The Post  1 claim  c2\n");
  EXPECT_EQ(result.err, "There are more: raise --limit, or go on with\n--page-token=abc\n");
  ASSERT_EQ(services.query.search_requests.size(), 1u);
  EXPECT_EQ(services.query.search_requests[0].query(), "river front");
  EXPECT_EQ(services.query.search_requests[0].page_size(), 2);
  EXPECT_EQ(services.query.search_requests[0].order(), v1::ARTICLE_ORDER_NEWEST);
}

TEST(Search, SendsFiltersAndOrder) {
  FakeServices services;
  services.query.entities = {SampleEntity("veldania", "Veldania")};
  RunCli(services, {"search", "--entity=Veldania", "--relevance", "--page-token=t", "--language=en"});
  ASSERT_EQ(services.query.search_requests.size(), 1u);
  const v1::SearchArticlesRequest& request = services.query.search_requests[0];
  EXPECT_THAT(request.filter().entity_ids(), ElementsAre("veldania"));
  EXPECT_THAT(request.filter().languages(), ElementsAre("en"));
  EXPECT_EQ(request.order(), v1::ARTICLE_ORDER_RELEVANCE);
  EXPECT_EQ(request.page_token(), "t");
}

TEST(Search, SaysThatNothingMatches) {
  FakeServices services;
  EXPECT_EQ(RunCli(services, {"search", "nothing"}).out, "no article matches\n");
}

TEST(Search, GivesOneJsonObject) {
  FakeServices services;
  services.query.searches.push_back(
      FromText<v1::SearchArticlesResponse>(R"(articles { article_id: "c1" } next_page_token: "abc")"));
  const auto json = nlohmann::json::parse(RunCli(services, {"search", "--json", "--limit=1"}).out);
  EXPECT_EQ(json["articles"][0]["article_id"], "c1");
  EXPECT_EQ(json["next_page_token"], "abc");
}

}  // namespace
}  // namespace parallax::cli
