#include "cli/filters.h"

#include <gmock/gmock.h>

#include "cli/time_text.h"

namespace parallax::cli {
namespace {

using testing::ElementsAre;

ClaimFilterOptions SampleOptions() {
  ClaimFilterOptions options;
  options.holders = {"Veldania"};
  options.outlets = {"The Valley Post"};
  options.languages = {"en"};
  options.polarities = {"oppose", "mixed"};
  options.modalities = {"asserted"};
  options.voices = {"unnamed"};
  options.kinds = {"action"};
  options.since = "2031-04";
  options.until = "2031-05";
  options.article = "c1";
  options.min_confidence = 0.5;
  return options;
}

TEST(Filters, TurnsWordsIntoEnums) {
  const v1::ClaimFilter filter = FilterWithoutNames(SampleOptions());
  EXPECT_THAT(filter.polarities(), ElementsAre(v1::POLARITY_OPPOSE, v1::POLARITY_MIXED));
  EXPECT_THAT(filter.modalities(), ElementsAre(v1::MODALITY_ASSERTED));
  EXPECT_THAT(filter.voices(), ElementsAre(v1::VOICE_KIND_UNNAMED));
  EXPECT_THAT(filter.kinds(), ElementsAre(v1::CLAIM_KIND_ACTION));
  EXPECT_THAT(filter.languages(), ElementsAre("en"));
  EXPECT_EQ(filter.article_id(), "c1");
  EXPECT_EQ(filter.min_confidence(), 0.5);
}

TEST(Filters, ReachesFromTheBeginOfSinceToTheEndOfUntil) {
  const v1::TimeRange range = PeriodOf("2031-04", "2031-05");
  EXPECT_EQ(MinuteText(range.start_time()), "2031-04-01 00:00Z");
  EXPECT_EQ(MinuteText(range.end_time()), "2031-06-01 00:00Z");
}

TEST(Filters, LeavesAnOpenEndUnset) {
  const v1::TimeRange range = PeriodOf("", "2031");
  EXPECT_FALSE(range.has_start_time());
  EXPECT_TRUE(range.has_end_time());
}

TEST(Filters, WritesFlagsThatSelectTheSameClaims) {
  EXPECT_EQ(
      FlagsWithoutPair(SampleOptions()),
      " --outlet='The Valley Post' --language=en --polarity=oppose --polarity=mixed --modality=asserted"
      " --voice=unnamed --kind=action --min-confidence=0.5 --since=2031-04 --until=2031-05 --article=c1");
  EXPECT_EQ(FlagsWithoutPair({}), "");
}

TEST(Filters, QuotesForAShell) {
  EXPECT_EQ(ShellQuoted("nil-00aa"), "nil-00aa");
  EXPECT_EQ(ShellQuoted("it's"), "'it'\\''s'");
  EXPECT_EQ(ShellQuoted("$(rm)"), "'$(rm)'");
  EXPECT_EQ(ShellQuoted(""), "''");
}

}  // namespace
}  // namespace parallax::cli
