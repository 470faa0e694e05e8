#include "cli/matrix_view.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "cli/claim_view.h"
#include "cli/display_text.h"
#include "cli/filters.h"
#include "cli/progress.h"
#include "cli/text_wrap.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kIndent = "    ";
constexpr size_t kWidestName = 28;
constexpr size_t kNarrowestCell = 4;

uint64_t Asserted(const v1::StanceCell& cell) {
  return cell.support_count() + cell.oppose_count() + cell.mixed_count();
}

// Both sides have real support: the smaller one at least half of the larger one.
bool IsDivided(const v1::StanceCell& cell) {
  const auto [low, high] = std::minmax({cell.support_count(), cell.oppose_count()});
  return (low > 0 && 2 * low >= high) || cell.mixed_count() > high;
}

// Large counts keep to five characters: "1234", "12k".
std::string Short(uint64_t count) {
  return count < 10'000 ? absl::StrCat(count) : absl::StrCat(count / 1000, "k");
}

class View {
 public:
  View(const v1::GetStanceMatrixResponse& matrix, const MatrixViewOptions& options, const Style& style)
      : matrix_(matrix), options_(options), style_(style) {
    for (const v1::StanceCell& cell : matrix.cells()) {
      cells_[{cell.holder().id(), cell.target().id()}] = &cell;
      cell_width_ = std::max(cell_width_, DisplayWidth(CellText(cell)) + 1);
    }
    for (const v1::EntityReference& holder : matrix.holders()) {
      name_width_ = std::max(name_width_, std::min(kWidestName, DisplayWidth(OneLine(holder.name()))));
    }
  }

  std::string Render() {
    const size_t room = options_.width > name_width_ ? options_.width - name_width_ : 0;
    const size_t columns = std::max<size_t>(1, room / cell_width_);
    const auto targets = static_cast<size_t>(matrix_.targets_size());
    for (size_t begin = 0; begin < targets; begin += columns)
      AddTable(begin, std::min(targets, begin + columns));
    AddExplanation();
    AddPairs();
    return std::move(out_);
  }

 private:
  const v1::EntityReference& Target(size_t index) const { return matrix_.targets(static_cast<int>(index)); }

  void AddTable(size_t begin, size_t end) {
    std::string heading = PadRight("holder \\ target", name_width_);
    for (size_t t = begin; t < end; ++t) absl::StrAppend(&heading, PadLeft(absl::StrCat(t + 1), cell_width_));
    absl::StrAppend(&out_, style_.Paint(Tone::kFaint, heading), "\n");
    for (const v1::EntityReference& holder : matrix_.holders()) {
      absl::StrAppend(&out_, PadRight(Ellipsize(OneLine(holder.name()), name_width_), name_width_));
      for (size_t t = begin; t < end; ++t) AddCell(holder.id(), Target(t).id());
      out_ += '\n';
    }
    std::vector<std::string> legend;
    for (size_t t = begin; t < end; ++t) {
      // A number and its name stay on one line: spaces within are no places to break.
      std::string entry = absl::StrCat(t + 1, "\u00A0", OneLine(Target(t).name()));
      legend.push_back(std::move(entry));
    }
    absl::StrAppend(&out_, Wrap(absl::StrCat("Targets: ", absl::StrJoin(legend, "  ")), options_.width),
                    "\n");
  }

  void AddCell(const std::string& holder, const std::string& target) {
    const auto found = cells_.find({holder, target});
    const std::string text = found == cells_.end() ? (holder == target ? "" : "·") : CellText(*found->second);
    const Tone tone = found == cells_.end() ? Tone::kFaint : CellTone(*found->second);
    out_.append(cell_width_ - std::min(cell_width_, DisplayWidth(text)), ' ');
    absl::StrAppend(&out_, style_.Paint(tone, text));
  }

  void AddExplanation() {
    absl::StrAppend(&out_, Wrap("+3: three claims for; -8: eight against; ±5: five, for and against; "
                                "?2: two that are only possible or denied",
                                options_.width));
    std::string counts = absl::StrCat(WithThousands(matrix_.claim_count()), " claims");
    if (matrix_.omitted_claim_count() > 0) {
      absl::StrAppend(&counts, "; ", WithThousands(matrix_.omitted_claim_count()),
                      " more of other holders and targets (--max-holders, --max-targets)");
    }
    absl::StrAppend(&out_, Wrap(counts, options_.width));
  }

