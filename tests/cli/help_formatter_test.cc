#include "cli/help_formatter.h"

#include <gtest/gtest.h>

#include <memory>

namespace parallax::cli {
namespace {

TEST(HelpFormatter, WrapsDescriptionsBesideTheirNames) {
  CLI::App app("Does a thing.", "tool");
  app.formatter(std::make_shared<HelpFormatter>(60));
  app.set_help_flag("-h,--help", "Show this");
  std::string value;
  app.add_option("--value", value, "A description that is long enough to need a second line")
      ->option_text("TEXT");
  app.add_option("--a-name-that-needs-a-line", value, "Short")->option_text("TEXT");
  bool flag = false;
  app.add_flag("--on,!--off", flag, "A switch");
  EXPECT_EQ(app.help(),
            "Does a thing.\n"
            "\n"
            "Usage: tool [OPTIONS]\n"
            "\n"
            "Options:\n"
            "  -h,--help             Show this\n"
            "  --value TEXT          A description that is long enough to\n"
            "                        need a second line\n"
            "  --a-name-that-needs-a-line TEXT\n"
            "                        Short\n"
            "  --on,--off            A switch\n"
            "\n");
}

TEST(HelpFormatter, ListsCommandsAndPositionals) {
  CLI::App app("Does things.", "tool");
  app.formatter(std::make_shared<HelpFormatter>(60));
  CLI::App* sub = app.add_subcommand("send", "Sends");
  std::vector<std::string> paths;
  sub->add_option("PATH", paths, "What to send")->required()->option_text(" ");
  EXPECT_EQ(sub->help(),
            "Sends\n"
            "\n"
            "Usage: send PATH... [OPTIONS]\n"
            "\n"
            "Positionals:\n"
            "  PATH                  What to send\n"
            "\n"
            "Options:\n"
            "  -h,--help             Print this help message and exit\n"
            "\n");
  EXPECT_NE(app.help().find("Usage: tool COMMAND [OPTIONS]\n"), std::string::npos);
  EXPECT_NE(app.help().find("  send                  Sends\n"), std::string::npos);
}

}  // namespace
}  // namespace parallax::cli
