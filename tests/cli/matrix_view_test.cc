#include "cli/matrix_view.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "cli/display_text.h"
#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

const Style kPlain(false);

v1::StanceCell Cell(uint64_t support, uint64_t oppose, uint64_t mixed = 0) {
  v1::StanceCell cell;
  cell.set_support_count(support);
  cell.set_oppose_count(oppose);
  cell.set_mixed_count(mixed);
  return cell;
}

TEST(MatrixView, PutsACellIntoAFewCharacters) {
  EXPECT_EQ(CellText(Cell(3, 0)), "+3");
  EXPECT_EQ(CellText(Cell(1, 8)), "-8");
  EXPECT_EQ(CellText(Cell(2, 3)), "±5");
  EXPECT_EQ(CellText(Cell(0, 0, 2)), "±2");
  EXPECT_EQ(CellText(Cell(0, 12'345)), "-12k");
  v1::StanceCell possible;
  possible.set_possible_count(1);
  possible.set_negated_count(1);
  EXPECT_EQ(CellText(possible), "?2");
}

TEST(MatrixView, ColoursByTheSideThatPrevails) {
  EXPECT_EQ(CellTone(Cell(3, 1)), Tone::kFor);
  EXPECT_EQ(CellTone(Cell(1, 3)), Tone::kAgainst);
  EXPECT_EQ(CellTone(Cell(2, 2)), Tone::kBoth);
  EXPECT_EQ(CellTone(v1::StanceCell()), Tone::kFaint);
}

TEST(MatrixView, ShowsTableLegendAndStrongestPairs) {
  EXPECT_EQ(MatrixView(SampleMatrix(), {.width = 80, .pairs = 2}, kPlain),
            "holder \\ target                1   2   3\n"
            "Veldania                     -12      +3\n"
            "River Front                       ±5   ·\n"
            "The Valley Post and Evening…   ·  ?2   ·\n"
            "Targets: 1\u00A0River Front  2\u00A0Veldania  3\u00A0Assembly of the Valleys\n"
            "\n"
            "+3: three claims for; -8: eight against; ±5: five, for and against; ?2: two that\n"
            "are only possible or denied\n"
            "24 claims; 7 more of other holders and targets (--max-holders, --max-targets)\n"
            "\n"
            "Strongest pairs\n"
            "Veldania -> River Front  net -0.85  1 for, 12 against, 1 possible; 5 articles\n"
            "    “Veldania condemned the River Front.”\n"
            "    parallaxctl claims --holder=veldania --target=nil-00000000000000aa\n"
            "River Front -> Veldania  net -0.20  2 for, 3 against; 4 articles\n"
            "    “Veldania condemned the River Front.”\n"
            "    parallaxctl claims --holder=nil-00000000000000aa --target=veldania\n");
}

TEST(MatrixView, RepeatsTheFiltersInTheCommandsItShows) {
  EXPECT_THAT(MatrixView(SampleMatrix(), {.width = 80, .pairs = 1, .claims_flags = " --since=2031"}, kPlain),
              HasSubstr("--target=nil-00000000000000aa --since=2031\n"));
}

TEST(MatrixView, SpellsOutNoPairWhenNoneIsWanted) {
  EXPECT_THAT(MatrixView(SampleMatrix(), {.width = 80, .pairs = 0}, kPlain), Not(HasSubstr("Strongest")));
}

TEST(MatrixView, SpreadsManyTargetsOverSeveralTables) {
  v1::GetStanceMatrixResponse matrix;
  matrix.add_holders()->set_name("Veldania");
  matrix.mutable_holders(0)->set_id("veldania");
  for (int i = 1; i <= 30; ++i) {
    v1::EntityReference& target = *matrix.add_targets();
    target.set_id(absl::StrCat("t", i));
    target.set_name(absl::StrCat("Target number ", i));
    v1::StanceCell& cell = *matrix.add_cells();
    *cell.mutable_holder() = matrix.holders(0);
    *cell.mutable_target() = target;
    cell.set_oppose_count(100 + static_cast<uint64_t>(i));
  }
  const std::string view = MatrixView(matrix, {.width = 80, .pairs = 0}, kPlain);
  for (absl::string_view line : absl::StrSplit(view, '\n')) EXPECT_LE(DisplayWidth(line), 80u) << line;
  EXPECT_THAT(view, HasSubstr("-101"));
  EXPECT_THAT(view, HasSubstr("-130"));
}

TEST(MatrixView, ColoursCells) {
  EXPECT_THAT(MatrixView(SampleMatrix(), {.width = 80, .pairs = 0}, Style(true)),
              HasSubstr("\x1b[31m-12\x1b[0m"));
}

}  // namespace
}  // namespace parallax::cli
