#include "cli/status_view.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "cli/display_text.h"
#include "cli/json_output.h"
#include "cli/progress.h"
#include "cli/text_wrap.h"
#include "cli/time_text.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kIndent = "        ";

std::string Bytes(uint64_t bytes) {
  if (bytes < (1 << 20)) return absl::StrFormat("%.1f KiB", static_cast<double>(bytes) / 1024);
  if (bytes < (1 << 30)) return absl::StrFormat("%.1f MiB", static_cast<double>(bytes) / (1 << 20));
  return absl::StrFormat("%.1f GiB", static_cast<double>(bytes) / (1 << 30));
}

// "1 article", "2,000 articles", "3 entities".
std::string Counted(uint64_t count, absl::string_view noun) {
  const std::string number = WithThousands(count);
  if (count == 1) return absl::StrCat(number, " ", noun);
  if (absl::EndsWith(noun, "y")) return absl::StrCat(number, " ", noun.substr(0, noun.size() - 1), "ies");
  return absl::StrCat(number, " ", noun, "s");
}

std::string Headline(absl::string_view name, const ServiceState& state, const std::string& version,
                     const Style& style) {
  const std::string word = state.reachable ? state.readiness : "not reachable";
  const Tone tone = word == "serving" ? Tone::kFor : state.reachable ? Tone::kBoth : Tone::kAgainst;
  std::string line = absl::StrCat(style.Paint(Tone::kStrong, PadRight(name, kIndent.size())),
                                  PadRight(state.address, 22), "  ", style.Paint(tone, word));
  if (state.reachable && !version.empty()) absl::StrAppend(&line, "  version ", version);
  return absl::StrCat(line, "\n");
}

std::string Details(const ServiceState& state, const std::vector<std::string>& lines, size_t width) {
  if (!state.reachable) return Wrap(state.problem, width, kIndent);
  std::string out;
  for (const std::string& line : lines) absl::StrAppend(&out, Wrap(OneLine(line), width, kIndent));
  return out;
}

std::vector<std::string> IngestLines(const SystemState& state) {
  const v1::GetIngestStatusResponse& status = state.ingest_status;
  std::string waiting =
      absl::StrCat(WithThousands(status.pending_count()), " waiting, ", WithThousands(status.leased_count()),
                   " at work, ", Counted(status.dead_letter_count(), "dead letter"));
  if (status.has_oldest_pending_time()) {
    absl::StrAppend(&waiting, "; the oldest waits for ",
                    AgeText(state.now - ToTime(status.oldest_pending_time())));
  }
  std::vector<std::string> lines = {absl::StrCat(Counted(status.article_count(), "article"), " in ",
                                                 Counted(status.revision_count(), "revision"), ", ",
                                                 Counted(status.worker_count(), "annotator"), " connected"),
                                    std::move(waiting)};
  if (status.dead_letter_count() > 0) lines.push_back("'parallaxctl dead-letters' shows what failed");
  return lines;
}

std::vector<std::string> NlpLines(const v1::GetEngineResponse& engine) {
  std::vector<std::string> lines = {
      absl::StrCat("engine ", engine.engine().name(), " ", engine.engine().version(),
                   "; models: ", absl::StrJoin(engine.models(), ", ")),
      absl::StrCat("catalogue of ", Counted(engine.catalogue_entity_count(), "entity"), " and ",
                   Counted(engine.catalogue_name_count(), "name"), "; lexicon of ",
                   Counted(engine.lexicon_entry_count(), "entry")),
      absl::StrCat(Counted(engine.annotated_count(), "article"), " annotated since start")};
  if (engine.degraded()) {
    lines.push_back(
        absl::StrCat("degraded: stands in for \"", engine.wanted_model(), "\"; ", engine.degraded_reason()));
  }
  return lines;
}

std::vector<std::string> QueryLines(const SystemState& state) {
  const v1::GetStoreStatusResponse& status = state.store_status;
  std::vector<std::string> lines = {
      absl::StrCat(Counted(status.article_count(), "article"), ", ", Counted(status.claim_count(), "claim"),
                   ", ", Counted(status.entity_count(), "entity"), "; ", Bytes(status.disk_bytes()))};
  if (state.ingest.reachable && state.ingest_status.article_count() > status.article_count()) {
    lines.push_back(absl::StrCat(
        "lag: ", Counted(state.ingest_status.article_count() - status.article_count(), "article"),
        " of ingest's log not in the view yet"));
  }
  if (!status.digest().empty()) lines.push_back(absl::StrCat("digest ", status.digest()));
  return lines;
}

nlohmann::ordered_json StateJson(const ServiceState& state, const google::protobuf::Message& status) {
  nlohmann::ordered_json json = {{"address", state.address}, {"reachable", state.reachable}};
  if (state.reachable) {
    json["readiness"] = state.readiness;
    json["status"] = nlohmann::ordered_json::parse(ToJson(status));
  } else {
    json["problem"] = state.problem;
  }
  return json;
}

}  // namespace

std::string StatusView(const SystemState& state, size_t width, const Style& style) {
  return absl::StrCat(Headline("ingest", state.ingest, state.ingest_status.version(), style),
                      Details(state.ingest, IngestLines(state), width),
                      Headline("nlp", state.nlp, state.engine.version(), style),
                      Details(state.nlp, NlpLines(state.engine), width),
                      Headline("query", state.query, state.store_status.version(), style),
                      Details(state.query, QueryLines(state), width));
}

std::string StatusJson(const SystemState& state) {
  const nlohmann::ordered_json json = {{"ingest", StateJson(state.ingest, state.ingest_status)},
                                       {"nlp", StateJson(state.nlp, state.engine)},
                                       {"query", StateJson(state.query, state.store_status)}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace parallax::cli
