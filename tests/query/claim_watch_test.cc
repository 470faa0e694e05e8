#include "services/query/claim_watch.h"

#include "tests/query/server_fixture.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;

v1::AnnotatedArticle Article(const std::string& id, const std::string& holder = "x") {
  return ArticleBuilder(id).Body("b").Claim(holder, "y", v1::POLARITY_OPPOSE).Build();
}

// A reading client.
class Watch {
 public:
  Watch(v1::QueryService::Stub& stub, const v1::WatchClaimsRequest& request)
      : reader_(stub.WatchClaims(&context_, request)) {}
  ~Watch() { context_.TryCancel(); }

  // Waits for the next event that is no sign of life: "+claim" or "-claim"; the status's code at the end.
  std::string Next() {
    v1::WatchClaimsResponse response;
    while (reader_->Read(&response)) {
      token_ = response.resume_token();
      if (response.has_added()) return "+" + response.added().claim().id();
      if (response.has_removed()) return "-" + response.removed().claim().id();
    }
    return absl::StatusCodeToString(Finish().code());
  }

  // Waits for a sign of life; false at the end.
  bool AwaitProgress() {
    v1::WatchClaimsResponse response;
    while (reader_->Read(&response)) {
      token_ = response.resume_token();
      if (response.has_progress()) return true;
    }
    return false;
  }

  absl::Status Finish() { return FromGrpcStatus(reader_->Finish()); }
  const std::string& token() const { return token_; }
  grpc::ClientContext& context() { return context_; }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::WatchClaimsResponse>> reader_;
  std::string token_;
};

class ClaimWatch : public ServerTest {};

TEST_F(ClaimWatch, FollowsWhatIsStoredFromNowOn) {
  ASSERT_THAT(Write(Article("before")), IsOk());
  Watch watch(*query_, {});
  ASSERT_TRUE(watch.AwaitProgress());
  ASSERT_THAT(Write(Article("after")), IsOk());
  EXPECT_EQ(watch.Next(), "+after-1-1");
}

TEST_F(ClaimWatch, ShowsAReplacementAsRemovedAndAdded) {
  v1::WatchClaimsRequest request;
  request.set_from_start(true);
  Watch watch(*query_, request);
  ArticleBuilder article("a");
  article.Body("b").Claim("x", "y", v1::POLARITY_OPPOSE).Claim("x", "z", v1::POLARITY_OPPOSE);
  ASSERT_THAT(Write(article.Build()), IsOk());
  article.LastClaim().set_id("new");
  ASSERT_THAT(Write(article.Build()), IsOk());
  EXPECT_EQ(watch.Next(), "+a-1-1");
  EXPECT_EQ(watch.Next(), "+a-1-2");
  EXPECT_EQ(watch.Next(), "-a-1-2");
  EXPECT_EQ(watch.Next(), "+new");
}

TEST_F(ClaimWatch, SendsOnlyWhatTheFilterMatches) {
  v1::WatchClaimsRequest request;
  request.set_from_start(true);
  request.mutable_filter()->add_holder_ids("wanted");
  Watch watch(*query_, request);
  ASSERT_THAT(Write(Article("a", "other")), IsOk());
  ASSERT_THAT(Write(Article("b", "wanted")), IsOk());
  EXPECT_EQ(watch.Next(), "+b-1-1");
}

TEST_F(ClaimWatch, ResumesWithoutLossOrRepetitionAcrossARestart) {
  v1::WatchClaimsRequest request;
  request.set_from_start(true);
  for (const char* id : {"a", "b", "c"}) ASSERT_THAT(Write(Article(id)), IsOk());
  {
    Watch watch(*query_, request);
    EXPECT_EQ(watch.Next(), "+a-1-1");
    request.set_resume_token(watch.token());
  }
  Start();
  ASSERT_THAT(Write(Article("d")), IsOk());
  Watch watch(*query_, request);
  EXPECT_EQ(watch.Next(), "+b-1-1");
  EXPECT_EQ(watch.Next(), "+c-1-1");
  EXPECT_EQ(watch.Next(), "+d-1-1");
}

TEST_F(ClaimWatch, GivesSignsOfLifeWithTokensThatAdvance) {
  options_.hub.progress_interval = absl::Milliseconds(5);
  Start();
  Watch watch(*query_, {});
  ASSERT_TRUE(watch.AwaitProgress());
  const std::string first = watch.token();
  ASSERT_THAT(Write(Article("a")), IsOk());
  EXPECT_EQ(watch.Next(), "+a-1-1");
  ASSERT_TRUE(watch.AwaitProgress());
  ASSERT_TRUE(watch.AwaitProgress());
  EXPECT_NE(watch.token(), first);
}

