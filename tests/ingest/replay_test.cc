#include "services/ingest/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "services/common/error.h"
#include "tests/ingest/testing.h"

namespace parallax::ingest {
namespace {

using testing::ElementsAre;

class ReplayTest : public testing::Test {
 protected:
  ReplayTest() {
    for (const auto& [url, text] :
         {std::pair("https://example.org/a", "One"), std::pair("https://example.org/b", "Two"),
          std::pair("https://example.org/a", "Three")}) {
      EXPECT_TRUE(log_->Append({NewEntry(CheckedArticle(url, text))}).ok());
    }
  }
  static std::string IdOf(const std::string& url) { return CheckedArticle(url, "x").id(); }

  TempDir folder_;
  std::unique_ptr<ArticleLog> log_ = ValueOf(ArticleLog::Open({folder_.path()}));
};

TEST_F(ReplayTest, TakesTheNewestRevisionOfEachIdOnce) {
  v1::ReplayArticlesRequest request;
  for (const char* url : {"https://example.org/b", "https://example.org/a", "https://example.org/b"}) {
    request.mutable_article_ids()->add_ids(IdOf(url));
  }
  request.mutable_article_ids()->add_ids("unknown");
  const ReplaySelection selection = ValueOf(SelectForReplay(request, *log_));
  EXPECT_THAT(selection.sequences, ElementsAre(2, 3));
  EXPECT_THAT(selection.unknown_ids, ElementsAre("unknown"));
}

TEST_F(ReplayTest, TakesTheNewestRevisionOfEveryArticle) {
  v1::ReplayArticlesRequest request;
  request.set_all(true);
  EXPECT_THAT(ValueOf(SelectForReplay(request, *log_)).sequences, ElementsAre(2, 3));
}

TEST_F(ReplayTest, TakesAllDeadLetters) {
  Settlement dead;
  dead.kind = Settlement::Kind::kDead;
  dead.sequence = 1;
  ASSERT_TRUE(log_->Settle({dead}).ok());
  v1::ReplayArticlesRequest request;
  request.set_dead_letters(true);
  EXPECT_THAT(ValueOf(SelectForReplay(request, *log_)).sequences, ElementsAre(1));
}

TEST_F(ReplayTest, RefusesARequestThatSelectsNothing) {
  v1::ReplayArticlesRequest request;
  EXPECT_EQ(InvalidFieldOf(SelectForReplay(request, *log_).status()), "selection");
  request.set_all(false);
  EXPECT_EQ(InvalidFieldOf(SelectForReplay(request, *log_).status()), "selection");
  request.mutable_article_ids();
  EXPECT_EQ(InvalidFieldOf(SelectForReplay(request, *log_).status()), "article_ids.ids");
  for (int i = 0; i <= 1000; ++i) request.mutable_article_ids()->add_ids(absl::StrCat("u", i));
  EXPECT_EQ(InvalidFieldOf(SelectForReplay(request, *log_).status()), "article_ids.ids");
}

}  // namespace
}  // namespace parallax::ingest
