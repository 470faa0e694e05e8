#include "cli/options.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "cli/help_formatter.h"
#include "cli/words.h"
#include "parallax/v1/catalogue.pb.h"
#include "parallax/v1/claim.pb.h"
#include "services/common/time.h"

namespace parallax::cli {
namespace {

constexpr size_t kHelpWidth = 80;
constexpr uint32_t kMaxLimit = 1'000'000;

constexpr char kMainFooter[] =
    "Start with:\n"
    "  parallaxctl publish news/         send a folder of articles\n"
    "  parallaxctl wait                  until they are annotated\n"
    "  parallaxctl matrix                who is for and against whom\n"
    "\n"
    "Exit codes: 0 done; 1 done in part (articles rejected, still waiting);\n"
    "2 usage; 3 a service is not reachable; 4 any other error.\n"
    "'parallaxctl COMMAND --help' shows what a command takes.";
constexpr char kCommandFooter[] =
    "Options of all commands (addresses, --json, --timeout, --color, --width):\n"
    "parallaxctl --help";

CLI::Validator Date() {
  return CLI::Validator(
      [](std::string& text) {
        if (ParseIso8601(text).has_value()) return std::string();
        return absl::StrCat("'", text,
                            "' is not a date; give YYYY, YYYY-MM, YYYY-MM-DD or 2024-04-14T08:00:00Z");
      },
      "DATE");
}

CLI::Validator OneOf(const std::vector<std::string>& words) {
  return CLI::Validator(
      [words](std::string& text) {
        if (std::find(words.begin(), words.end(), text) != words.end()) return std::string();
        return absl::StrCat("'", text, "' is not one of ", absl::StrJoin(words, ", "));
      },
      "WORD");
}

// Reads "90", "90s", "2m" or "1h30m"; a bare number counts seconds.
absl::Duration ParseTimeout(const std::string& text) {
  absl::Duration duration;
  double seconds = 0;
  if (absl::SimpleAtod(text, &seconds)) {
    duration = absl::Seconds(seconds);
  } else if (!absl::ParseDuration(text, &duration)) {
    duration = absl::ZeroDuration();
  }
  if (duration <= absl::ZeroDuration()) {
    throw CLI::ValidationError("--timeout", absl::StrCat("'", text, "' is not a time; give 90s, 2m or 1h"));
  }
  return duration;
}

// Declares all flags; its members receive their values.
class Parser {
 public:
  Parser() : app_("Finds out who is for and against whom in the news.", "parallaxctl") {
    app_.formatter(std::make_shared<HelpFormatter>(kHelpWidth));
    app_.footer(kMainFooter);
    app_.set_version_flag("--version", PARALLAX_VERSION, "Show the version");
    app_.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app_.require_subcommand(1);
    app_.fallthrough();
    AddGlobal();
    AddPublish();
    AddAnnotate();
    AddSearch();
    AddArticle();
    AddEntities();
    AddEntity();
    AddClaims();
    AddMatrix();
    AddWatch();
    AddOperations();
  }

  std::variant<Invocation, ExitCode> Parse(const std::vector<std::string>& arguments, std::ostream& out,
                                           std::ostream& err) {
    if (arguments.empty()) {
      err << app_.help();
      return ExitCode::kUsage;
    }
    try {
      app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::Success& help) {
      app_.exit(help, out, err);
      return ExitCode::kDone;
    } catch (const CLI::ParseError& error) {
      err << "parallaxctl: " << Explain(error) << "\n";
      return ExitCode::kUsage;
    }
    return std::move(invocation_);
  }

 private:
  // What is wrong, and where the right form is shown.
  std::string Explain(const CLI::ParseError& error) const {
    const auto chosen = app_.get_subcommands();
    if (!chosen.empty()) {
      return absl::StrCat(error.what(), "\n'parallaxctl ", chosen.front()->get_name(),
                          " --help' shows what it takes");
    }
    if (error.get_name() != "RequiredError" && error.get_name() != "ExtrasError") return error.what();
    const std::vector<std::string> others = app_.remaining();
    return absl::StrCat(others.empty() ? std::string("give a command")
                                       : absl::StrCat("there is no command '", others.front(), "'"),
                        "\n'parallaxctl --help' lists the commands");
  }

  template <typename Options>
  CLI::App& AddCommand(const char* name, const char* description, Options& options) {
    CLI::App* command = app_.add_subcommand(name, description);
    command->group("Commands");
    command->footer(kCommandFooter);
    command->callback([this, &options] { invocation_.command = std::move(options); });
    return *command;
  }

  template <typename Value>
  static CLI::Option* Add(CLI::App& command, const char* name, const char* text, Value& value,
                          const char* description) {
    return command.add_option(name, value, description)->option_text(text)->take_last();
  }

  // A flag that may be given several times, each time with one value.
  static CLI::Option* AddList(CLI::App& command, const char* name, const char* text,
                              std::vector<std::string>& values, const char* description) {
    return command.add_option(name, values, description)->option_text(text)->allow_extra_args(false);
  }