  void AddPairs() {
    std::vector<const v1::StanceCell*> strongest;
    for (const v1::StanceCell& cell : matrix_.cells()) {
      if (Asserted(cell) > 0) strongest.push_back(&cell);
    }
    std::stable_sort(strongest.begin(), strongest.end(),
                     [](const auto* a, const auto* b) { return Asserted(*a) > Asserted(*b); });
    if (strongest.size() > options_.pairs) strongest.resize(options_.pairs);
    if (strongest.empty()) return;
    absl::StrAppend(&out_, "\n", style_.Paint(Tone::kStrong, "Strongest pairs"), "\n");
    for (const v1::StanceCell* cell : strongest) AddPair(*cell);
  }

  void AddPair(const v1::StanceCell& cell) {
    const std::string pair =
        absl::StrCat(OneLine(cell.holder().name()), " -> ", OneLine(cell.target().name()));
    const std::string net = absl::StrFormat("net %+.2f", cell.net_stance());
    const std::string counts = CountsText(cell);
    const std::string line = absl::StrCat(pair, "  ", net, "  ", counts);
    const size_t net_begin = pair.size() + 2;
    absl::StrAppend(&out_, Wrap(line, options_.width, "",
                                {{{0, pair.size()}, Tone::kStrong},
                                 {{net_begin, net_begin + net.size()}, CellTone(cell)}},
                                style_));
    const v1::ClaimRecord& record = cell.strongest_claim();
    if (record.claim().evidence_size() > 0) {
      absl::StrAppend(&out_, EvidenceText(record.claim().evidence(0), options_.width, kIndent, style_));
    }
    const std::string command =
        absl::StrCat("parallaxctl claims --holder=", ShellQuoted(cell.holder().id()),
                     " --target=", ShellQuoted(cell.target().id()), options_.claims_flags);
    absl::StrAppend(&out_, kIndent, style_.Paint(Tone::kFaint, command), "\n");
  }

  const v1::GetStanceMatrixResponse& matrix_;
  const MatrixViewOptions& options_;
  const Style& style_;
  absl::flat_hash_map<std::pair<std::string, std::string>, const v1::StanceCell*> cells_;
  size_t cell_width_ = kNarrowestCell;
  size_t name_width_ = DisplayWidth("holder \\ target");
  std::string out_;
};

}  // namespace

std::string CellText(const v1::StanceCell& cell) {
  const uint64_t asserted = Asserted(cell);
  if (asserted == 0) return absl::StrCat("?", Short(cell.possible_count() + cell.negated_count()));
  if (IsDivided(cell)) return absl::StrCat("±", Short(asserted));
  return cell.support_count() > cell.oppose_count() ? absl::StrCat("+", Short(cell.support_count()))
                                                    : absl::StrCat("-", Short(cell.oppose_count()));
}

Tone CellTone(const v1::StanceCell& cell) {
  if (Asserted(cell) == 0) return Tone::kFaint;
  if (IsDivided(cell)) return Tone::kBoth;
  return cell.support_count() > cell.oppose_count() ? Tone::kFor : Tone::kAgainst;
}

std::string CountsText(const v1::StanceCell& cell) {
  std::vector<std::string> counts;
  const auto add = [&](uint64_t count, absl::string_view word) {
    if (count > 0) counts.push_back(absl::StrCat(WithThousands(count), " ", word));
  };
  add(cell.support_count(), "for");
  add(cell.oppose_count(), "against");
  add(cell.mixed_count(), "both");
  add(cell.possible_count(), "possible");
  add(cell.negated_count(), "denied");
  return absl::StrCat(absl::StrJoin(counts, ", "), "; ", WithThousands(cell.article_count()), " article",
                      cell.article_count() == 1 ? "" : "s");
}

std::string MatrixView(const v1::GetStanceMatrixResponse& matrix, const MatrixViewOptions& options,
                       const Style& style) {
  return View(matrix, options, style).Render();
}

}  // namespace parallax::cli
