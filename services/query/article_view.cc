#include "services/query/article_view.h"

#include <algorithm>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "services/common/time.h"
#include "services/common/utf8.h"
#include "services/query/records.h"
#include "services/query/schema.h"
#include "services/query/text_tokens.h"

namespace parallax::query {
namespace {

constexpr absl::string_view kAuthor = "AUTHOR";
constexpr size_t kTitleBytes = 100;
constexpr size_t kSummaryEntities = 5;

int64_t ArticleTime(const v1::AnnotatedArticle& annotated) {
  for (const v1::DocumentDate& date : annotated.annotation().document().dates()) {
    if (date.kind() != v1::DATE_KIND_PUBLISHED) continue;
    if (const std::optional<absl::Time> time = ParseIso8601(date.date())) return absl::ToUnixMicros(*time);
  }
  return ToMicros(annotated.article().receive_time());
}

const std::string& FirstSet(const std::string& a, const std::string& b) { return a.empty() ? b : a; }

// The headline, or the first words of the body up to its first line end.
std::string TitleOf(const v1::AnnotatedArticle& annotated) {
  const std::string& title = FirstSet(annotated.annotation().document().title(), annotated.article().title());
  if (!title.empty()) return title;
  absl::string_view body = SearchableBody(annotated);
  body = body.substr(0, body.find('\n'));
  if (body.size() <= kTitleBytes) return std::string(body);
  body = TruncateUtf8(body, kTitleBytes);
  return std::string(body.substr(0, body.rfind(' ')));
}

Outlet ArticleOutlet(const v1::AnnotatedArticle& annotated) {
  return OutletOf(FirstSet(annotated.annotation().document().publisher(), annotated.article().publisher()));
}

v1::ArticleSummary Summarize(const v1::AnnotatedArticle& annotated, const Outlet& outlet, int64_t micros) {
  const v1::Annotation& annotation = annotated.annotation();
  v1::ArticleSummary summary;
  summary.set_article_id(annotated.article().id());
  summary.set_revision(annotated.article().revision());
  summary.set_title(TitleOf(annotated));
  summary.set_url(FirstSet(annotation.document().url(), annotated.article().url()));
  if (outlet.id != kUnknownOutletId) {
    summary.set_outlet_id(outlet.id);
    summary.set_outlet(outlet.name);
  }
  *summary.mutable_time() = ToTimestamp(micros);
  summary.set_language(FirstSet(annotation.document().language(), annotated.article().language()));
  summary.set_claim_count(static_cast<uint32_t>(annotation.claims_size()));
  std::vector<const v1::DocumentEntity*> entities;
  for (const v1::DocumentEntity& entity : annotation.entities()) entities.push_back(&entity);
  std::stable_sort(entities.begin(), entities.end(),
                   [](const auto* a, const auto* b) { return a->mention_count() > b->mention_count(); });
  if (entities.size() > kSummaryEntities) entities.resize(kSummaryEntities);
  for (const v1::DocumentEntity* entity : entities) {
    v1::EntityReference& reference = *summary.add_entities();
    reference.set_id(entity->id());
    reference.set_name(entity->name());
    reference.set_type(entity->type());
  }
  return summary;
}

// The entities of one article by id.
class EntityParts {
 public:
  EntityParts(const v1::Annotation& annotation, const Outlet& outlet) {
    for (const v1::DocumentEntity& entity : annotation.entities()) {
      EntityPart& part = Of(entity.id());
      part.name = entity.name();
      part.type = entity.type();
      part.discovered = entity.discovered();
      part.mentioned = true;
      part.mention_count = entity.mention_count();
      absl::flat_hash_set<absl::string_view> distinct;
      for (const std::string& surface : entity.surfaces()) {
        if (distinct.insert(surface).second) part.surfaces.push_back(surface);
      }
    }
    if (EntityPart& part = Of(outlet.id); part.name.empty()) {
      part.name = outlet.name;
      part.type = v1::ENTITY_TYPE_ORG;
    }
  }

  EntityPart& Of(const std::string& id) {
    const auto [at, is_new] = index_.try_emplace(id, parts_.size());
    if (is_new) parts_.emplace_back().id = id;
    return parts_[at->second];
  }

  v1::EntityReference Reference(const std::string& id) {
    const EntityPart& part = Of(id);
    v1::EntityReference reference;
    reference.set_id(id);
    reference.set_name(FirstSet(part.name, id));
    reference.set_type(part.type);
    return reference;
  }

  std::vector<EntityPart> Take() { return std::move(parts_); }

 private:
  absl::flat_hash_map<std::string, size_t> index_;
  std::vector<EntityPart> parts_;
};

v1::ClaimRecord RecordOf(const v1::Claim& claim, const v1::ArticleSummary& summary, const Outlet& outlet,
                         EntityParts& entities) {
  v1::ClaimRecord record;
  *record.mutable_claim() = claim;
  record.set_article_id(summary.article_id());
  record.set_revision(summary.revision());
  record.set_title(summary.title());
  record.set_url(summary.url());
  record.set_outlet_id(summary.outlet_id());
  record.set_outlet(summary.outlet());
  *record.mutable_time() = summary.time();
  record.set_language(summary.language());
  const std::string& holder = claim.holder_id() == kAuthor ? outlet.id : claim.holder_id();
  *record.mutable_holder() = entities.Reference(holder);
  *record.mutable_target() = entities.Reference(claim.target_id());
  if (claim.voice().kind() == v1::VOICE_KIND_ENTITY && !claim.voice().entity_id().empty()) {
    *record.mutable_speaker() = entities.Reference(claim.voice().entity_id());
  }
  ++entities.Of(holder).held_claims;
  ++entities.Of(claim.target_id()).received_claims;
  return record;
}

// Words of title and body, and the facets by which searches filter.
void AddTerms(absl::string_view body, const Outlet& outlet, ArticleView& view) {
  absl::flat_hash_set<std::string> terms;
  const auto add_word = [&](const Token& token) {
    ++view.word_count;
    terms.insert(WordTerm(token.word));
  };
  ForEachToken(view.summary.title(), add_word);
  ForEachToken(body, add_word);
  for (const EntityPart& part : view.entities) {
    if (part.mentioned) terms.insert(EntityTerm(part.id));
  }
  terms.insert(OutletTerm(outlet.id));
  terms.insert(LanguageTerm(view.summary.language()));
  view.terms.assign(terms.begin(), terms.end());
  std::sort(view.terms.begin(), view.terms.end());
}

}  // namespace

ArticleView ViewOf(const v1::AnnotatedArticle& annotated) {
  const Outlet outlet = ArticleOutlet(annotated);
  ArticleView view;
  view.article_id = annotated.article().id();
  view.micros = ArticleTime(annotated);
  view.summary = Summarize(annotated, outlet, view.micros);
  EntityParts entities(annotated.annotation(), outlet);
  for (const v1::Claim& claim : annotated.annotation().claims()) {
    view.claims.push_back(RecordOf(claim, view.summary, outlet, entities));
  }
  view.entities = entities.Take();
  AddTerms(SearchableBody(annotated), outlet, view);
  return view;
}

}  // namespace parallax::query
