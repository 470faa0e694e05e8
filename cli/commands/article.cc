#include <ostream>

#include "absl/strings/str_cat.h"
#include "cli/annotation_view.h"
#include "cli/commands/commands.h"
#include "cli/time_text.h"

namespace parallax::cli {

ExitCode Run(const ArticleOptions& options, Session& session) {
  v1::GetArticleRequest request;
  request.set_article_id(options.id);
  v1::GetArticleResponse response;
  Connection& services = session.connection();
  const grpc::Status status =
      session.Call(services.query(), &v1::QueryService::StubInterface::GetArticle, request, response);
  if (!status.ok()) return session.Fail(status, services.query_endpoint());
  if (session.options().json) {
    session.WriteJson(response);
    return ExitCode::kDone;
  }
  const v1::Article& article = response.article();
  session.out() << session.style().Paint(Tone::kFaint,
                                         absl::StrCat(article.id(), "  revision ", article.revision(),
                                                      "  received ", MinuteText(article.receive_time())))
                << "\n"
                << AnnotationView(response.annotation(), {.width = session.width(), .body = options.body},
                                  session.style());
  return ExitCode::kDone;
}

}  // namespace parallax::cli
