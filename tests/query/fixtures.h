// Articles, folders and status checks for the tests of the query service.
#ifndef PARALLAX_TESTS_QUERY_FIXTURES_H_
#define PARALLAX_TESTS_QUERY_FIXTURES_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "parallax/v1/store_service.pb.h"
#include "services/query/annotation_writer.h"
#include "services/query/store.h"

namespace parallax::query {

inline const absl::Status& StatusIn(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusIn(const absl::StatusOr<T>& value) {
  return value.status();
}

MATCHER(IsOk, "is OK") {
  *result_listener << StatusIn(arg).ToString();
  return StatusIn(arg).ok();
}
MATCHER_P(HasCode, code, "") {
  *result_listener << StatusIn(arg).ToString();
  return StatusIn(arg).code() == code;
}
// INVALID_ARGUMENT that names the field.
MATCHER_P(IsInvalid, field, "") {
  *result_listener << StatusIn(arg).ToString();
  return StatusIn(arg).code() == absl::StatusCode::kInvalidArgument &&
         std::string(StatusIn(arg).message()).rfind(std::string(field) + ":", 0) == 0;
}

// A folder that is gone when the test is over.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Builds an annotated article part by part. Claims get the ids "<article>-<revision>-<number>".
class ArticleBuilder {
 public:
  explicit ArticleBuilder(const std::string& id, uint32_t revision = 1);

  ArticleBuilder& Title(const std::string& title);
  ArticleBuilder& Body(const std::string& body);
  ArticleBuilder& Publisher(const std::string& publisher);
  ArticleBuilder& Published(const std::string& date);
  ArticleBuilder& Language(const std::string& language);
  ArticleBuilder& Entity(const std::string& id, const std::string& name,
                         v1::EntityType type = v1::ENTITY_TYPE_STATE, uint32_t mentions = 1);
  // Asserted, as an attitude, in the author's voice.
  ArticleBuilder& Claim(const std::string& holder, const std::string& target, v1::Polarity polarity,
                        float confidence = 0.5f);
  // The claim added last, to change.
  v1::Claim& LastClaim();

  v1::AnnotatedArticle Build() const { return annotated_; }

 private:
  v1::AnnotatedArticle annotated_;
};

// A store in a folder of its own with its writer.
class TestStore {
 public:
  explicit TestStore(AnnotationWriterOptions options = {});

  Store& store() { return *store_; }
  AnnotationWriter& writer() { return *writer_; }
  uint64_t last_published() const { return last_published_; }

  v1::WriteOutcome Write(const v1::AnnotatedArticle& article);
  std::string Digest();
  void Reopen();

 private:
  void Open();

  TemporaryFolder folder_;
  AnnotationWriterOptions options_;
  uint64_t last_published_ = 0;
  std::unique_ptr<Store> store_;
  std::unique_ptr<AnnotationWriter> writer_;
};

}  // namespace parallax::query

#endif  // PARALLAX_TESTS_QUERY_FIXTURES_H_
