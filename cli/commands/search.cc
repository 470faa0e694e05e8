#include <ostream>

#include "absl/strings/str_join.h"
#include "cli/article_list_view.h"
#include "cli/commands/commands.h"
#include "cli/paging.h"
#include "cli/resolver.h"

namespace parallax::cli {

ExitCode Run(const SearchOptions& options, Session& session) {
  v1::SearchArticlesRequest request;
  const ExitCode resolved = Resolver(session).Filter(options, *request.mutable_filter());
  if (resolved != ExitCode::kDone) return resolved;
  request.set_query(absl::StrJoin(options.words, " "));
  request.set_order(options.relevance ? v1::ARTICLE_ORDER_RELEVANCE : v1::ARTICLE_ORDER_NEWEST);
  v1::SearchArticlesResponse response;
  Connection& services = session.connection();
  const grpc::Status status =
      FetchPages(session, services.query(), &v1::QueryService::StubInterface::SearchArticles, request,
                 options.page, &v1::SearchArticlesResponse::articles_size, response);
  if (!status.ok()) return session.Fail(status, services.query_endpoint());
  if (session.options().json) {
    session.WriteJson(response);
    return ExitCode::kDone;
  }
  for (int i = 0; i < response.articles_size(); ++i) {
    session.out() << (i > 0 ? "\n" : "")
                  << ArticleBlock(response.articles(i), session.width(), session.style());
  }
  if (response.articles().empty()) session.out() << "no article matches\n";
  WriteMoreHint(session, response.next_page_token());
  return ExitCode::kDone;
}

}  // namespace parallax::cli
