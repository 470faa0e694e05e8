#include <ostream>

#include "cli/claim_view.h"
#include "cli/commands/commands.h"
#include "cli/paging.h"
#include "cli/resolver.h"

namespace parallax::cli {

ExitCode Run(const ClaimsOptions& options, Session& session) {
  v1::ListClaimsRequest request;
  const ExitCode resolved = Resolver(session).Filter(options.filter, *request.mutable_filter());
  if (resolved != ExitCode::kDone) return resolved;
  v1::ListClaimsResponse response;
  Connection& services = session.connection();
  const grpc::Status status =
      FetchPages(session, services.query(), &v1::QueryService::StubInterface::ListClaims, request,
                 options.page, &v1::ListClaimsResponse::claims_size, response);
  if (!status.ok()) return session.Fail(status, services.query_endpoint());
  if (session.options().json) {
    session.WriteJson(response);
    return ExitCode::kDone;
  }
  for (int i = 0; i < response.claims_size(); ++i) {
    session.out() << (i > 0 ? "\n" : "")
                  << ClaimRecordBlock(response.claims(i), session.width(), session.style());
  }
  if (response.claims().empty()) session.out() << "no claim matches\n";
  WriteMoreHint(session, response.next_page_token());
  return ExitCode::kDone;
}

}  // namespace parallax::cli
