#include "services/nlp/document_encoding.h"

#include <gmock/gmock.h>

#include "tests/nlp/fake_model.h"
#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

class DocumentEncodingTest : public testing::Test {
 protected:
  DocumentEncoding Encode(size_t max_pieces) const {
    DocumentEncoding encoding;
    encoding.windows = MakeWindows(document_, model_.tokenizer(), model_.config(), {true, true}, max_pieces);
    encoding.encoded = *model_.network().Encode(encoding.windows);
    return encoding;
  }
  const FakeLearnedModel model_{{"keshvar", "slept", "orlesk", "woke", "."}};
  const Document document_ = TokenizedDocument("Keshvar slept. Orlesk woke.");
};

TEST_F(DocumentEncodingTest, KnowsWhereASentenceAndAMentionAre) {
  const DocumentEncoding encoding = Encode(100);
  EXPECT_EQ(encoding.PiecesOfSentence(1), (PieceRange{4, 7}));
  MentionVector mention;
  ASSERT_TRUE(encoding.FindMention(1, document_.tokens[3].span, v1::MENTION_FORM_NAME, mention));
  EXPECT_EQ(mention.pieces, (PieceRange{4, 5}));
  EXPECT_EQ(mention.first[0], 6.0F);  // the id of "orlesk"
}

TEST_F(DocumentEncodingTest, HasNothingOfASentenceThatWasNotRead) {
  const DocumentEncoding encoding = Encode(4);
  EXPECT_TRUE(encoding.IsRead(0));
  EXPECT_FALSE(encoding.IsRead(1));
  EXPECT_TRUE(encoding.PiecesOfSentence(1).empty());
  MentionVector mention;
  EXPECT_FALSE(encoding.FindMention(1, document_.tokens[3].span, v1::MENTION_FORM_NAME, mention));
}

}  // namespace
}  // namespace parallax::nlp
