#include "services/query/article_view.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "services/query/schema.h"
#include "services/query/time_micros.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const EntityPart* Find(const ArticleView& view, const std::string& id) {
  for (const EntityPart& part : view.entities) {
    if (part.id == id) return &part;
  }
  return nullptr;
}

TEST(ArticleView, TakesTheTimeOfPublication) {
  ArticleBuilder article("a");
  v1::AnnotatedArticle annotated = article.Build();
  v1::DocumentDate& mentioned = *annotated.mutable_annotation()->mutable_document()->add_dates();
  mentioned.set_date("2020-01-01");
  mentioned.set_kind(v1::DATE_KIND_MENTIONED);
  EXPECT_EQ(ViewOf(annotated).micros, 1'700'000'000'000'000)
      << "the receipt, not a date that the text mentions";
  v1::DocumentDate& published = *annotated.mutable_annotation()->mutable_document()->add_dates();
  published.set_date("2024-04-14");
  published.set_kind(v1::DATE_KIND_PUBLISHED);
  EXPECT_EQ(ViewOf(annotated).micros, 1'713'052'800'000'000);
  EXPECT_EQ(ToMicros(ViewOf(annotated).summary.time()), 1'713'052'800'000'000);
}

TEST(ArticleView, FallsBackToTheReceiptForADateThatNoCalendarHas) {
  EXPECT_EQ(ViewOf(ArticleBuilder("a").Published("2024-02-31").Build()).micros, 1'700'000'000'000'000);
}

TEST(ArticleView, ShowsTheHeadlineOrTheFirstWords) {
  EXPECT_EQ(ViewOf(ArticleBuilder("a").Title("Headline").Body("Body.").Build()).summary.title(), "Headline");
  EXPECT_EQ(ViewOf(ArticleBuilder("a").Body("First line.\n\nSecond.").Build()).summary.title(),
            "First line.");
  const std::string title =
      ViewOf(ArticleBuilder("a")
                 .Body("Wörter " + std::string(20, 'x') + " und so weiter " + std::string(200, 'y'))
                 .Build())
          .summary.title();
  EXPECT_TRUE(absl::EndsWith(title, "weiter")) << title;
}

TEST(ArticleView, GivesTheAuthorsVoiceToTheOutlet) {
  const ArticleView view = ViewOf(ArticleBuilder("a")
                                      .Publisher("The Post")
                                      .Entity("x", "X")
                                      .Claim("AUTHOR", "x", v1::POLARITY_OPPOSE)
                                      .Build());
  ASSERT_EQ(view.claims.size(), 1u);
  EXPECT_EQ(view.claims[0].claim().holder_id(), "AUTHOR");
  EXPECT_EQ(view.claims[0].holder().id(), "outlet-the-post");
  EXPECT_EQ(view.claims[0].holder().name(), "The Post");
  EXPECT_EQ(view.claims[0].holder().type(), v1::ENTITY_TYPE_ORG);
  EXPECT_EQ(view.claims[0].outlet_id(), "outlet-the-post");
  const EntityPart* outlet = Find(view, "outlet-the-post");
  ASSERT_NE(outlet, nullptr);
  EXPECT_EQ(outlet->held_claims, 1u);
  EXPECT_FALSE(outlet->mentioned);
}

TEST(ArticleView, NamesAnUnknownOutletOnlyAsHolder) {
  const ArticleView view = ViewOf(ArticleBuilder("a").Claim("AUTHOR", "x", v1::POLARITY_OPPOSE).Build());
  EXPECT_EQ(view.claims[0].holder().id(), kUnknownOutletId);
  EXPECT_EQ(view.claims[0].outlet_id(), "");
  EXPECT_EQ(view.summary.outlet_id(), "");
}

TEST(ArticleView, ShowsAClaimWithoutItsArticle) {
  ArticleBuilder article("a", 2);
  article.Title("Headline").Entity("x", "Xland").Entity("s", "Speaker", v1::ENTITY_TYPE_PERSON);
  article.Claim("x", "unlisted", v1::POLARITY_SUPPORT);
  article.LastClaim().mutable_voice()->set_kind(v1::VOICE_KIND_ENTITY);
  article.LastClaim().mutable_voice()->set_entity_id("s");
  const v1::ClaimRecord record = ViewOf(article.Build()).claims[0];
  EXPECT_EQ(record.article_id(), "a");
  EXPECT_EQ(record.revision(), 2u);
  EXPECT_EQ(record.title(), "Headline");
  EXPECT_EQ(record.holder().name(), "Xland");
  EXPECT_EQ(record.target().name(), "unlisted") << "an entity without a name is shown by its id";
  EXPECT_EQ(record.speaker().name(), "Speaker");
}

TEST(ArticleView, CountsClaimsHeldAndReceived) {
  const ArticleView view = ViewOf(ArticleBuilder("a")
                                      .Entity("x", "X")
                                      .Claim("x", "y", v1::POLARITY_SUPPORT)
                                      .Claim("x", "z", v1::POLARITY_OPPOSE)
                                      .Claim("y", "x", v1::POLARITY_OPPOSE)
                                      .Build());
  EXPECT_EQ(Find(view, "x")->held_claims, 2u);
  EXPECT_EQ(Find(view, "x")->received_claims, 1u);
  EXPECT_TRUE(Find(view, "x")->mentioned);
  EXPECT_FALSE(Find(view, "y")->mentioned);
  EXPECT_EQ(view.summary.claim_count(), 3u);
}

TEST(ArticleView, IndexesTitleBodyAndFacetsOnce) {
  const ArticleView view = ViewOf(ArticleBuilder("a")
                                      .Title("Peace talks")
                                      .Body("Talks fail.")
                                      .Publisher("Post")
                                      .Entity("x", "X")
                                      .Build());
  EXPECT_THAT(view.terms, ElementsAre("ex", "len", "ooutlet-post", "wfail", "wpeace", "wtalks"));
  EXPECT_EQ(view.word_count, 4u);
  EXPECT_THAT(view.terms, Not(Contains(EntityTerm("outlet-post"))));
}

TEST(ArticleView, ShowsTheFiveEntitiesWithMostMentions) {
  ArticleBuilder article("a");
  for (uint32_t i = 0; i < 7; ++i) {
    article.Entity(std::string(1, static_cast<char>('a' + i)), "N", v1::ENTITY_TYPE_ORG, i == 6 ? 9 : 1);
  }
  std::string ids;
  const ArticleView view = ViewOf(article.Build());
  for (const v1::EntityReference& entity : view.summary.entities()) ids += entity.id();
  EXPECT_EQ(ids, "gabcd");
}

}  // namespace
}  // namespace parallax::query
