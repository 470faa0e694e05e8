#include "services/query/article_check.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "services/common/error.h"

namespace parallax::query {
namespace {

constexpr size_t kMaxIdBytes = 256;

// What becomes part of a key, where a zero byte ends it.
absl::Status CheckKeyPart(const std::string& text, const std::string& field) {
  if (text.size() > kMaxIdBytes) return InvalidField(field, "is longer than 256 bytes; shorten it");
  if (text.find('\0') != std::string::npos) return InvalidField(field, "holds a zero byte; remove it");
  return absl::OkStatus();
}

absl::Status CheckId(const std::string& id, const std::string& field) {
  if (id.empty()) return InvalidField(field, "is empty; set it");
  return CheckKeyPart(id, field);
}

absl::Status CheckClaim(const v1::Claim& claim, const std::string& field) {
  PARALLAX_RETURN_IF_ERROR(CheckId(claim.id(), field + ".id"));
  PARALLAX_RETURN_IF_ERROR(CheckId(claim.holder_id(), field + ".holder_id"));
  PARALLAX_RETURN_IF_ERROR(CheckId(claim.target_id(), field + ".target_id"));
  PARALLAX_RETURN_IF_ERROR(CheckKeyPart(claim.voice().entity_id(), field + ".voice.entity_id"));
  if (claim.holder_id() == claim.target_id()) {
    return InvalidField(field + ".target_id", "is the holder; a claim needs two different entities");
  }
  if (claim.polarity() == v1::POLARITY_UNSPECIFIED || !v1::Polarity_IsValid(claim.polarity())) {
    return InvalidField(field + ".polarity", "is not set; use SUPPORT, OPPOSE or MIXED");
  }
  if (claim.modality() == v1::MODALITY_UNSPECIFIED || !v1::Modality_IsValid(claim.modality())) {
    return InvalidField(field + ".modality", "is not set; use ASSERTED, POSSIBLE or NEGATED");
  }
  if (!(claim.confidence() >= 0 && claim.confidence() <= 1)) {
    return InvalidField(field + ".confidence", "is not in [0, 1]");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckAnnotatedArticle(const v1::AnnotatedArticle& annotated, absl::string_view path) {
  const v1::Article& article = annotated.article();
  const v1::Annotation& annotation = annotated.annotation();
  PARALLAX_RETURN_IF_ERROR(CheckId(article.id(), absl::StrCat(path, ".article.id")));
  if (annotation.article_id() != article.id()) {
    return InvalidField(absl::StrCat(path, ".annotation.article_id"),
                        "is not the article's id; make them equal");
  }
  if (annotation.revision() != article.revision()) {
    return InvalidField(absl::StrCat(path, ".annotation.revision"),
                        "is not the article's revision; make them equal");
  }
  PARALLAX_RETURN_IF_ERROR(CheckKeyPart(article.language(), absl::StrCat(path, ".article.language")));
  PARALLAX_RETURN_IF_ERROR(
      CheckKeyPart(annotation.document().language(), absl::StrCat(path, ".annotation.document.language")));
  absl::flat_hash_set<absl::string_view> ids;
  for (int i = 0; i < annotation.entities_size(); ++i) {
    const std::string field = absl::StrCat(path, ".annotation.entities[", i, "].id");
    PARALLAX_RETURN_IF_ERROR(CheckId(annotation.entities(i).id(), field));
    if (!ids.insert(annotation.entities(i).id()).second) {
      return InvalidField(field, "is there twice; give one entity per actor");
    }
  }
  ids.clear();
  for (int i = 0; i < annotation.claims_size(); ++i) {
    const std::string field = absl::StrCat(path, ".annotation.claims[", i, "]");
    PARALLAX_RETURN_IF_ERROR(CheckClaim(annotation.claims(i), field));
    if (!ids.insert(annotation.claims(i).id()).second) {
      return InvalidField(field + ".id", "is there twice; give each claim its own id");
    }
  }
  return absl::OkStatus();
}

}  // namespace parallax::query
