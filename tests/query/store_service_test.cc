#include "services/query/store_service.h"

#include <thread>

#include "tests/query/server_fixture.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;

class StoreService : public ServerTest {
 protected:
  v1::GetStoreStatusResponse Status(bool include_digest) {
    grpc::ClientContext context;
    v1::GetStoreStatusRequest request;
    request.set_include_digest(include_digest);
    v1::GetStoreStatusResponse response;
    EXPECT_THAT(FromGrpcStatus(store_->GetStoreStatus(&context, request, &response)), IsOk());
    return response;
  }
};

TEST_F(StoreService, GivesOneOutcomePerArticle) {
  grpc::ClientContext context;
  v1::WriteAnnotationsRequest request;
  *request.add_articles() = ArticleBuilder("a").Build();
  *request.add_articles() = ArticleBuilder("a").Build();
  *request.add_articles() = ArticleBuilder("b").Build();
  v1::WriteAnnotationsResponse response;
  ASSERT_THAT(FromGrpcStatus(store_->WriteAnnotations(&context, request, &response)), IsOk());
  EXPECT_THAT(response.outcomes(), ElementsAre(v1::WRITE_OUTCOME_INSERTED, v1::WRITE_OUTCOME_UNCHANGED,
                                               v1::WRITE_OUTCOME_INSERTED));
}

TEST_F(StoreService, RefusesAnArticleThatCannotBeStored) {
  EXPECT_THAT(Write(ArticleBuilder("").Build()), IsInvalid("articles[0].article.id"));
}

TEST_F(StoreService, TellsWhatTheStoreHolds) {
  ASSERT_THAT(Write(ArticleBuilder("a").Entity("x", "X").Claim("x", "y", v1::POLARITY_OPPOSE).Build()),
              IsOk());
  const v1::GetStoreStatusResponse status = Status(true);
  EXPECT_EQ(status.article_count(), 1u);
  EXPECT_EQ(status.claim_count(), 1u);
  EXPECT_EQ(status.entity_count(), 1u);
  EXPECT_EQ(status.change_sequence(), 1u);
  EXPECT_EQ(status.digest().size(), 64u);
  EXPECT_EQ(Status(false).digest(), "");
}

TEST_F(StoreService, KeepsWhatItAcknowledgedAcrossARestart) {
  ASSERT_THAT(Write(ArticleBuilder("a").Body("Body.").Build()), IsOk());
  const std::string digest = Status(true).digest();
  Start();
  EXPECT_EQ(Status(true).digest(), digest);
}

TEST_F(StoreService, TakesManyWritersAtOnce) {
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 16; ++thread) {
    threads.emplace_back([this, thread] {
      for (int i = 0; i < 5; ++i) {
        EXPECT_THAT(Write(ArticleBuilder(absl::StrCat(thread, "-", i)).Body("Body.").Build()), IsOk());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Status(false).article_count(), 80u);
}

}  // namespace
}  // namespace parallax::query