  static void AddPositional(CLI::App& command, const char* name, std::vector<std::string>& values,
                            const char* description, bool required) {
    command.add_option(name, values, description)->option_text(" ")->required(required);
  }

  static void AddPage(CLI::App& command, PageOptions& page) {
    Add(command, "--limit", "N", page.limit, "At most this many (50)")->check(CLI::Range(1u, kMaxLimit));
    Add(command, "--page-token", "TOKEN", page.page_token, "Go on where the last list ended");
  }

  static void AddPeriod(CLI::App& command, std::string& since, std::string& until) {
    Add(command, "--since", "DATE", since, "Articles of this day, month or year, or later")->check(Date());
    Add(command, "--until", "DATE", until, "Articles of this day, month or year, or earlier")->check(Date());
  }

  static void AddClaimFilter(CLI::App& command, ClaimFilterOptions& filter) {
    AddList(command, "--holder", "NAME", filter.holders, "Held by this entity: an id or a name");
    AddList(command, "--target", "NAME", filter.targets, "Aimed at this entity: an id or a name");
    AddList(command, "--outlet", "NAME", filter.outlets, "In articles of this outlet: an id or a name");
    AddList(command, "--language", "CODE", filter.languages, "In articles of this language");
    AddList(command, "--polarity", "WORD", filter.polarities, "support, oppose or mixed")
        ->check(OneOf(Words<v1::Polarity>()));
    AddList(command, "--modality", "WORD", filter.modalities, "asserted, possible or negated")
        ->check(OneOf(Words<v1::Modality>()));
    AddList(command, "--voice", "WORD", filter.voices, "According to: author, entity or unnamed")
        ->check(OneOf(Words<v1::VoiceKind>()));
    AddList(command, "--kind", "WORD", filter.kinds, "attitude or action")
        ->check(OneOf(Words<v1::ClaimKind>()));
    Add(command, "--min-confidence", "P", filter.min_confidence, "At least this confidence, 0 to 1")
        ->check(CLI::Range(0.0, 1.0));
    AddPeriod(command, filter.since, filter.until);
    Add(command, "--article", "ID", filter.article, "Of this article");
  }

  void AddGlobal() {
    GlobalOptions& global = invocation_.global;
    Add(app_, "--ingest", "ADDRESS", global.ingest,
        "Where ingest listens (127.0.0.1:7101, or PARALLAX_INGEST)")
        ->envname("PARALLAX_INGEST");
    Add(app_, "--nlp", "ADDRESS", global.nlp, "Where nlp listens (127.0.0.1:7102, or PARALLAX_NLP)")
        ->envname("PARALLAX_NLP");
    Add(app_, "--query", "ADDRESS", global.query, "Where query listens (127.0.0.1:7103, or PARALLAX_QUERY)")
        ->envname("PARALLAX_QUERY");
    app_.add_flag("--json", global.json, "Results as JSON, for scripts");
    app_.add_option_function<std::string>(
            "--timeout", [&global](const std::string& text) { global.timeout = ParseTimeout(text); },
            "How long to wait for a service: 90s, 2m (30s; wait: 10m)")
        ->option_text("TIME")
        ->take_last();
    app_.add_option_function<std::string>(
            "--color",
            [&global](const std::string& text) {
              global.color = text == "auto"     ? ColorMode::kAuto
                             : text == "always" ? ColorMode::kAlways
                                                : ColorMode::kNever;
            },
            "auto, always or never; auto: on a terminal, unless NO_COLOR is set")
        ->option_text("WHEN")
        ->take_last()
        ->check(OneOf({"auto", "always", "never"}));
    Add(app_, "--width", "CELLS", global.width, "Width of the output (the terminal's, else 80)")
        ->check(CLI::Range(40, 500));
  }

