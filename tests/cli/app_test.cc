#include "cli/app.h"

#include <gmock/gmock.h>

#include <sstream>

#include "tests/cli/fake_services.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;

TEST(App, ShowsHelpAsASuccess) {
  const FakeServices services;
  const CliResult result = RunCli(services, {"--help"});
  EXPECT_EQ(result.code, ExitCode::kDone);
  EXPECT_THAT(result.out, HasSubstr("Exit codes: 0 done"));
  EXPECT_EQ(result.err, "");
}

TEST(App, EndsAMistakeWithUsage) {
  const FakeServices services;
  const CliResult result = RunCli(services, {"claim"});
  EXPECT_EQ(result.code, ExitCode::kUsage);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err,
            "parallaxctl: there is no command 'claim'\n'parallaxctl --help' lists the commands\n");
}

TEST(App, RunsTheCommandThatWasNamed) {
  const FakeServices services;
  const CliResult result = RunCli(services, {"dead-letters"});
  EXPECT_EQ(result.code, ExitCode::kDone);
  EXPECT_EQ(result.out, "no dead letters\n");
}

TEST(App, SaysSoWhenTheOutputCannotBeWritten) {
  const FakeServices services;
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  out.setstate(std::ios::badbit);
  std::vector<std::string> arguments = services.Flags();
  arguments.push_back("dead-letters");
  EXPECT_EQ(RunParallaxctl(arguments, Console{.in = in, .out = out, .err = err}), ExitCode::kError);
  EXPECT_THAT(err.str(), HasSubstr("cannot write the output"));
}

}  // namespace
}  // namespace parallax::cli
