#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/fake_services.h"
#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ArticleTest : public testing::Test {
 protected:
  ArticleTest() {
    v1::GetArticleResponse& response = services_.query.articles.emplace_back();
    response.mutable_article()->set_id("c1");
    response.mutable_article()->set_revision(2);
    response.mutable_article()->mutable_receive_time()->set_seconds(1935273600);
    *response.mutable_annotation() = SampleAnnotation();
  }

  FakeServices services_;
};

TEST_F(ArticleTest, ShowsTheArticleWithItsClaims) {
  const CliResult result = RunCli(services_, {"article", "c1"});
  EXPECT_EQ(result.code, ExitCode::kDone) << result.err;
  EXPECT_THAT(
      result.out,
      StartsWith("c1  revision 2  received 2031-04-30 00:00Z\nVeldania rejects the River Front\nby "));
  EXPECT_THAT(result.out, HasSubstr("3 claims\n"));
  EXPECT_THAT(result.out, Not(HasSubstr("its minister said.\n\n")));
}

TEST_F(ArticleTest, ShowsTheBodyWhenAsked) {
  EXPECT_THAT(
      RunCli(services_, {"article", "c1", "--body"}).out,
      HasSubstr(
          "\n\nVeldania condemned the River Front. It may yet support the front, its minister\nsaid.\n"));
}

TEST_F(ArticleTest, SaysThatThereIsNone) {
  const CliResult result = RunCli(services_, {"article", "c9"});
  EXPECT_EQ(result.code, ExitCode::kError);
  EXPECT_THAT(result.err, HasSubstr("article_id: no article c9"));
  EXPECT_EQ(result.out, "");
}

TEST_F(ArticleTest, GivesArticleAndAnnotationAsJson) {
  const auto json = nlohmann::json::parse(RunCli(services_, {"article", "c1", "--json"}).out);
  EXPECT_EQ(json["article"]["id"], "c1");
  EXPECT_EQ(json["annotation"]["claims"].size(), 3u);
}

}  // namespace
}  // namespace parallax::cli
