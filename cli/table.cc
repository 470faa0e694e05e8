#include "cli/table.h"

#include <algorithm>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "cli/display_text.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kGap = "  ";

// The cell in `width` cells. Blanks at the end of a line are left out by the caller, hence `last`.
std::string Fitted(const Cell& cell, const Column& column, size_t width, bool last, const Style& style) {
  const std::string text = Ellipsize(OneLine(cell.text), width);
  const std::string painted = style.Paint(cell.tone, text);
  const std::string blanks(width - std::min(width, DisplayWidth(text)), ' ');
  if (column.align == Align::kRight) return blanks + painted;
  return last ? painted : painted + blanks;
}

}  // namespace

void Table::AddRow(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }

std::vector<size_t> Table::Widths(size_t width) const {
  std::vector<size_t> widths;
  for (size_t c = 0; c < columns_.size(); ++c) {
    size_t widest = DisplayWidth(columns_[c].title);
    for (const auto& row : rows_) widest = std::max(widest, DisplayWidth(OneLine(row[c].text)));
    widths.push_back(widest);
  }
  const size_t total = std::accumulate(widths.begin(), widths.end(), kGap.size() * (columns_.size() - 1));
  const size_t excess = total > width ? total - width : 0;
  Narrow(Narrowing::kLast, 6, Narrow(Narrowing::kFirst, 12, excess, widths), widths);
  return widths;
}

// Takes cell after cell from the widest of the columns that may be narrowed so. Returns what is still too
// much.
size_t Table::Narrow(Narrowing narrowing, size_t narrowest, size_t excess,
                     std::vector<size_t>& widths) const {
  for (; excess > 0; --excess) {
    size_t widest = columns_.size();
    for (size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].narrowing != narrowing || widths[c] <= narrowest) continue;
      if (widest == columns_.size() || widths[c] > widths[widest]) widest = c;
    }
    if (widest == columns_.size()) break;
    --widths[widest];
  }
  return excess;
}

std::string Table::Render(size_t width, const Style& style) const {
  const std::vector<size_t> widths = Widths(width);
  std::string out;
  const auto add_line = [&](const std::vector<Cell>& cells) {
    size_t last = cells.size();
    while (last > 0 && cells[last - 1].text.empty()) --last;
    for (size_t c = 0; c < last; ++c) {
      absl::StrAppend(&out, c == 0 ? "" : kGap,
                      Fitted(cells[c], columns_[c], widths[c], c + 1 == last, style));
    }
    out += '\n';
  };
  std::vector<Cell> titles;
  for (const Column& column : columns_) titles.emplace_back(column.title, Tone::kFaint);
  if (std::any_of(titles.begin(), titles.end(), [](const Cell& title) { return !title.text.empty(); })) {
    add_line(titles);
  }
  for (const auto& row : rows_) add_line(row);
  return out;
}

}  // namespace parallax::cli
