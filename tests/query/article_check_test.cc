#include "services/query/article_check.h"

#include <functional>

#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

v1::AnnotatedArticle Valid() {
  return ArticleBuilder("a").Entity("x", "X").Entity("y", "Y").Claim("x", "y", v1::POLARITY_OPPOSE).Build();
}

TEST(ArticleCheck, TakesAValidArticle) { EXPECT_THAT(CheckAnnotatedArticle(Valid(), "articles[0]"), IsOk()); }

TEST(ArticleCheck, TakesAnArticleThatWasNotAnnotated) {
  v1::AnnotatedArticle annotated = ArticleBuilder("a").Build();
  annotated.mutable_annotation()->set_status(v1::ANNOTATION_STATUS_NOT_ANNOTATED_LANGUAGE);
  EXPECT_THAT(CheckAnnotatedArticle(annotated, "articles[0]"), IsOk());
}

TEST(ArticleCheck, NamesTheFieldAtFault) {
  struct Case {
    const char* field;
    std::function<void(v1::Article&, v1::Annotation&)> spoil;
  };
  const Case cases[] = {
      {"p.article.id",
       [](auto& article, auto& annotation) {
         article.clear_id();
         annotation.clear_article_id();
       }},
      {"p.article.id", [](auto& article, auto&) { article.set_id(std::string("a\0b", 3)); }},
      {"p.article.id", [](auto& article, auto&) { article.set_id(std::string(300, 'a')); }},
      {"p.annotation.article_id", [](auto&, auto& annotation) { annotation.set_article_id("other"); }},
      {"p.annotation.revision", [](auto&, auto& annotation) { annotation.set_revision(9); }},
      {"p.annotation.entities[0].id",
       [](auto&, auto& annotation) { annotation.mutable_entities(0)->clear_id(); }},
      {"p.annotation.entities[1].id",
       [](auto&, auto& annotation) { annotation.mutable_entities(1)->set_id("x"); }},
      {"p.annotation.claims[0].id",
       [](auto&, auto& annotation) { annotation.mutable_claims(0)->clear_id(); }},
      {"p.annotation.claims[1].id",
       [](auto&, auto& annotation) { *annotation.add_claims() = v1::Claim(annotation.claims(0)); }},
      {"p.annotation.claims[0].holder_id",
       [](auto&, auto& annotation) { annotation.mutable_claims(0)->clear_holder_id(); }},
      {"p.annotation.claims[0].target_id",
       [](auto&, auto& annotation) { annotation.mutable_claims(0)->set_target_id("x"); }},
      {"p.annotation.claims[0].polarity",
       [](auto&, auto& annotation) { annotation.mutable_claims(0)->clear_polarity(); }},
      {"p.annotation.claims[0].modality",
       [](auto&, auto& annotation) { annotation.mutable_claims(0)->clear_modality(); }},
      {"p.annotation.claims[0].voice.entity_id",
       [](auto&, auto& annotation) {
         annotation.mutable_claims(0)->mutable_voice()->set_entity_id(std::string("\0", 1));
       }},
      {"p.article.language", [](auto& article, auto&) { article.set_language(std::string("\0", 1)); }},
      {"p.annotation.document.language",
       [](auto&, auto& annotation) { annotation.mutable_document()->set_language(std::string("\0", 1)); }},
      {"p.annotation.claims[0].confidence",
       [](auto&, auto& annotation) { annotation.mutable_claims(0)->set_confidence(1.5f); }},
  };
  for (const Case& c : cases) {
    v1::AnnotatedArticle annotated = Valid();
    c.spoil(*annotated.mutable_article(), *annotated.mutable_annotation());
    EXPECT_THAT(CheckAnnotatedArticle(annotated, "p"), IsInvalid(c.field));
  }
}

}  // namespace
}  // namespace parallax::query