TEST_F(ClaimWatch, AnswersOutOfRangeForATokenThatIsTooOld) {
  options_.writer.change_log_entries = 4;
  Start();
  v1::WatchClaimsRequest request;
  request.set_from_start(true);
  ASSERT_THAT(Write(Article("a0")), IsOk());
  {
    Watch watch(*query_, request);
    EXPECT_EQ(watch.Next(), "+a0-1-1");
    request.set_resume_token(watch.token());
  }
  for (int i = 1; i < 20; ++i) ASSERT_THAT(Write(Article(absl::StrCat("a", i))), IsOk());
  Watch watch(*query_, request);
  EXPECT_EQ(watch.Next(), "OUT_OF_RANGE");
}

TEST_F(ClaimWatch, RefusesBadRequests) {
  v1::WatchClaimsRequest request;
  request.set_resume_token("no token");
  EXPECT_THAT(Watch(*query_, request).Finish(), IsInvalid("resume_token"));
  request.Clear();
  request.mutable_filter()->set_min_confidence(2);
  EXPECT_THAT(Watch(*query_, request).Finish(), IsInvalid("filter.min_confidence"));
}

TEST_F(ClaimWatch, EndsASlowReaderWithATokenThatResumesBehindWhatItGot) {
  options_.watch.max_lag = 100;
  Start();
  Watch watch(*query_, {});
  ASSERT_TRUE(watch.AwaitProgress());
  // Much more than the transport buffers for a client that does not read.
  int written = 0;
  for (; written < 60; ++written) {
    ArticleBuilder article(absl::StrCat("a", written));
    article.Body("b");
    for (int i = 0; i < 50; ++i) {
      article.Claim("x", "y", v1::POLARITY_OPPOSE);
      article.LastClaim().mutable_evidence(0)->set_text(std::string(2000, 's'));
    }
    ASSERT_THAT(Write(article.Build()), IsOk());
  }
  std::vector<std::string> got;
  std::string event = watch.Next();
  for (; event[0] == '+'; event = watch.Next()) got.push_back(event);
  EXPECT_EQ(event, "RESOURCE_EXHAUSTED");
  ASSERT_LT(got.size(), 60u * 50u) << "the reader got everything after all";
  const auto& trailing = watch.context().GetServerTrailingMetadata();
  const auto token = trailing.find(kResumeTokenMetadata);
  ASSERT_NE(token, trailing.end());
  v1::WatchClaimsRequest request;
  request.set_resume_token(std::string(token->second.data(), token->second.size()));
  EXPECT_EQ(request.resume_token(), watch.token());
  Watch resumed(*query_, request);
  while (got.size() < 60u * 50u) got.push_back(resumed.Next());
  for (size_t i = 0; i < got.size(); ++i) {
    ASSERT_EQ(got[i], absl::StrCat("+a", i / 50, "-1-", i % 50 + 1));
  }
}

TEST_F(ClaimWatch, EndsWithUnavailableWhenTheServerDrains) {
  Watch watch(*query_, {});
  ASSERT_TRUE(watch.AwaitProgress());
  server_->Drain();
  EXPECT_EQ(watch.Next(), "UNAVAILABLE");
}

TEST_F(ClaimWatch, RefusesMoreWatchesThanAllowed) {
  options_.hub.max_listeners = 1;
  Start();
  Watch first(*query_, {});
  ASSERT_TRUE(first.AwaitProgress());
  EXPECT_THAT(Watch(*query_, {}).Finish(), HasCode(absl::StatusCode::kResourceExhausted));
}

TEST_F(ClaimWatch, ServesManyWatchesAtOnce) {
  std::vector<std::unique_ptr<Watch>> watches;
  for (int i = 0; i < 50; ++i) watches.push_back(std::make_unique<Watch>(*query_, v1::WatchClaimsRequest()));
  for (const auto& watch : watches) ASSERT_TRUE(watch->AwaitProgress());
  for (const char* id : {"a", "b"}) ASSERT_THAT(Write(Article(id)), IsOk());
  for (const auto& watch : watches) {
    EXPECT_THAT((std::vector<std::string>{watch->Next(), watch->Next()}), ElementsAre("+a-1-1", "+b-1-1"));
  }
}

}  // namespace
}  // namespace parallax::query
