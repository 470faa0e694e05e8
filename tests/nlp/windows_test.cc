#include "services/nlp/windows.h"

#include <gmock/gmock.h>

#include <string>

#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int32_t kBegin = 2;
constexpr int32_t kEnd = 3;

class Windows : public testing::Test {
 protected:
  static std::vector<Window> Make(const Document& document, uint32_t max_tokens,
                                  std::vector<bool> wanted = {}, size_t max_pieces = 1000) {
    const auto tokenizer =
        *WordPieceTokenizer::Create("[PAD]\n[UNK]\n[CLS]\n[SEP]\none\ntwo\n##ty\nthree\n.\n", 1);
    ModelConfig config;
    config.begin_id = kBegin;
    config.end_id = kEnd;
    config.max_tokens = max_tokens;
    if (wanted.empty()) wanted.resize(document.sentences.size(), true);
    return MakeWindows(document, *tokenizer, config, wanted, max_pieces);
  }
};

TEST_F(Windows, TakeWholeSentencesWhileTheyFit) {
  const Document document = TokenizedDocument("One two. Three three. Two.");
  const std::vector<Window> windows = Make(document, 8);
  ASSERT_THAT(windows, SizeIs(2));
  EXPECT_THAT(windows[0].ids, ElementsAre(kBegin, 4, 5, 8, 7, 7, 8, kEnd));
  EXPECT_THAT(windows[0].sentences, ElementsAre(PieceRange{1, 4}, PieceRange{4, 7}));
  EXPECT_THAT(windows[1].ids, ElementsAre(kBegin, 5, 8, kEnd));
  EXPECT_EQ(windows[1].first_sentence, 2U);
  EXPECT_THAT(windows[1].sentences, ElementsAre(PieceRange{1, 3}));
}

TEST_F(Windows, CutASentenceThatIsTooLong) {
  const Document document = TokenizedDocument("Two. One two three one two three. Two.");
  const std::vector<Window> windows = Make(document, 6);
  ASSERT_THAT(windows, SizeIs(3));
  EXPECT_THAT(windows[1].ids, ElementsAre(kBegin, 4, 5, 7, 4, kEnd));
  EXPECT_THAT(windows[2].ids, ElementsAre(kBegin, 5, 8, kEnd));
}

TEST_F(Windows, LeaveOutWhatIsNotWanted) {
  const Document document = TokenizedDocument("One two. Three three. Two.");
  const std::vector<Window> windows = Make(document, 8, {true, false, true});
  ASSERT_THAT(windows, SizeIs(1));
  EXPECT_THAT(windows[0].ids, ElementsAre(kBegin, 4, 5, 8, 5, 8, kEnd));
  EXPECT_THAT(windows[0].sentences, ElementsAre(PieceRange{1, 4}, PieceRange{4, 4}, PieceRange{4, 6}));
}

TEST_F(Windows, EndBeforeTheSentenceThatIsTooMuch) {
  const Document document = TokenizedDocument("One two. Three three. Two.");
  const std::vector<Window> windows = Make(document, 8, {}, 5);
  ASSERT_THAT(windows, SizeIs(1));
  EXPECT_EQ(SentencesRead(windows), 1U);
  EXPECT_EQ(SentencesRead(Make(document, 8)), 3U);
}

TEST_F(Windows, AreNoneForAnEmptyDocument) { EXPECT_THAT(Make(TokenizedDocument(""), 8), IsEmpty()); }

TEST_F(Windows, KnowTheSentencesTheyHold) {
  const std::vector<Window> windows = Make(TokenizedDocument("One two. Three three. Two."), 8);
  EXPECT_EQ(WindowOfSentence(windows, 0), 0U);
  EXPECT_EQ(WindowOfSentence(windows, 1), 0U);
  EXPECT_EQ(WindowOfSentence(windows, 2), 1U);
}

TEST_F(Windows, GiveShapesAndBytesBetweenBareEnds) {
  const Document document = TokenizedDocument("Twenty Three.");
  const std::vector<Window> windows = Make(document, 8);
  ASSERT_THAT(windows, SizeIs(1));
  EXPECT_THAT(windows[0].shapes, ElementsAre(WordShape::kNone, WordShape::kTitleFirst, WordShape::kTitle,
                                             WordShape::kPunctuation, WordShape::kNone));
  EXPECT_THAT(windows[0].spans, ElementsAre(TextSpan{0, 0}, TextSpan{0, 6}, TextSpan{7, 12}, TextSpan{12, 13},
                                            TextSpan{13, 13}));
}

TEST_F(Windows, FindPiecesByOverlap) {
  const Document document = TokenizedDocument("One twoty three. Two.");
  const Window window = Make(document, 16)[0];
  EXPECT_EQ(PiecesOf(window, {4, 9}), (PieceRange{2, 4}));   // both pieces of "twoty"
  EXPECT_EQ(PiecesOf(window, {6, 11}), (PieceRange{2, 5}));  // parts of pieces count
  EXPECT_EQ(PiecesOf(window, {0, 3}), (PieceRange{1, 2}));
  EXPECT_TRUE(PiecesOf(window, {3, 4}).empty());    // white space
  EXPECT_TRUE(PiecesOf(window, {30, 40}).empty());  // not in the window
  EXPECT_EQ(PiecesOf(window, {0, 21}).size(), window.ids.size() - 2);
}

}  // namespace
}  // namespace parallax::nlp
