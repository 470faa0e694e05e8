#include "cli/options.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <sstream>

#include "absl/strings/str_split.h"
#include "cli/display_text.h"

namespace parallax::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Invocation Parse(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  auto parsed = ParseArguments(arguments, out, err);
  if (auto* invocation = std::get_if<Invocation>(&parsed)) return std::move(*invocation);
  ADD_FAILURE() << err.str();
  return {};
}

template <typename Options>
Options ParseAs(const std::vector<std::string>& arguments) {
  Invocation invocation = Parse(arguments);
  if (auto* options = std::get_if<Options>(&invocation.command)) return std::move(*options);
  ADD_FAILURE() << "another command";
  return {};
}

std::string Complaint(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const auto parsed = ParseArguments(arguments, out, err);
  EXPECT_TRUE(std::holds_alternative<ExitCode>(parsed));
  if (const auto* code = std::get_if<ExitCode>(&parsed)) {
    EXPECT_EQ(*code, ExitCode::kUsage);
  }
  return err.str();
}

TEST(Options, TakesGlobalFlagsBeforeAndBehindTheCommand) {
  const Invocation invocation =
      Parse({"--json", "status", "--ingest=host:1", "--timeout=90", "--color=never"});
  EXPECT_TRUE(invocation.global.json);
  EXPECT_EQ(invocation.global.ingest, "host:1");
  EXPECT_EQ(invocation.global.query, "127.0.0.1:7103");
  EXPECT_EQ(invocation.global.timeout, absl::Seconds(90));
  EXPECT_EQ(invocation.global.color, ColorMode::kNever);
}

TEST(Options, ReadsAddressesFromTheEnvironmentUnlessAFlagSaysOtherwise) {
  setenv("PARALLAX_NLP", "env:2", 1);
  EXPECT_EQ(Parse({"status"}).global.nlp, "env:2");
  EXPECT_EQ(Parse({"status", "--nlp=flag:3"}).global.nlp, "flag:3");
  unsetenv("PARALLAX_NLP");
}

TEST(Options, LetsTheLastOfTwoEqualFlagsCount) {
  EXPECT_EQ(Parse({"--nlp=one:1", "status", "--nlp=two:2"}).global.nlp, "two:2");
}

TEST(Options, ReadsTimesWithUnits) {
  EXPECT_EQ(Parse({"wait", "--timeout=2m"}).global.timeout, absl::Minutes(2));
  EXPECT_EQ(Parse({"wait"}).global.timeout, std::nullopt);
  EXPECT_THAT(Complaint({"wait", "--timeout=soon"}), HasSubstr("'soon' is not a time; give 90s, 2m or 1h"));
  EXPECT_THAT(Complaint({"wait", "--timeout=0"}), HasSubstr("is not a time"));
}

TEST(Options, ReadsPathsOfPublish) {
  const auto options = ParseAs<PublishOptions>({"publish", "a.txt", "-", "news", "--receipts", "--no-retry"});
  EXPECT_THAT(options.paths, ElementsAre("a.txt", "-", "news"));
  EXPECT_TRUE(options.receipts);
  EXPECT_FALSE(options.retry);
  EXPECT_TRUE(ParseAs<PublishOptions>({"publish", "a.txt"}).retry);
  EXPECT_THAT(Complaint({"publish"}), HasSubstr("PATH is required"));
}

TEST(Options, AnnotatesStandardInputWhereNoFileIsNamed) {
  const auto options = ParseAs<AnnotateOptions>({"annotate", "--format=eval", "--model=rules"});
  EXPECT_THAT(options.paths, ElementsAre("-"));
  EXPECT_EQ(options.format, AnnotateFormat::kEval);
  EXPECT_EQ(options.model, "rules");
  EXPECT_FALSE(options.explain);
  EXPECT_TRUE(ParseAs<AnnotateOptions>({"annotate", "--explain"}).explain);
}

TEST(Options, RepeatsFlagsOfLists) {
  const auto options = ParseAs<ClaimsOptions>(
      {"claims", "--holder=A", "--holder", "B c", "--polarity=oppose", "--since=2024-04", "--limit=7"});
  EXPECT_THAT(options.filter.holders, ElementsAre("A", "B c"));
  EXPECT_THAT(options.filter.polarities, ElementsAre("oppose"));
  EXPECT_EQ(options.filter.since, "2024-04");
  EXPECT_EQ(options.page.limit, 7u);
}

TEST(Options, RefusesWordsAndDatesThatItDoesNotKnow) {
  EXPECT_THAT(Complaint({"claims", "--polarity=hate"}),
              HasSubstr("--polarity: 'hate' is not one of support, oppose, mixed"));
  EXPECT_THAT(Complaint({"claims", "--since=2024-13"}), HasSubstr("'2024-13' is not a date"));
  EXPECT_THAT(Complaint({"matrix", "--min-confidence=2"}), HasSubstr("--min-confidence"));
  EXPECT_THAT(Complaint({"search", "--limit=-1"}), HasSubstr("--limit"));
}

TEST(Options, ReplaysExactlyOneSelection) {
  EXPECT_THAT(ParseAs<ReplayOptions>({"replay", "--id", "c1", "c2"}).ids, ElementsAre("c1", "c2"));
  EXPECT_TRUE(ParseAs<ReplayOptions>({"replay", "--all"}).all);
  EXPECT_THAT(Complaint({"replay"}), HasSubstr("give one of --id, --dead-letters and --all"));
  EXPECT_THAT(Complaint({"replay", "--all", "--dead-letters"}), HasSubstr("give one of"));
}

TEST(Options, PointsToTheHelpOfTheCommand) {
  EXPECT_EQ(Complaint({"matrix", "--colour"}),
            "parallaxctl: The following argument was not expected: --colour\n"
            "'parallaxctl matrix --help' shows what it takes\n");
  EXPECT_EQ(Complaint({"--json"}), "parallaxctl: give a command\n'parallaxctl --help' lists the commands\n");
}

TEST(Options, ShowsHelpThatFitsEightyColumns) {
  for (const char* command : {"publish", "annotate", "search", "article", "entities", "entity", "claims",
                              "matrix", "watch", "status", "wait", "dead-letters", "replay"}) {
    std::ostringstream out;
    std::ostringstream err;
    const auto parsed = ParseArguments({command, "--help"}, out, err);
    EXPECT_EQ(std::get<ExitCode>(parsed), ExitCode::kDone);
    EXPECT_THAT(out.str(), HasSubstr("Usage: parallaxctl "));
    for (absl::string_view line : absl::StrSplit(out.str(), '\n')) EXPECT_LE(DisplayWidth(line), 80u) << line;
  }
}

}  // namespace
}  // namespace parallax::cli
