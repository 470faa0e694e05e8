#include <ostream>

#include "absl/strings/str_join.h"
#include "cli/commands/commands.h"
#include "cli/entity_view.h"
#include "cli/paging.h"
#include "cli/words.h"

namespace parallax::cli {

ExitCode Run(const EntitiesOptions& options, Session& session) {
  v1::ListEntitiesRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  for (const std::string& word : options.types) {
    if (const auto type = ParseWord<v1::EntityType>(word); type.has_value()) request.add_types(*type);
  }
  v1::ListEntitiesResponse response;
  Connection& services = session.connection();
  const grpc::Status status =
      FetchPages(session, services.query(), &v1::QueryService::StubInterface::ListEntities, request,
                 options.page, &v1::ListEntitiesResponse::entities_size, response);
  if (!status.ok()) return session.Fail(status, services.query_endpoint());
  if (session.options().json) {
    session.WriteJson(response);
    return ExitCode::kDone;
  }
  if (response.entities().empty()) {
    session.out() << "no entity matches\n";
  } else {
    session.out() << EntityTable(response, session.width(), session.style());
  }
  WriteMoreHint(session, response.next_page_token());
  return ExitCode::kDone;
}

}  // namespace parallax::cli
