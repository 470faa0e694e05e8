#include "cli/app.h"

#include <ostream>

#include "cli/commands/commands.h"
#include "cli/options.h"
#include "cli/session.h"

namespace parallax::cli {

ExitCode RunParallaxctl(const std::vector<std::string>& arguments, const Console& console) {
  const std::variant<Invocation, ExitCode> parsed = ParseArguments(arguments, console.out, console.err);
  if (const auto* code = std::get_if<ExitCode>(&parsed)) return *code;
  const Invocation& invocation = std::get<Invocation>(parsed);
  Session session(invocation.global, console);
  const ExitCode code =
      std::visit([&session](const auto& options) { return Run(options, session); }, invocation.command);
  console.out.flush();
  if (!console.out) {
    session.Complain("cannot write the output; is the disk full?");
    return ExitCode::kError;
  }
  return code;
}

}  // namespace parallax::cli
