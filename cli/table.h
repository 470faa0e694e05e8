// Tables for a terminal of a given width.
#ifndef PARALLAX_CLI_TABLE_H_
#define PARALLAX_CLI_TABLE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "cli/style.h"

namespace parallax::cli {

enum class Align { kLeft, kRight };

// Whether a column may be narrowed, its cells ending in an ellipsis, so that the table fits.
enum class Narrowing {
  kNever,
  kFirst,  // down to twelve cells
  kLast,   // down to six cells, when that of the others was not enough: for ids, which are copied
};

struct Column {
  std::string title;
  Align align = Align::kLeft;
  Narrowing narrowing = Narrowing::kNever;
};

struct Cell {
  Cell(std::string cell_text, Tone cell_tone = Tone::kPlain)  // NOLINT: implicit by design
      : text(std::move(cell_text)), tone(cell_tone) {}
  Cell(const char* cell_text) : text(cell_text) {}  // NOLINT

  std::string text;
  Tone tone = Tone::kPlain;
};

// Columns two spaces apart under one line of titles. Wide characters count as two cells.
class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // As many cells as there are columns.
  void AddRow(std::vector<Cell> cells);

  bool empty() const { return rows_.empty(); }

  // Every line ends in "\n" and is at most `width` cells wide, unless the columns that are never
  // narrowed are wider by themselves.
  std::string Render(size_t width, const Style& style) const;

 private:
  std::vector<size_t> Widths(size_t width) const;
  size_t Narrow(Narrowing narrowing, size_t narrowest, size_t excess, std::vector<size_t>& widths) const;

  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_TABLE_H_
