// Where a command reads from and writes to.
#ifndef PARALLAX_CLI_CONSOLE_H_
#define PARALLAX_CLI_CONSOLE_H_

#include <cstddef>
#include <iosfwd>

#include "cli/options.h"

namespace parallax::cli {

// The streams must outlive it.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  size_t terminal_width = 0;  // 0: not a terminal
  bool no_color = false;      // NO_COLOR is set
};

// The console of this process.
Console StandardConsole();

// Whether standard output is coloured.
bool UsesColour(const Console& console, ColorMode mode);

// Cells in a line: `wanted`, else those of the terminal, else at most 80.
size_t LineWidth(const Console& console, size_t wanted);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_CONSOLE_H_
