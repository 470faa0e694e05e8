#include "tests/query/fixtures.h"

#include <stdlib.h>

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "services/query/view_digest.h"

namespace parallax::query {

TemporaryFolder::TemporaryFolder() {
  path_ = (std::filesystem::temp_directory_path() / "parallax-query-XXXXXX").string();
  if (mkdtemp(path_.data()) == nullptr) ADD_FAILURE() << "cannot make " << path_;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

ArticleBuilder::ArticleBuilder(const std::string& id, uint32_t revision) {
  v1::Article& article = *annotated_.mutable_article();
  article.set_id(id);
  article.set_revision(revision);
  article.set_text("text as found");
  article.mutable_receive_time()->set_seconds(1'700'000'000);
  v1::Annotation& annotation = *annotated_.mutable_annotation();
  annotation.set_article_id(id);
  annotation.set_revision(revision);
  annotation.set_status(v1::ANNOTATION_STATUS_ANNOTATED);
  annotation.mutable_document()->set_language("en");
}

ArticleBuilder& ArticleBuilder::Title(const std::string& title) {
  annotated_.mutable_annotation()->mutable_document()->set_title(title);
  return *this;
}

ArticleBuilder& ArticleBuilder::Body(const std::string& body) {
  annotated_.mutable_annotation()->mutable_document()->set_body(body);
  return *this;
}

ArticleBuilder& ArticleBuilder::Publisher(const std::string& publisher) {
  annotated_.mutable_annotation()->mutable_document()->set_publisher(publisher);
  return *this;
}

ArticleBuilder& ArticleBuilder::Published(const std::string& date) {
  v1::DocumentDate& published = *annotated_.mutable_annotation()->mutable_document()->add_dates();
  published.set_date(date);
  published.set_kind(v1::DATE_KIND_PUBLISHED);
  return *this;
}

ArticleBuilder& ArticleBuilder::Language(const std::string& language) {
  annotated_.mutable_annotation()->mutable_document()->set_language(language);
  return *this;
}

ArticleBuilder& ArticleBuilder::Entity(const std::string& id, const std::string& name, v1::EntityType type,
                                       uint32_t mentions) {
  v1::DocumentEntity& entity = *annotated_.mutable_annotation()->add_entities();
  entity.set_id(id);
  entity.set_name(name);
  entity.set_type(type);
  entity.set_mention_count(mentions);
  entity.add_surfaces(name);
  return *this;
}

ArticleBuilder& ArticleBuilder::Claim(const std::string& holder, const std::string& target,
                                      v1::Polarity polarity, float confidence) {
  v1::Annotation& annotation = *annotated_.mutable_annotation();
  v1::Claim& claim = *annotation.add_claims();
  claim.set_id(
      absl::StrCat(annotation.article_id(), "-", annotation.revision(), "-", annotation.claims_size()));
  claim.set_holder_id(holder);
  claim.set_target_id(target);
  claim.set_polarity(polarity);
  claim.set_modality(v1::MODALITY_ASSERTED);
  claim.set_kind(v1::CLAIM_KIND_ATTITUDE);
  claim.mutable_voice()->set_kind(v1::VOICE_KIND_AUTHOR);
  claim.set_confidence(confidence);
  claim.add_evidence()->set_text("The sentence that shows it.");
  return *this;
}

v1::Claim& ArticleBuilder::LastClaim() {
  v1::Annotation& annotation = *annotated_.mutable_annotation();
  return *annotation.mutable_claims(annotation.claims_size() - 1);
}

TestStore::TestStore(AnnotationWriterOptions options) : options_(options) { Open(); }

void TestStore::Open() {
  auto store = Store::Create({.path = folder_.path(), .cache_bytes = 8 << 20});
  ASSERT_THAT(store, IsOk());
  store_ = *std::move(store);
  auto writer =
      AnnotationWriter::Create(*store_, options_, [this](uint64_t newest) { last_published_ = newest; });
  ASSERT_THAT(writer, IsOk());
  writer_ = *std::move(writer);
}

void TestStore::Reopen() {
  writer_.reset();
  store_.reset();
  Open();
}

v1::WriteOutcome TestStore::Write(const v1::AnnotatedArticle& article) {
  v1::WriteAnnotationsRequest request;
  *request.add_articles() = article;
  const auto outcomes = writer_->Write(request);
  EXPECT_THAT(outcomes, IsOk());
  return outcomes.ok() ? outcomes->front() : v1::WRITE_OUTCOME_UNSPECIFIED;
}

std::string TestStore::Digest() {
  const auto digest = ViewDigest(StoreReader(*store_));
  EXPECT_THAT(digest, IsOk());
  return digest.value_or("");
}

}  // namespace parallax::query
