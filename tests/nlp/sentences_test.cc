#include "services/nlp/sentences.h"

#include <gmock/gmock.h>

#include "absl/strings/match.h"
#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

std::vector<std::string> Split(absl::string_view body) {
  Document document = BareDocument(body);
  SentenceStage().Run(document);
  return SentenceTexts(document);
}

TEST(Sentences, EndAtFullStopsBeforeACapital) {
  EXPECT_THAT(Split("He left. She stayed! Did they? Yes."),
              ElementsAre("He left.", "She stayed!", "Did they?", "Yes."));
}

TEST(Sentences, KeepTitlesAndInitialsInside) {
  EXPECT_THAT(Split("Gen. Mark A. Milley met Mr. Haqqani. They spoke."),
              ElementsAre("Gen. Mark A. Milley met Mr. Haqqani.", "They spoke."));
}

TEST(Sentences, KeepAcronymsInsideUnlessAnOpenerFollows) {
  EXPECT_THAT(Split("The U.S. President left the U.S. The visit failed."),
              ElementsAre("The U.S. President left the U.S.", "The visit failed."));
}

TEST(Sentences, KeepClosingQuotesWithTheirSentence) {
  EXPECT_THAT(Split("“We will fight.” The group vowed more."),
              ElementsAre("“We will fight.”", "The group vowed more."));
  EXPECT_THAT(Split("\"Enough?\" he asked. \"No.\" She left."),
              ElementsAre("\"Enough?\" he asked.", "\"No.\"", "She left."));
}

TEST(Sentences, NeverCrossANewline) {
  EXPECT_THAT(Split("A HEADING\n\nThe text begins here"), ElementsAre("A HEADING", "The text begins here"));
}

TEST(Sentences, CountParagraphs) {
  Document document = BareDocument("One. Two.\n\nThree.");
  SentenceStage().Run(document);
  ASSERT_EQ(document.sentences.size(), 3);
  EXPECT_EQ(document.sentences[1].paragraph, 0);
  EXPECT_EQ(document.sentences[2].paragraph, 1);
}

TEST(Sentences, SplitWhereTheSpaceAfterAStopIsLost) {
  EXPECT_THAT(Split("The city fell.The army fled to example.com today."),
              ElementsAre("The city fell.", "The army fled to example.com today."));
}

TEST(Sentences, DoNotSplitNumbersAndEllipses) {
  EXPECT_THAT(Split("About 3.5 million... and more in No. 10 fled."),
              ElementsAre("About 3.5 million... and more in No. 10 fled."));
}

TEST(Sentences, AreCutWhereTheyAreLongerThanAnySentence) {
  std::string body;
  for (int i = 0; i < 1000; ++i) body += "хвост ";
  const std::vector<std::string> sentences = Split(body);
  ASSERT_GE(sentences.size(), 2);
  for (const std::string& sentence : sentences) {
    EXPECT_LE(sentence.size(), 2000);
    EXPECT_TRUE(absl::EndsWith(sentence, "хвост"));
  }
  EXPECT_THAT(Split(std::string(4500, 'a')), ElementsAre(SizeIs(2000), SizeIs(2000), SizeIs(500)));
}

}  // namespace
}  // namespace parallax::nlp
