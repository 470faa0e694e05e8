#include "services/nlp/annotation_writer.h"

#include <gmock/gmock.h>

#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;

MentionLayer MentionOf(const Document& document, absl::string_view text, int entity, size_t from = 0) {
  MentionLayer mention;
  const auto begin = static_cast<uint32_t>(document.body().find(std::string(text), from));
  mention.span = {begin, begin + static_cast<uint32_t>(text.size())};
  mention.entity = entity;
  return mention;
}

// "It" and "Tajikistan" are one entity, "the Taliban" another; Tajikistan opposes the Taliban.
Document StanceDocument() {
  Document document = TokenizedDocument("Tajikistan fears the Taliban. It said so, and Tajikistan meant it.");
  document.entities = {{"tajikistan", "Tajikistan", v1::ENTITY_TYPE_STATE, false},
                       {"taliban", "Taliban", v1::ENTITY_TYPE_ARMED_GROUP, false},
                       {"nil-0", "Nobody", v1::ENTITY_TYPE_PERSON, true}};
  document.mentions = {MentionOf(document, "Tajikistan", 0), MentionOf(document, "Taliban", 1),
                       MentionOf(document, "It", 0), MentionOf(document, "Tajikistan", 0, 40)};
  document.mentions[2].form = v1::MENTION_FORM_PRONOUN;
  document.mentions[2].sentence = document.mentions[3].sentence = 1;
  ClaimLayer claim;
  claim.holder = 0;
  claim.target = 1;
  claim.polarity = v1::POLARITY_OPPOSE;
  claim.holder_mention = document.mentions[0].span;
  claim.target_mention = document.mentions[1].span;
  document.claims = {claim};
  return document;
}

v1::Article ArticleOf(absl::string_view id, uint32_t revision) {
  v1::Article article;
  article.set_id(std::string(id));
  article.set_revision(revision);
  return article;
}

TEST(AnnotationWriter, ListsEachSurfaceOnceWithNamesFirst) {
  const v1::Annotation annotation = WriteAnnotation(ArticleOf("u1", 1), StanceDocument());
  ASSERT_EQ(annotation.entities_size(), 2) << "an entity without a mention must not appear";
  EXPECT_THAT(annotation.entities(0).surfaces(), ElementsAre("Tajikistan", "It"));
  EXPECT_EQ(annotation.entities(0).mention_count(), 3);
  EXPECT_FLOAT_EQ(annotation.entities(0).salience(), 0.75F);
}

TEST(AnnotationWriter, GivesTheSentenceAsEvidence) {
  const v1::Annotation annotation = WriteAnnotation(ArticleOf("u1", 1), StanceDocument());
  ASSERT_EQ(annotation.claims_size(), 1);
  EXPECT_EQ(annotation.claims(0).holder_id(), "tajikistan");
  EXPECT_EQ(annotation.claims(0).evidence(0).text(), "Tajikistan fears the Taliban.");
}

TEST(AnnotationWriter, MakesClaimIdsThatDependOnArticleAndClaimAlone) {
  const std::string id = WriteAnnotation(ArticleOf("u1", 1), StanceDocument()).claims(0).id();
  EXPECT_EQ(id.size(), 32);
  EXPECT_EQ(WriteAnnotation(ArticleOf("u1", 1), StanceDocument()).claims(0).id(), id);
  EXPECT_NE(WriteAnnotation(ArticleOf("u2", 1), StanceDocument()).claims(0).id(), id);
  EXPECT_NE(WriteAnnotation(ArticleOf("u1", 2), StanceDocument()).claims(0).id(), id);
  Document other = StanceDocument();
  other.claims[0].polarity = v1::POLARITY_SUPPORT;
  EXPECT_NE(WriteAnnotation(ArticleOf("u1", 1), other).claims(0).id(), id);
}

TEST(AnnotationWriter, LeavesUnresolvedMentionsOut) {
  Document document = StanceDocument();
  document.mentions[3].entity = -1;
  EXPECT_EQ(WriteAnnotation(ArticleOf("u1", 1), document).mentions_size(), 3);
}

TEST(AnnotationWriter, NamesTheAuthorAsHolder) {
  Document document = StanceDocument();
  document.claims[0].holder = kAuthorHolder;
  EXPECT_EQ(WriteAnnotation(ArticleOf("u1", 1), document).claims(0).holder_id(), "AUTHOR");
}

TEST(AnnotationWriter, GivesExplanationsTheIdsOfTheirClaims) {
  v1::Explanation explanation;
  explanation.mutable_decision()->set_decided_by("head:pair");
  const v1::Annotation annotation = WriteAnnotation(ArticleOf("u1", 1), StanceDocument(), {explanation});
  ASSERT_EQ(annotation.explanations_size(), 1);
  EXPECT_EQ(annotation.explanations(0).claim_id(), annotation.claims(0).id());
  EXPECT_EQ(annotation.explanations(0).decision().decided_by(), "head:pair");
  EXPECT_EQ(WriteAnnotation(ArticleOf("u1", 1), StanceDocument()).explanations_size(), 0);
}

}  // namespace
}  // namespace parallax::nlp
