// Finds articles by words and filters, in either order, page by page.
#ifndef PARALLAX_SERVICES_QUERY_ARTICLE_SEARCH_H_
#define PARALLAX_SERVICES_QUERY_ARTICLE_SEARCH_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "parallax/v1/query_service.pb.h"
#include "services/query/search_query.h"
#include "services/query/store.h"

namespace parallax::query {

// How many of the newest matches are ranked by relevance.
inline constexpr size_t kRankedArticles = 2000;

struct ArticleSearch {
  SearchQuery query;
  v1::ArticleFilter filter;
  bool by_relevance =
      false;  // else newest first; without words there is nothing to rank by, hence newest first
  size_t page_size = 50;
  std::string cursor;  // `ArticlePage.next_cursor` of the page before; empty for the first
};

struct ArticlePage {
  std::vector<v1::ArticleSummary> articles;
  std::string next_cursor;  // empty on the last page
};

// Newest first resumes by time key. By relevance resumes by score and time key among the articles that the
// first page ranked, with its statistics, so that what is written meanwhile moves nothing. A page can be
// short, even empty, with more to come when phrases reject most of what has their words.
absl::StatusOr<ArticlePage> SearchArticles(const StoreReader& reader, const ArticleSearch& search);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_ARTICLE_SEARCH_H_
