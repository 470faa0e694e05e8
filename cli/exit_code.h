// What parallaxctl tells the shell.
#ifndef PARALLAX_CLI_EXIT_CODE_H_
#define PARALLAX_CLI_EXIT_CODE_H_

namespace parallax::cli {

enum class ExitCode {
  kDone = 0,         // everything asked for was done
  kSomeFailed = 1,   // the command ran; some articles were rejected or something is still open
  kUsage = 2,        // the command line, or a value in it, cannot be used
  kUnreachable = 3,  // a service does not answer
  kError = 4,        // anything else
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_EXIT_CODE_H_
