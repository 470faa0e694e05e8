#include "cli/help_formatter.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "cli/display_text.h"
#include "cli/text_wrap.h"

namespace parallax::cli {
namespace {

constexpr size_t kNameWidth = 24;

}  // namespace

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
  const std::string text = option->get_option_text();
  // CLI11 marks the off form of a flag so.
  const std::string name = absl::StrReplaceAll(make_option_name(option, is_positional), {{"{false}", ""}});
  return Entry(text.empty() ? name : absl::StrCat(name, " ", text), option->get_description());
}

std::string HelpFormatter::make_subcommand(const CLI::App* command) const {
  return Entry(command->get_name(), command->get_description());
}

std::string HelpFormatter::make_description(const CLI::App* command) const {
  return Wrap(command->get_description(), width_);
}

std::string HelpFormatter::make_usage(const CLI::App* command, std::string name) const {
  std::string usage = absl::StrCat("\nUsage: ", name);
  const auto positionals = command->get_options([](const CLI::Option* o) { return o->get_positional(); });
  if (!command->get_subcommands({}).empty()) absl::StrAppend(&usage, " COMMAND");
  for (const CLI::Option* positional : positionals)
    absl::StrAppend(&usage, " ", make_option_usage(positional));
  return absl::StrCat(usage, " [OPTIONS]\n");
}

// The description stands beside the name, or below it where the name is too long.
std::string HelpFormatter::Entry(const std::string& name, const std::string& description) const {
  const std::string indent(kNameWidth, ' ');
  std::string lines = Wrap(description, width_, indent);
  const std::string label = absl::StrCat("  ", name);
  if (DisplayWidth(label) + 2 > kNameWidth) return absl::StrCat(label, "\n", lines);
  lines.replace(0, kNameWidth, PadRight(label, kNameWidth));
  return lines;
}

}  // namespace parallax::cli
