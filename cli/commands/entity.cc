#include <ostream>

#include "absl/strings/str_join.h"
#include "cli/commands/commands.h"
#include "cli/entity_view.h"
#include "cli/resolver.h"

namespace parallax::cli {

ExitCode Run(const EntityOptions& options, Session& session) {
  v1::GetEntityRequest request;
  const ExitCode resolved =
      Resolver(session).Entity(absl::StrJoin(options.name, " "), *request.mutable_entity_id());
  if (resolved != ExitCode::kDone) return resolved;
  v1::GetEntityResponse response;
  Connection& services = session.connection();
  const grpc::Status status =
      session.Call(services.query(), &v1::QueryService::StubInterface::GetEntity, request, response);
  if (!status.ok()) return session.Fail(status, services.query_endpoint());
  if (session.options().json) {
    session.WriteJson(response);
  } else {
    session.out() << EntityPage(response, session.width(), session.style());
  }
  return ExitCode::kDone;
}

}  // namespace parallax::cli
