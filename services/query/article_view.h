// What one annotated article contributes to the view: a pure function, so that a later annotation can
// subtract exactly what an earlier one added.
#ifndef PARALLAX_SERVICES_QUERY_ARTICLE_VIEW_H_
#define PARALLAX_SERVICES_QUERY_ARTICLE_VIEW_H_

#include <string>
#include <vector>

#include "parallax/v1/query_service.pb.h"
#include "parallax/v1/store_service.pb.h"
#include "services/query/outlet.h"

namespace parallax::query {

// One entity's part in an article: mentioned, holder, target or outlet.
struct EntityPart {
  std::string id;
  std::string name;  // empty for a holder or target that the annotation does not list
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  bool discovered = false;
  bool mentioned = false;
  uint32_t mention_count = 0;
  uint32_t held_claims = 0;
  uint32_t received_claims = 0;
  std::vector<std::string> surfaces;  // distinct
};

struct ArticleView {
  std::string article_id;
  int64_t micros = 0;              // first publication date, else receipt
  v1::ArticleSummary summary;      // without snippet, highlights and score
  uint32_t word_count = 0;         // of title and body
  std::vector<std::string> terms;  // of the full-text index, sorted, distinct
  std::vector<EntityPart> entities;
  std::vector<v1::ClaimRecord> claims;
};

// `annotated` must have passed CheckAnnotatedArticle (article_check.h).
ArticleView ViewOf(const v1::AnnotatedArticle& annotated);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_ARTICLE_VIEW_H_
