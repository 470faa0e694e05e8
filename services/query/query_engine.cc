#include "services/query/query_engine.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/error.h"
#include "services/query/article_search.h"
#include "services/query/claim_filter.h"
#include "services/query/claim_scan.h"
#include "services/query/entity_index.h"
#include "services/query/page_token.h"
#include "services/query/records.h"
#include "services/query/stance_cells.h"

namespace parallax::query {
namespace {

constexpr size_t kMaxSurfaces = 50;
constexpr size_t kMaxStances = 20;
constexpr int32_t kDefaultMatrixSide = 12;
constexpr int32_t kMaxMatrixSide = 200;
// Claims that one page of a selective filter looks at before it ends short, with more to come.
constexpr size_t kMaxExaminedClaims = 200'000;

// Where the request's page starts; empty at the first page.
template <typename Request>
absl::StatusOr<std::string> CursorOf(const Request& request) {
  if (request.page_token().empty()) return std::string();
  return DecodePageToken(RequestKey(request), request.page_token());
}

template <typename Request, typename Response>
void SetNextPage(const Request& request, const std::string& cursor, Response& response) {
  if (!cursor.empty()) response.set_next_page_token(EncodePageToken(RequestKey(request), cursor));
}

absl::Status CheckArticleFilter(const v1::ArticleFilter& filter) {
  PARALLAX_RETURN_IF_ERROR(CheckFilterSize(filter.entity_ids_size(), "filter.entity_ids"));
  PARALLAX_RETURN_IF_ERROR(CheckFilterSize(filter.outlet_ids_size(), "filter.outlet_ids"));
  return CheckFilterSize(filter.languages_size(), "filter.languages");
}

absl::StatusOr<size_t> MatrixSide(int32_t requested, absl::string_view field) {
  if (requested < 0) return InvalidField(field, "is negative; leave it out for 12, or give 1 to 200");
  return static_cast<size_t>(requested == 0 ? kDefaultMatrixSide : std::min(requested, kMaxMatrixSide));
}

// The stances that the entity holds, or those toward it.
absl::Status AddStances(const StoreReader& reader, const v1::ClaimFilter& filter,
                        google::protobuf::RepeatedPtrField<v1::StanceCell>& cells) {
  PARALLAX_ASSIGN_OR_RETURN(const ClaimFilter made, ClaimFilter::Create(filter, "entity_id"));
  PARALLAX_ASSIGN_OR_RETURN(const StanceAggregator aggregator, AggregateStances(reader, made));
  StanceCellMaker maker(reader);
  for (const MatrixCell& cell : aggregator.TopCells(kMaxStances)) {
    PARALLAX_ASSIGN_OR_RETURN(*cells.Add(), maker.Make(cell));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status QueryEngine::SearchArticles(const v1::SearchArticlesRequest& request,
                                         v1::SearchArticlesResponse& response) const {
  ArticleSearch search;
  PARALLAX_ASSIGN_OR_RETURN(search.page_size, PageSize(request.page_size()));
  PARALLAX_ASSIGN_OR_RETURN(search.cursor, CursorOf(request));
  PARALLAX_ASSIGN_OR_RETURN(search.query, ParseSearchQuery(request.query()));
  PARALLAX_RETURN_IF_ERROR(CheckArticleFilter(request.filter()));
  if (!v1::ArticleOrder_IsValid(request.order())) {
    return InvalidField("order", "is not known; use NEWEST or RELEVANCE");
  }
  search.filter = request.filter();
  search.by_relevance = request.order() == v1::ARTICLE_ORDER_RELEVANCE;
  PARALLAX_ASSIGN_OR_RETURN(ArticlePage page, query::SearchArticles(StoreReader(store_), search));
  response.mutable_articles()->Assign(page.articles.begin(), page.articles.end());
  SetNextPage(request, page.next_cursor, response);
  return absl::OkStatus();
}

absl::Status QueryEngine::GetArticle(const v1::GetArticleRequest& request,
                                     v1::GetArticleResponse& response) const {
  const std::string& id = request.article_id();
  if (id.empty()) return InvalidField("article_id", "is empty; give the id of an article");
  const StoreReader reader(store_);
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> value, reader.Get(Family::kArticles, id));
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> body, reader.Get(Family::kBodies, id));
  if (!value.has_value() || !body.has_value()) {
    return absl::NotFoundError(
        absl::StrCat("article_id: no article ", id,
                     " in the view; SearchArticles finds ids. It may still wait for the "
                     "annotator"));
  }
  std::optional<v1::AnnotatedArticle> annotated = DecodeArticle(*value, *body);
  if (!annotated.has_value()) return DamagedRow(Family::kArticles);
  response.mutable_article()->Swap(annotated->mutable_article());
  response.mutable_annotation()->Swap(annotated->mutable_annotation());
  return absl::OkStatus();
}

absl::Status QueryEngine::ListEntities(const v1::ListEntitiesRequest& request,
                                       v1::ListEntitiesResponse& response) const {
  PARALLAX_ASSIGN_OR_RETURN(const size_t page_size, PageSize(request.page_size()));
  PARALLAX_ASSIGN_OR_RETURN(const std::string cursor, CursorOf(request));
  std::vector<v1::EntityType> types;
  for (const int type : request.types()) types.push_back(static_cast<v1::EntityType>(type));
  PARALLAX_ASSIGN_OR_RETURN(const EntityPage page,
                            ListEntityPage(StoreReader(store_), request.query(), types, page_size, cursor));
  response.mutable_entities()->Assign(page.entities.begin(), page.entities.end());
  SetNextPage(request, page.next_cursor, response);
  return absl::OkStatus();
}

absl::Status QueryEngine::GetEntity(const v1::GetEntityRequest& request,
                                    v1::GetEntityResponse& response) const {
  const std::string& id = request.entity_id();
  if (id.empty()) return InvalidField("entity_id", "is empty; give the id of an entity");
  const StoreReader reader(store_);
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<v1::EntitySummary> summary, ReadEntity(reader, id));
  if (!summary.has_value()) {
    return absl::NotFoundError(
        absl::StrCat("entity_id: no article knows an entity ", id, "; ListEntities finds ids by name"));
  }
  *response.mutable_summary() = *summary;
  PARALLAX_RETURN_IF_ERROR(ReadSeenTimes(reader, *response.mutable_summary()));
  PARALLAX_ASSIGN_OR_RETURN(const std::vector<v1::EntitySurface> surfaces,
                            ReadSurfaces(reader, id, kMaxSurfaces));
  response.mutable_surfaces()->Assign(surfaces.begin(), surfaces.end());
  v1::ClaimFilter held, received;
  held.add_holder_ids(id);
  received.add_target_ids(id);
  PARALLAX_RETURN_IF_ERROR(AddStances(reader, held, *response.mutable_stances()));
  return AddStances(reader, received, *response.mutable_received_stances());
}

absl::Status QueryEngine::ListClaims(const v1::ListClaimsRequest& request,
                                     v1::ListClaimsResponse& response) const {
  PARALLAX_ASSIGN_OR_RETURN(const size_t page_size, PageSize(request.page_size()));
  PARALLAX_ASSIGN_OR_RETURN(const std::string cursor, CursorOf(request));
  PARALLAX_ASSIGN_OR_RETURN(const ClaimFilter filter, ClaimFilter::Create(request.filter()));
  const StoreReader reader(store_);
  PARALLAX_ASSIGN_OR_RETURN(ClaimScanPlan plan, PlanClaimScan(reader, filter));
  ClaimScan scan(reader, std::move(plan), cursor);
  std::string last;
  for (size_t examined = 0; scan.Next(); ++examined) {
    const bool matches = filter.Matches(scan.row());
    const bool full = matches && static_cast<size_t>(response.claims_size()) == page_size;
    if (full || examined == kMaxExaminedClaims) {
      SetNextPage(request, last, response);
      break;
    }
    last = scan.suffix();
    if (!matches) continue;
    PARALLAX_ASSIGN_OR_RETURN(*response.add_claims(),
                              ReadClaim(reader, scan.row().article_id, scan.row().claim_id));
  }
  return scan.status();
}

absl::Status QueryEngine::GetStanceMatrix(const v1::GetStanceMatrixRequest& request,
                                          v1::GetStanceMatrixResponse& response) const {
  PARALLAX_ASSIGN_OR_RETURN(const size_t max_holders, MatrixSide(request.max_holders(), "max_holders"));
  PARALLAX_ASSIGN_OR_RETURN(const size_t max_targets, MatrixSide(request.max_targets(), "max_targets"));
  PARALLAX_ASSIGN_OR_RETURN(const ClaimFilter filter, ClaimFilter::Create(request.filter()));
  const StoreReader reader(store_);
  PARALLAX_ASSIGN_OR_RETURN(const StanceAggregator aggregator, AggregateStances(reader, filter));
  const Matrix matrix = aggregator.TopMatrix(max_holders, max_targets);
  StanceCellMaker maker(reader);
  for (const std::string& id : matrix.holder_ids) {
    PARALLAX_ASSIGN_OR_RETURN(*response.add_holders(), maker.Reference(id));
  }
  for (const std::string& id : matrix.target_ids) {
    PARALLAX_ASSIGN_OR_RETURN(*response.add_targets(), maker.Reference(id));
  }
  for (const MatrixCell& cell : matrix.cells) {
    PARALLAX_ASSIGN_OR_RETURN(*response.add_cells(), maker.Make(cell));
  }
  response.set_claim_count(matrix.claim_count);
  response.set_omitted_claim_count(matrix.omitted_claim_count);
  return absl::OkStatus();
}

}  // namespace parallax::query
