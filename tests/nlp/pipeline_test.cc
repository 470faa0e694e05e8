#include "services/nlp/pipeline.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "services/common/utf8.h"

namespace parallax::nlp {
namespace {

const std::string kRoot = PARALLAX_SOURCE_DIR;

std::unique_ptr<Pipeline> MakePipeline() {
  return std::move(Pipeline::Create({{kRoot + "/samples/catalogue.jsonl"}, kRoot + "/lexicon"}).value());
}

std::vector<v1::Article> SampleArticles() {
  std::vector<v1::Article> articles;
  for (const auto& entry : std::filesystem::directory_iterator(kRoot + "/samples/articles")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path());
    v1::Article& article = articles.emplace_back();
    article.set_id(entry.path().stem());
    article.set_text(RepairUtf8(std::string{std::istreambuf_iterator<char>(file), {}}).text);
  }
  return articles;
}

TEST(Pipeline, SaysWhichFolderIsMissing) {
  const auto pipeline = Pipeline::Create({{kRoot + "/no-such-catalogue"}, kRoot + "/lexicon"});
  ASSERT_FALSE(pipeline.ok());
  EXPECT_NE(pipeline.status().message().find("no-such-catalogue"), absl::string_view::npos);
}

TEST(Pipeline, KeepsAnArticleInAnotherLanguageUnannotated) {
  v1::Article article;
  article.set_id("c1");
  article.set_text(
      "Die Regierung in Tolvast hat am Montag die Freie Front verurteilt. Der Sprecher sagte, man werde "
      "niemals mit den Rebellen verhandeln, solange sie ihre Waffen nicht niederlegten.");
  const v1::Annotation annotation = MakePipeline()->Annotate(article);
  EXPECT_EQ(annotation.status(), v1::ANNOTATION_STATUS_NOT_ANNOTATED_LANGUAGE);
  EXPECT_EQ(annotation.document().language(), "de");
  EXPECT_FALSE(annotation.document().body().empty());
  EXPECT_EQ(annotation.mentions_size(), 0);
}

TEST(Pipeline, GivesTheSameAnnotationOnEveryThread) {
  const auto pipeline = MakePipeline();
  const std::vector<v1::Article> articles = SampleArticles();
  std::vector<std::string> expected;
  for (const v1::Article& article : articles)
    expected.push_back(pipeline->Annotate(article).SerializeAsString());
  std::vector<std::thread> threads;
  std::vector<std::vector<std::string>> seen(4);
  for (auto& results : seen) {
    threads.emplace_back([&] {
      for (const v1::Article& article : articles) {
        results.push_back(pipeline->Annotate(article).SerializeAsString());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& results : seen) EXPECT_EQ(results, expected);
}

TEST(Pipeline, PutsEverySpanInsideTheBodyAndMentionsInsideTheirSentence) {
  const auto pipeline = MakePipeline();
  for (const v1::Article& article : SampleArticles()) {
    SCOPED_TRACE(article.id());
    const v1::Annotation annotation = pipeline->Annotate(article);
    const auto size = static_cast<uint32_t>(annotation.document().body().size());
    for (const v1::Mention& mention : annotation.mentions()) {
      const v1::Span& sentence = annotation.sentences(static_cast<int>(mention.sentence())).span();
      EXPECT_LE(sentence.begin(), mention.span().begin());
      EXPECT_LE(mention.span().end(), sentence.end());
      EXPECT_LT(mention.span().begin(), mention.span().end());
    }
    for (const v1::Attribution& attribution : annotation.attributions()) {
      EXPECT_LE(attribution.content().end(), size);
    }
    for (const v1::Claim& claim : annotation.claims()) {
      ASSERT_GE(claim.evidence_size(), 1);
      const v1::Span& span = claim.evidence(0).span();
      EXPECT_EQ(annotation.document().body().substr(span.begin(), span.end() - span.begin()),
                claim.evidence(0).text());
      EXPECT_NE(claim.holder_id(), claim.target_id());
      EXPECT_GT(claim.confidence(), 0);
      EXPECT_LE(claim.confidence(), 1);
    }
  }
}

TEST(Pipeline, TakesNoClaimFromAnEmptyBody) {
  v1::Article article;
  article.set_id("c1");
  article.set_language("en");
  article.set_text("Home | About us | Login\n\nShare this article\n");
  const v1::Annotation annotation = MakePipeline()->Annotate(article);
  EXPECT_EQ(annotation.document().body(), "");
  EXPECT_EQ(annotation.claims_size(), 0);
}

TEST(Pipeline, ExplainsEveryClaimAndChangesNothingElse) {
  const auto pipeline = MakePipeline();
  for (const v1::Article& article : SampleArticles()) {
    SCOPED_TRACE(article.id());
    v1::Annotation explained = pipeline->Annotate(article, {.explain = true});
    ASSERT_EQ(explained.explanations_size(), explained.claims_size());
    for (int i = 0; i < explained.claims_size(); ++i) {
      const v1::Explanation& explanation = explained.explanations(i);
      EXPECT_EQ(explanation.claim_id(), explained.claims(i).id());
      EXPECT_EQ(explanation.holder().entity_id(), explained.claims(i).holder_id());
      EXPECT_EQ(explanation.target().entity_id(), explained.claims(i).target_id());
      EXPECT_EQ(explanation.decision().decided_by().substr(0, 5), "rule:");
      ASSERT_GE(explanation.target().references_size(), 1);
      EXPECT_NE(explanation.target().has_catalogue(), explanation.target().discovered());
    }
    explained.clear_explanations();
    EXPECT_EQ(explained.SerializeAsString(), pipeline->Annotate(article).SerializeAsString());
  }
}

TEST(Pipeline, EndsEveryChainOfReferencesAtAName) {
  const auto pipeline = MakePipeline();
  for (const v1::Article& article : SampleArticles()) {
    const v1::Annotation annotation = pipeline->Annotate(article, {.explain = true});
    for (const v1::Explanation& explanation : annotation.explanations()) {
      for (const v1::ActorExplanation* actor : {&explanation.holder(), &explanation.target()}) {
        if (actor->references().empty()) continue;
        const std::string& last = actor->references(actor->references_size() - 1).linked_by();
        EXPECT_TRUE(last == "catalogue" || last == "context" || last == "surname" || last == "discovered" ||
                    last == "part-of-name")
            << article.id() << ": " << last;
      }
    }
  }
}

TEST(Pipeline, MarksAnnotationsWhereTheRulesStandIn) {
  v1::Article article;
  article.set_id("c1");
  article.set_language("en");
  article.set_text("Tezkhara condemned the Free Kelmora Front on Monday.");
  const auto pipeline = MakePipeline();
  EXPECT_TRUE(pipeline->Annotate(article).degraded());
  EXPECT_TRUE(pipeline->Annotate(article, {.model = "fast"}).degraded());
  EXPECT_FALSE(pipeline->Annotate(article, {.model = "rules"}).degraded());
  EXPECT_EQ(pipeline->Annotate(article, {.model = "fast"}).engine().name(), "rules");
}

}  // namespace
}  // namespace parallax::nlp
