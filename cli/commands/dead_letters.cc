#include <ostream>

#include "cli/article_list_view.h"
#include "cli/commands/commands.h"
#include "cli/paging.h"

namespace parallax::cli {

ExitCode Run(const DeadLettersOptions& options, Session& session) {
  v1::ListDeadLettersResponse response;
  Connection& services = session.connection();
  const grpc::Status status = FetchPages(
      session, services.ingest(), &v1::IngestService::StubInterface::ListDeadLetters,
      v1::ListDeadLettersRequest(), options.page, &v1::ListDeadLettersResponse::dead_letters_size, response);
  if (!status.ok()) return session.Fail(status, services.ingest_endpoint());
  if (session.options().json) {
    session.WriteJson(response);
    return ExitCode::kDone;
  }
  for (int i = 0; i < response.dead_letters_size(); ++i) {
    session.out() << (i > 0 ? "\n" : "")
                  << DeadLetterBlock(response.dead_letters(i), session.width(), session.style());
  }
  session.out() << (response.dead_letters().empty()
                        ? "no dead letters\n"
                        : "\n'parallaxctl replay --dead-letters' has them annotated again\n");
  WriteMoreHint(session, response.next_page_token());
  return ExitCode::kDone;
}

}  // namespace parallax::cli
