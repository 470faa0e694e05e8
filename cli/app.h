// parallaxctl without a process: what main runs, and tests.
#ifndef PARALLAX_CLI_APP_H_
#define PARALLAX_CLI_APP_H_

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/exit_code.h"

namespace parallax::cli {

// Runs one command line, given without the program's name.
ExitCode RunParallaxctl(const std::vector<std::string>& arguments, const Console& console);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_APP_H_
