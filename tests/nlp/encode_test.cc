#include "services/nlp/encode.h"

#include <gmock/gmock.h>

#include "services/nlp/document_encoding.h"
#include "tests/nlp/fake_model.h"
#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::SizeIs;

TEST(Encode, ReadsSentencesWithActorsOnly) {
  const FakeLearnedModel model({"keshvar", "slept", "rain", "fell", "."});
  Document document = MarkedDocument("[kesh:Keshvar] slept. Rain fell. They saw it.");
  EncodeStage(model).Run(document);
  ASSERT_NE(document.encoding, nullptr);
  EXPECT_EQ(document.encoding->PiecesOfSentence(0).size(), 3U);
  EXPECT_TRUE(document.encoding->PiecesOfSentence(1).empty());
  EXPECT_EQ(document.encoding->PiecesOfSentence(2).size(), 4U);
}

TEST(Encode, GivesMentionsTheirVectors) {
  const FakeLearnedModel model({"keshvar", "slept", "."});
  Document document = MarkedDocument("[kesh:Keshvar] slept. Rain fell.");
  EncodeStage(model).Run(document);
  MentionVector mention;
  ASSERT_TRUE(document.encoding->FindMention(0, document.mentions[0].span, v1::MENTION_FORM_NAME, mention));
  EXPECT_EQ(mention.first[0], 4.0F);
  EXPECT_FALSE(document.encoding->FindMention(1, document.sentences[1].span, v1::MENTION_FORM_NAME, mention));
}

TEST(Encode, ReadsTheBeginOfAVeryLongArticle) {
  const FakeLearnedModel model({"keshvar", "slept", "."});
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "[kesh:Keshvar] slept. ";
  Document document = MarkedDocument(text);
  EncodeStage(model).Run(document);
  const size_t read = SentencesRead(document.encoding->windows);
  EXPECT_EQ(read, 1000U);
  EXPECT_TRUE(document.encoding->PiecesOfSentence(2999).empty());
  ASSERT_THAT(document.quality_notes, SizeIs(1));
  EXPECT_EQ(document.quality_notes[0].kind(), v1::QUALITY_NOTE_KIND_PARTLY_READ);
  EXPECT_EQ(document.quality_notes[0].count(), 3000 - read);
}

TEST(Encode, SaysWhenTheModelFails) {
  FakeLearnedModel model({"keshvar"});
  model.fake.failure = absl::InternalError("broken");
  Document document = MarkedDocument("[kesh:Keshvar] slept.");
  EncodeStage(model).Run(document);
  EXPECT_TRUE(absl::IsInternal(document.model_error));
  EXPECT_EQ(document.encoding, nullptr);
}

}  // namespace
}  // namespace parallax::nlp
