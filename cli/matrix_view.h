// The stance matrix as a table.
#ifndef PARALLAX_CLI_MATRIX_VIEW_H_
#define PARALLAX_CLI_MATRIX_VIEW_H_

#include <cstddef>
#include <string>

#include "cli/style.h"
#include "parallax/v1/query_service.pb.h"

namespace parallax::cli {

struct MatrixViewOptions {
  size_t width = 80;
  size_t pairs = 10;           // of the strongest pairs, how many are spelt out
  std::string claims_flags{};  // flags that every 'parallaxctl claims' of this matrix takes
};

// A cell in a few characters: "+3" (three asserted claims for), "-8" (eight against), "±5" (five, both for
// and against), "?2" (two, none of them asserted), "." (none).
std::string CellText(const v1::StanceCell& cell);
Tone CellTone(const v1::StanceCell& cell);

// Holders as rows, targets as numbered columns with their names below; then the strongest pairs with their
// counts, a sentence and the command that shows their claims. Targets that do not fit beside each other stand
// in further tables.
std::string MatrixView(const v1::GetStanceMatrixResponse& matrix, const MatrixViewOptions& options,
                       const Style& style);

// Counts of a cell in words: "8 against, 1 for, 2 possible; 4 articles".
std::string CountsText(const v1::StanceCell& cell);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_MATRIX_VIEW_H_
