#include <ostream>

#include "cli/commands/commands.h"
#include "cli/filters.h"
#include "cli/matrix_view.h"
#include "cli/resolver.h"

namespace parallax::cli {

ExitCode Run(const MatrixOptions& options, Session& session) {
  v1::GetStanceMatrixRequest request;
  const ExitCode resolved = Resolver(session).Filter(options.filter, *request.mutable_filter());
  if (resolved != ExitCode::kDone) return resolved;
  request.set_max_holders(options.max_holders);
  request.set_max_targets(options.max_targets);
  v1::GetStanceMatrixResponse response;
  Connection& services = session.connection();
  const grpc::Status status =
      session.Call(services.query(), &v1::QueryService::StubInterface::GetStanceMatrix, request, response);
  if (!status.ok()) return session.Fail(status, services.query_endpoint());
  if (session.options().json) {
    session.WriteJson(response);
  } else if (response.cells().empty()) {
    session.out() << "no claim matches\n";
  } else {
    const MatrixViewOptions view = {
        .width = session.width(), .pairs = options.pairs, .claims_flags = FlagsWithoutPair(options.filter)};
    session.out() << MatrixView(response, view, session.style());
  }
  return ExitCode::kDone;
}

}  // namespace parallax::cli