  void AddPublish() {
    CLI::App& command = AddCommand("publish", "Send articles to ingest", publish_);
    AddPositional(command, "PATH", publish_.paths,
                  ".txt, .json or .jsonl files, folders of them, or - for standard input", true);
    command.add_flag("--receipts", publish_.receipts,
                     "Print each receipt as JSON as it comes; the summary goes to standard error");
    command.add_flag("--retry,!--no-retry", publish_.retry,
                     "Connect again when ingest goes away (on), for up to --timeout");
    Add(command, "--window", "N", publish_.window, "Articles that may wait for their receipt (256)")
        ->check(CLI::Range(1, 100'000));
  }

  void AddAnnotate() {
    CLI::App& command = AddCommand("annotate", "Show what nlp finds in articles; stores nothing", annotate_);
    AddPositional(command, "FILE", annotate_.paths,
                  "Files as for publish, folders of .txt files, or - for standard input (-)", false);
    command
        .add_option_function<std::string>(
            "--format",
            [this](const std::string& text) {
              annotate_.format = text == "json"   ? AnnotateFormat::kJson
                                 : text == "eval" ? AnnotateFormat::kEval
                                                  : AnnotateFormat::kHuman;
            },
            "human, json (one annotation a line) or eval (one line an article for the scorer)")
        ->option_text("FORM")
        ->take_last()
        ->check(OneOf({"human", "json", "eval"}));
    Add(command, "--model", "NAME", annotate_.model, "accurate, fast or rules; status shows the usual one");
    command.add_flag("--explain", annotate_.explain, "Tell why each claim is there");
    command.callback([this] {
      if (annotate_.paths.empty()) annotate_.paths = {"-"};
      invocation_.command = std::move(annotate_);
    });
  }

  void AddSearch() {
    CLI::App& command = AddCommand("search", "Find articles", search_);
    AddPositional(command, "WORDS", search_.words,
                  "Words that must all stand in the article; '\"of one mind\"' must stand together", false);
    AddList(command, "--entity", "NAME", search_.entities, "Mentions this entity: an id or a name");
    AddList(command, "--outlet", "NAME", search_.outlets, "Of this outlet: an id or a name");
    AddList(command, "--language", "CODE", search_.languages, "Of this language");
    AddPeriod(command, search_.since, search_.until);
    command.add_flag("--relevance", search_.relevance, "Best match first, not newest first");
    AddPage(command, search_.page);
  }

  void AddArticle() {
    CLI::App& command = AddCommand("article", "Show an article, its entities and claims", article_);
    command.add_option("ID", article_.id, "Id of the article, as search shows it")
        ->required()
        ->option_text(" ");
    command.add_flag("--body", article_.body, "Show the text too");
  }

  void AddEntities() {
    CLI::App& command = AddCommand("entities", "List entities, those in most articles first", entities_);
    AddPositional(command, "WORDS", entities_.words, "Words of the name, or their beginnings", false);
    AddList(command, "--type", "TYPE", entities_.types,
            "person, org, armed-group, state, place, group, event, treaty or project")
        ->check(OneOf(Words<v1::EntityType>()));
    AddPage(command, entities_.page);
  }

  void AddEntity() {
    CLI::App& command = AddCommand(
        "entity", "Show an entity's names, whom it is for and against, and who is so of it", entity_);
    AddPositional(command, "ENTITY", entity_.name, "An id or a name", true);
  }

  void AddClaims() {
    CLI::App& command = AddCommand("claims", "List claims with their evidence, newest first", claims_);
    AddClaimFilter(command, claims_.filter);
    AddPage(command, claims_.page);
  }

  void AddMatrix() {
    CLI::App& command = AddCommand("matrix", "Show who is for and against whom", matrix_);
    AddClaimFilter(command, matrix_.filter);
    Add(command, "--max-holders", "N", matrix_.max_holders, "At most so many rows (12)")
        ->check(CLI::Range(1, 200));
    Add(command, "--max-targets", "N", matrix_.max_targets, "At most so many columns (12)")
        ->check(CLI::Range(1, 200));
    Add(command, "--pairs", "N", matrix_.pairs, "How many of the strongest pairs to spell out (10)")
        ->check(CLI::Range(0, 40'000));
  }

  void AddWatch() {
    CLI::App& command = AddCommand("watch", "Show claims as they are stored, until interrupted", watch_);
    AddClaimFilter(command, watch_.filter);
    Add(command, "--resume", "TOKEN", watch_.resume, "Go on behind this token of an earlier watch");
    command.add_flag("--from-start", watch_.from_start, "Begin with the changes still kept");
    Add(command, "--limit", "N", watch_.limit, "End after this many claims")->check(CLI::PositiveNumber);
  }

  void AddOperations() {
    CLI::App& status = AddCommand("status", "Show how the three services are", status_);
    status.add_flag("--digest", status_.digest, "Also compute the digest of query's view (reads all of it)");
    AddCommand("wait", "Wait until every article is annotated", wait_);
    CLI::App& dead = AddCommand("dead-letters", "List articles that could not be annotated", dead_letters_);
    AddPage(dead, dead_letters_.page);
    CLI::App& replay = AddCommand("replay", "Have articles annotated again", replay_);
    replay.add_option("--id", replay_.ids, "These articles")->option_text("ID...");
    replay.add_flag("--dead-letters", replay_.dead_letters, "All dead letters");
    replay.add_flag("--all", replay_.all, "Every article in the log");
    replay.callback([this] {
      if ((replay_.ids.empty() ? 0 : 1) + (replay_.dead_letters ? 1 : 0) + (replay_.all ? 1 : 0) != 1) {
        throw CLI::ValidationError("give one of --id, --dead-letters and --all");
      }
      invocation_.command = std::move(replay_);
    });
  }

  CLI::App app_;
  Invocation invocation_;
  PublishOptions publish_;
  AnnotateOptions annotate_;
  SearchOptions search_;
  ArticleOptions article_;
  EntitiesOptions entities_;
  EntityOptions entity_;
  ClaimsOptions claims_;
  MatrixOptions matrix_;
  WatchOptions watch_;
  StatusOptions status_;
  WaitOptions wait_;
  DeadLettersOptions dead_letters_;
  ReplayOptions replay_;
};

}  // namespace

std::variant<Invocation, ExitCode> ParseArguments(const std::vector<std::string>& arguments,
                                                  std::ostream& out, std::ostream& err) {
  return Parser().Parse(arguments, out, err);
}

}  // namespace parallax::cli
