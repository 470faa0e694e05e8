// parallaxctl: publishes articles and asks who is for and against whom.
#include <iostream>
#include <string>
#include <vector>

#include "cli/app.h"
#include "cli/console.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return static_cast<int>(parallax::cli::RunParallaxctl(arguments, parallax::cli::StandardConsole()));
}
