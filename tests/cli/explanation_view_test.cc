#include "cli/explanation_view.h"

#include <gmock/gmock.h>

#include "absl/strings/str_split.h"
#include "cli/annotation_view.h"
#include "cli/display_text.h"
#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

const Style kPlain(false);

std::string Block(const v1::Annotation& annotation, int index, size_t width = 80) {
  return ExplanationBlock(annotation.explanations(index), annotation, width, kPlain);
}

TEST(ExplanationView, TellsWhatDecidedAndWhatElseWasPossible) {
  EXPECT_THAT(Block(ExplainedAnnotation(), 0),
              HasSubstr("    because    rule:verb 0.82: “condemned”, verb “condemn” (subj>obj, oppose\n"
                        "               0.90)\n"
                        "               prior +1.25, pattern:verb +0.40, bias -0.13\n"
                        "    also       oppose 0.40 (rule:noun, “River”)\n"
                        "    or else    support possible 0.31 (rule:loose)\n"));
}

TEST(ExplanationView, FollowsAPronounToTheCataloguesName) {
  EXPECT_THAT(Block(ExplainedAnnotation(), 0),
              HasSubstr("    holder     “It” 0.74 (rule:antecedent; or nobody 0.15, River Front 0.11) ->\n"
                        "               “Veldania” 1.00 (catalogue)\n"
                        "               veldania: “Veldania”, name from 1990-01-01; part-of valleys from\n"
                        "               2001\n"));
}

TEST(ExplanationView, SaysWhereTheCatalogueHasNoRecordAndHowDamagedNamesWereRead) {
  EXPECT_THAT(Block(ExplainedAnnotation(), 0),
              HasSubstr("    target     “Rvier Front” 1.00 (discovered, read as “River Front”)\n"
                        "               nil-00000000000000aa: not in the catalogue\n"));
}

TEST(ExplanationView, ShowsAModelsHeadWithItsOtherLabels) {
  EXPECT_EQ(Block(ExplainedAnnotation(), 1),
            "    because    head:author 0.61\n"
            "    or else    oppose 0.21\n"
            "               neither 0.10\n"
            "               mixed 0.05\n"
            "               and 1 more\n"
            "    holder     whoever writes\n"
            "    target     “Veldania” 1.00 (catalogue)\n");
}

TEST(ExplanationView, KeepsWithinTheWidth) {
  for (const size_t width : {40U, 60U, 80U}) {
    for (const absl::string_view line :
         absl::StrSplit(Block(ExplainedAnnotation(), 0, width), '\n', absl::SkipEmpty())) {
      EXPECT_LE(DisplayWidth(line), width) << line;
    }
  }
}

TEST(ExplanationView, StandsBelowItsClaim) {
  const std::string view = AnnotationView(ExplainedAnnotation(), {.width = 80}, kPlain);
  EXPECT_THAT(view, HasSubstr("    Veldania condemned the River Front.\n    because    rule:verb"));
  EXPECT_THAT(AnnotationView(SampleAnnotation(), {.width = 80}, kPlain), Not(HasSubstr("because")));
}

TEST(ExplanationView, LeavesControlCharactersOut) {
  v1::Annotation annotation = ExplainedAnnotation();
  annotation.mutable_explanations(0)->mutable_decision()->mutable_lexicon()->set_entry("a\x1b[31mb\nc");
  EXPECT_THAT(Block(annotation, 0), Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace parallax::cli
