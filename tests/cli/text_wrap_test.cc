#include "cli/text_wrap.h"

#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_split.h"
#include "cli/display_text.h"

namespace parallax::cli {
namespace {

TEST(TextWrap, BreaksBetweenWords) {
  EXPECT_EQ(Wrap("Dushanbe refuses to recognise the new government.", 20, "  "),
            "  Dushanbe refuses\n"
            "  to recognise the\n"
            "  new government.\n");
}

TEST(TextWrap, KeepsLineEndsOfTheText) { EXPECT_EQ(Wrap("one\n\ntwo", 20, "> "), "> one\n\n> two\n"); }

TEST(TextWrap, BreaksChineseWithoutSpaces) { EXPECT_EQ(Wrap("北京支持喀布尔", 8), "北京支持\n喀布尔\n"); }

TEST(TextWrap, CutsAWordThatIsWiderThanTheLine) {
  EXPECT_EQ(Wrap("at abcdefghijkl now", 5), "at\nabcde\nfghij\nkl\nnow\n");
}

TEST(TextWrap, DoesNotBreakBehindTheHyphensOfAFlag) {
  EXPECT_EQ(Wrap("raise it by --limit", 16), "raise it by\n--limit\n");
}

TEST(TextWrap, GivesNothingForNothing) { EXPECT_EQ(Wrap("", 20), ""); }

TEST(TextWrap, PaintsHighlightsAcrossLines) {
  const std::vector<Highlight> highlights = {{{4, 16}, Tone::kFor}};
  EXPECT_EQ(Wrap("The red army marched", 8, "", highlights, Style(true)),
            "The \x1b[32mred\x1b[0m\n"
            "\x1b[32marmy\x1b[0m\n"
            "\x1b[32mmar\x1b[0mched\n");
}

TEST(TextWrap, LetsTheFirstOfTwoHighlightsCount) {
  const std::vector<Highlight> highlights = {{{0, 2}, Tone::kFor}, {{0, 4}, Tone::kAgainst}};
  EXPECT_EQ(Wrap("abcd", 8, "", highlights, Style(true)), "\x1b[32mab\x1b[0m\x1b[31mcd\x1b[0m\n");
}

TEST(TextWrap, LosesNoWordAndKeepsToTheWidthOnRandomText) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> words = {"a", "Kabul", "北京", "e\u0301te\u0301", "government", "—", "x"};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += words[random() % words.size()] + " ";
    const size_t width = 12 + random() % 60;
    const std::string wrapped = Wrap(text, width, "  ");
    std::string joined;
    for (absl::string_view line : absl::StrSplit(wrapped, '\n', absl::SkipEmpty())) {
      EXPECT_LE(DisplayWidth(line), width) << line;
      for (absl::string_view word : absl::StrSplit(line, ' ', absl::SkipEmpty()))
        joined.append(word.data(), word.size());
    }
    std::erase(text, ' ');
    EXPECT_EQ(joined, text);
  }
}

}  // namespace
}  // namespace parallax::cli
