#include "services/nlp/attribution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// "min: what is said", or "(Experts): ..." for an unnamed voice.
std::vector<std::string> AttributionsOf(absl::string_view marked) {
  Document document = MarkedDocument(marked);
  AttributionStage(ProjectLexicon()).Run(document);
  std::vector<std::string> texts;
  for (const AttributionLayer& layer : document.attributions) {
    const std::string voice = layer.voice.kind == v1::VOICE_KIND_ENTITY
                                  ? EntityName(document, layer.voice.entity)
                                  : absl::StrCat("(", layer.voice.surface, ")");
    texts.push_back(absl::StrCat(voice, ": ", std::string(document.Text(layer.content))));
  }
  return texts;
}

TEST(Attribution, FindsReportedSpeech) {
  EXPECT_THAT(AttributionsOf("[min:Toran] said that the talks had failed."),
              ElementsAre("min: that the talks had failed."));
}

TEST(Attribution, SkipsTheHearer) {
  EXPECT_THAT(AttributionsOf("[min:Toran] told [rep:reporters] that the talks had failed."),
              ElementsAre("min: that the talks had failed."));
}

TEST(Attribution, FindsTheSpeakerBehindTheQuotation) {
  EXPECT_THAT(AttributionsOf("\"The talks have failed,\" [min:Toran] said."),
              Contains("min: The talks have failed,"));
  EXPECT_THAT(AttributionsOf("\"The talks have failed,\" said [min:Toran]."),
              Contains("min: The talks have failed,"));
}

TEST(Attribution, FindsTheSpeakerInTheMiddle) {
  const std::vector<std::string> found =
      AttributionsOf("\"The talks have failed,\" [min:Toran] said, \"and we are going home.\"");
  EXPECT_THAT(found, Contains("min: The talks have failed,"));
  EXPECT_THAT(found, Contains("min: and we are going home."));
}

TEST(Attribution, AQuotationKeepsTheSpeakerOfTheSentenceBefore) {
  EXPECT_THAT(
      AttributionsOf("[min:Toran] said the talks had failed. \"We are all going home in the morning.\""),
      Contains("min: We are all going home in the morning."));
}

TEST(Attribution, ReadsAccordingTo) {
  EXPECT_THAT(AttributionsOf("According to [min:Toran], the talks have failed."),
              ElementsAre("min:  the talks have failed."));
}

TEST(Attribution, SourcesWithoutANameAreUnnamed) {
  EXPECT_THAT(AttributionsOf("Analysts warned that the talks had failed."),
              ElementsAre("(Analysts): that the talks had failed."));
}

TEST(Attribution, ScareQuotesAreNoSpeech) {
  EXPECT_THAT(AttributionsOf("The \"peace talks\" of [kesh:Keshvar] failed on Monday."), IsEmpty());
}

TEST(Attribution, TellsTheModesApart) {
  Document document = MarkedDocument("[min:Toran] said the \"so-called peace\" had failed.");
  AttributionStage(ProjectLexicon()).Run(document);
  ASSERT_FALSE(document.attributions.empty());
  EXPECT_EQ(document.attributions[0].mode, v1::ATTRIBUTION_MODE_MIXED);
  document = MarkedDocument("[min:Toran] said the peace had failed.");
  AttributionStage(ProjectLexicon()).Run(document);
  ASSERT_EQ(document.attributions.size(), 1U);
  EXPECT_EQ(document.attributions[0].mode, v1::ATTRIBUTION_MODE_INDIRECT);
  EXPECT_EQ(document.Text(document.attributions[0].cue), "said");
  EXPECT_EQ(document.Text(document.attributions[0].source), "Toran");
}

}  // namespace
}  // namespace parallax::nlp
