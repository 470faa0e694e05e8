// Help texts that fit a terminal.
#ifndef PARALLAX_CLI_HELP_FORMATTER_H_
#define PARALLAX_CLI_HELP_FORMATTER_H_

#include <CLI/App.hpp>
#include <CLI/Formatter.hpp>
#include <cstddef>
#include <string>

namespace parallax::cli {

// CLI11's form of help, its descriptions wrapped at `width` cells.
class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(size_t width) : width_(width) {}

  std::string make_option(const CLI::Option* option, bool is_positional) const override;
  std::string make_subcommand(const CLI::App* command) const override;
  std::string make_description(const CLI::App* command) const override;
  std::string make_usage(const CLI::App* command, std::string name) const override;

 private:
  std::string Entry(const std::string& name, const std::string& description) const;

  const size_t width_;
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_HELP_FORMATTER_H_
