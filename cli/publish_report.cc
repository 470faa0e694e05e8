#include "cli/publish_report.h"

#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "cli/display_text.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/text_wrap.h"

namespace parallax::cli {

void PublishReport::Add(const v1::ArticleReceipt& receipt, const std::string& file, size_t line) {
  switch (receipt.status()) {
    case v1::RECEIPT_STATUS_ACCEPTED:
      ++accepted_;
      break;
    case v1::RECEIPT_STATUS_DUPLICATE:
      ++duplicate_;
      break;
    case v1::RECEIPT_STATUS_REVISION:
      ++revision_;
      break;
    default:
      AddProblem({file, line, receipt.reason()});
  }
}

void PublishReport::AddProblem(const InputProblem& problem) {
  ++rejected_;
  if (rejections_.size() < kMaxRejections) rejections_.push_back(problem);
}

std::string PublishReport::Summary(size_t width, const Style& style) const {
  Table table({{"outcome"}, {"articles", Align::kRight}, {"", Align::kLeft, Narrowing::kFirst}});
  const auto add = [&](const char* outcome, uint64_t count, const char* meaning, Tone tone) {
    table.AddRow({{outcome, count > 0 ? tone : Tone::kPlain}, WithThousands(count), {meaning, Tone::kFaint}});
  };
  add("accepted", accepted_, "new, and on disk", Tone::kFor);
  add("duplicate", duplicate_, "known with the same text; nothing changed", Tone::kPlain);
  add("revision", revision_, "known with another text; the new one is current", Tone::kBoth);
  add("rejected", rejected_, rejected_ > 0 ? "not kept, see below" : "", Tone::kAgainst);
  return table.Render(width, style);
}

std::string PublishReport::SummaryJson() const {
  nlohmann::ordered_json rejections = nlohmann::ordered_json::array();
  for (const InputProblem& rejection : rejections_) {
    rejections.push_back({{"file", rejection.file}, {"line", rejection.line}, {"reason", rejection.message}});
  }
  const nlohmann::ordered_json summary = {{"accepted", accepted_}, {"duplicate", duplicate_},
                                          {"revision", revision_}, {"rejected", rejected_},
                                          {"repaired", repaired_}, {"rejections", std::move(rejections)}};
  return summary.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string PublishReport::Remarks(size_t width) const {
  std::string out;
  for (const InputProblem& rejection : rejections_) {
    absl::StrAppend(&out, Wrap(absl::StrCat("rejected ", OneLine(ProblemLine(rejection))), width));
  }
  if (rejected_ > rejections_.size()) {
    absl::StrAppend(&out, "... and ", WithThousands(rejected_ - rejections_.size()),
                    " more; --receipts prints every one\n");
  }
  if (repaired_ > 0) {
    absl::StrAppend(&out, Wrap(absl::StrCat("note: ", WithThousands(repaired_),
                                            " held bytes that are not UTF-8; they were read as Windows-1252"),
                               width));
  }
  return out;
}

std::string ProblemLine(const InputProblem& problem) {
  return absl::StrCat(PlaceText(problem.file, problem.line), ": ", problem.message);
}

}  // namespace parallax::cli
