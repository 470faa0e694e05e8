#include "services/nlp/quotations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> QuotationsOf(absl::string_view body) {
  const Document document = TokenizedDocument(body);
  std::vector<std::string> texts;
  for (const TextSpan& span : FindQuotations(document)) texts.emplace_back(document.Text(span));
  return texts;
}

TEST(Quotations, FindsStraightCurlyAndMixedMarks) {
  EXPECT_THAT(QuotationsOf("He said \"go\" twice."), ElementsAre("go"));
  EXPECT_THAT(QuotationsOf("He said \u201cgo\u201d twice."), ElementsAre("go"));
  EXPECT_THAT(QuotationsOf("He said \u201cgo\" twice."), ElementsAre("go"));
}

TEST(Quotations, CurlySingleMarksAreNotApostrophes) {
  EXPECT_THAT(QuotationsOf("He said \u2018we don\u2019t go\u2019 twice."), ElementsAre("we don\u2019t go"));
  EXPECT_THAT(QuotationsOf("Toran\u2019s men don\u2019t go."), IsEmpty());
}

TEST(Quotations, NestedMarksStayInside) {
  EXPECT_THAT(QuotationsOf("\u201cHe told me \u2018go\u2019 twice,\u201d she said."),
              ElementsAre("He told me \u2018go\u2019 twice,"));
}

TEST(Quotations, AnUnclosedMarkReachesToTheEndOfItsParagraph) {
  EXPECT_THAT(QuotationsOf("\"We go home.\n\n\"And we stay there,\" she said."),
              ElementsAre("We go home.", "And we stay there,"));
}

TEST(Quotations, AStrayMarkInsideAParagraphIsIgnored) {
  EXPECT_THAT(QuotationsOf("The pipe is 12\" wide and rusty."), IsEmpty());
}

}  // namespace
}  // namespace parallax::nlp
