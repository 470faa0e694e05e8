#include "cli/table.h"

#include <gtest/gtest.h>

namespace parallax::cli {
namespace {

const Style kPlain(false);

TEST(Table, AlignsColumnsUnderTheirTitles) {
  Table table({{"entity"}, {"articles", Align::kRight}, {"type"}});
  table.AddRow({"Tajikistan", "12", "state"});
  table.AddRow({"北京", "1,204", "place"});
  EXPECT_EQ(table.Render(80, kPlain),
            "entity      articles  type\n"
            "Tajikistan        12  state\n"
            "北京           1,204  place\n");
}

TEST(Table, NarrowsNamesBeforeIds) {
  Table table({{"name", Align::kLeft, Narrowing::kFirst},
               {"n", Align::kRight},
               {"id", Align::kLeft, Narrowing::kLast}});
  table.AddRow({"National Resistance Front", "7", "national-resistance-front"});
  EXPECT_EQ(table.Render(40, kPlain),
            "name          n  id\n"
            "National Re…  7  national-resistance-fr…\n");
}

TEST(Table, LeavesOtherColumnsWhole) {
  Table table({{"name"}, {"id", Align::kLeft, Narrowing::kLast}});
  table.AddRow({"a name of forty cells, not to be narrowed", "identifier"});
  EXPECT_EQ(table.Render(30, kPlain),
            "name                                       id\n"
            "a name of forty cells, not to be narrowed  ident…\n");
}

TEST(Table, EndsNoLineInBlanks) {
  Table table({{"a"}, {"b"}});
  table.AddRow({"longer", ""});
  table.AddRow({"x", "y"});
  EXPECT_EQ(table.Render(80, kPlain), "a       b\nlonger\nx       y\n");
}

TEST(Table, PaintsTheTextOfACellNotItsBlanks) {
  Table table({{""}, {"", Align::kRight}});
  table.AddRow({{"ab", Tone::kFor}, {"1", Tone::kAgainst}});
  table.AddRow({"abcd", "123"});
  EXPECT_EQ(table.Render(80, Style(true)),
            "\x1b[32mab\x1b[0m      \x1b[31m1\x1b[0m\n"
            "abcd  123\n");
}

TEST(Table, KeepsACellOnOneLine) {
  Table table({{"title"}});
  table.AddRow({"two\nlines"});
  EXPECT_EQ(table.Render(80, kPlain), "title\ntwo lines\n");
}

}  // namespace
}  // namespace parallax::cli
