// Looks names up in query.
#ifndef PARALLAX_CLI_RESOLVER_H_
#define PARALLAX_CLI_RESOLVER_H_

#include <string>

#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/session.h"
#include "parallax/v1/analytics.pb.h"

namespace parallax::cli {

// Each sets `out` and gives kDone, or complains and gives the exit code. `session` must outlive the resolver.
class Resolver {
 public:
  explicit Resolver(Session& session) : session_(session) {}

  // An entity or an outlet, by id or name.
  ExitCode Entity(const std::string& id_or_name, std::string& out);

  // An outlet by id or name.
  ExitCode Outlet(const std::string& id_or_name, std::string& out);

  ExitCode Filter(const ClaimFilterOptions& options, v1::ClaimFilter& out);

  ExitCode Filter(const SearchOptions& options, v1::ArticleFilter& out);

 private:
  ExitCode Exists(const std::string& id, bool& exists);
  ExitCode EntityByName(const std::string& name, std::string& out);

  Session& session_;
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_RESOLVER_H_
