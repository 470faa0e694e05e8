// What a command line asks for.
#ifndef PARALLAX_CLI_OPTIONS_H_
#define PARALLAX_CLI_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "cli/exit_code.h"

namespace parallax::cli {

enum class ColorMode { kAuto, kAlways, kNever };
enum class AnnotateFormat { kHuman, kJson, kEval };

struct GlobalOptions {
  std::string ingest = "127.0.0.1:7101";
  std::string nlp = "127.0.0.1:7102";
  std::string query = "127.0.0.1:7103";
  bool json = false;
  ColorMode color = ColorMode::kAuto;
  size_t width = 0;                       // 0: that of the terminal
  std::optional<absl::Duration> timeout;  // unset: the command's own
};

struct PageOptions {
  uint32_t limit = 50;
  std::string page_token{};
};

// Filters as typed; names and dates are resolved when the command runs.
struct ClaimFilterOptions {
  std::vector<std::string> holders;
  std::vector<std::string> targets;
  std::vector<std::string> outlets;
  std::vector<std::string> languages;
  std::vector<std::string> polarities;
  std::vector<std::string> modalities;
  std::vector<std::string> voices;
  std::vector<std::string> kinds;
  std::string since;
  std::string until;
  std::string article;
  double min_confidence = 0;
};

struct PublishOptions {
  std::vector<std::string> paths;
  bool receipts = false;
  bool retry = true;
  size_t window = 256;
};

struct AnnotateOptions {
  std::vector<std::string> paths;
  AnnotateFormat format = AnnotateFormat::kHuman;
  std::string model;
  bool explain = false;
};

struct SearchOptions {
  std::vector<std::string> words;
  std::vector<std::string> entities;
  std::vector<std::string> outlets;
  std::vector<std::string> languages;
  std::string since;
  std::string until;
  bool relevance = false;
  PageOptions page;
};

struct ArticleOptions {
  std::string id;
  bool body = false;
};

struct EntitiesOptions {
  std::vector<std::string> words;
  std::vector<std::string> types;
  PageOptions page;
};

struct EntityOptions {
  std::vector<std::string> name;  // an id, or the words of a name
};

struct ClaimsOptions {
  ClaimFilterOptions filter;
  PageOptions page;
};

struct MatrixOptions {
  ClaimFilterOptions filter;
  int max_holders = 0;  // 0: the service's default
  int max_targets = 0;
  size_t pairs = 10;
};

struct WatchOptions {
  ClaimFilterOptions filter;
  std::string resume;
  bool from_start = false;
  uint64_t limit = 0;  // 0: no end
};

struct StatusOptions {
  bool digest = false;
};

struct WaitOptions {};

struct DeadLettersOptions {
  PageOptions page;
};

struct ReplayOptions {
  std::vector<std::string> ids;
  bool dead_letters = false;
  bool all = false;
};

using CommandOptions =
    std::variant<PublishOptions, AnnotateOptions, SearchOptions, ArticleOptions, EntitiesOptions,
                 EntityOptions, ClaimsOptions, MatrixOptions, WatchOptions, StatusOptions, WaitOptions,
                 DeadLettersOptions, ReplayOptions>;

struct Invocation {
  GlobalOptions global;
  CommandOptions command;
};

// Reads `arguments`, without the program's name, and the environment variables PARALLAX_INGEST, PARALLAX_NLP
// and PARALLAX_QUERY. Where there is nothing to run (--help, or a mistake), writes why and gives the exit
// code.
std::variant<Invocation, ExitCode> ParseArguments(const std::vector<std::string>& arguments,
                                                  std::ostream& out, std::ostream& err);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_OPTIONS_H_
