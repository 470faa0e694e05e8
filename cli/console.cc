#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace parallax::cli {
namespace {

constexpr size_t kDefaultWidth = 80;

size_t TerminalWidth() {
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
    winsize size{};
    if (isatty(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
      return size.ws_col;
  }
  return 0;
}

}  // namespace

Console StandardConsole() {
  const char* no_color = std::getenv("NO_COLOR");
  return {.in = std::cin,
          .out = std::cout,
          .err = std::cerr,
          .out_is_terminal = isatty(STDOUT_FILENO) == 1,
          .err_is_terminal = isatty(STDERR_FILENO) == 1,
          .terminal_width = TerminalWidth(),
          .no_color = no_color != nullptr && *no_color != '\0'};
}

bool UsesColour(const Console& console, ColorMode mode) {
  if (mode == ColorMode::kAuto) return console.out_is_terminal && !console.no_color;
  return mode == ColorMode::kAlways;
}

size_t LineWidth(const Console& console, size_t wanted) {
  if (wanted > 0) return wanted;
  if (console.out_is_terminal && console.terminal_width > 0) return console.terminal_width;
  return kDefaultWidth;
}

}  // namespace parallax::cli
