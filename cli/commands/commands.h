// The commands of parallaxctl. Each writes its result to the session's console and gives the exit code.
#ifndef PARALLAX_CLI_COMMANDS_COMMANDS_H_
#define PARALLAX_CLI_COMMANDS_COMMANDS_H_

#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/session.h"

namespace parallax::cli {

ExitCode Run(const PublishOptions& options, Session& session);
ExitCode Run(const AnnotateOptions& options, Session& session);
ExitCode Run(const SearchOptions& options, Session& session);
ExitCode Run(const ArticleOptions& options, Session& session);
ExitCode Run(const EntitiesOptions& options, Session& session);
ExitCode Run(const EntityOptions& options, Session& session);
ExitCode Run(const ClaimsOptions& options, Session& session);
ExitCode Run(const MatrixOptions& options, Session& session);
ExitCode Run(const WatchOptions& options, Session& session);
ExitCode Run(const StatusOptions& options, Session& session);
ExitCode Run(const WaitOptions& options, Session& session);
ExitCode Run(const DeadLettersOptions& options, Session& session);
ExitCode Run(const ReplayOptions& options, Session& session);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_COMMANDS_COMMANDS_H_
