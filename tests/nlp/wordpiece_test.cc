#include "services/nlp/wordpiece.h"

#include <gmock/gmock.h>

#include <string>

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kVocabulary[] =
    "[PAD]\n[UNK]\nkab\n##ul\nkabul\n##is\n.\nthe\ncafe\n\u2019\n\u4e2d\ntali\n##ban\n";
constexpr int32_t kUnknown = 1;

std::unique_ptr<WordPieceTokenizer> Tokenizer() { return *WordPieceTokenizer::Create(kVocabulary, kUnknown); }

std::vector<int32_t> Ids(absl::string_view text) {
  std::vector<int32_t> ids;
  for (const WordPiece& piece : Tokenizer()->Tokenize(text, 0)) ids.push_back(piece.id);
  return ids;
}

TEST(WordPiece, TakesTheLongestPieceFirst) {
  EXPECT_THAT(Ids("Kabul"), ElementsAre(4));
  EXPECT_THAT(Ids("kabis Kabulis"), ElementsAre(2, 5, 4, 5));
}

TEST(WordPiece, MakesOneUnknownOfAWordWithAMissingPart) {
  EXPECT_THAT(Ids("the kabulx ul"), ElementsAre(7, 1, 1));
}

TEST(WordPiece, PartsPunctuation) { EXPECT_THAT(Ids("the.Kabul\u2019the"), ElementsAre(7, 6, 4, 9, 7)); }

TEST(WordPiece, DoesNotReadSpecialTokensInTexts) { EXPECT_THAT(Ids("[PAD]"), ElementsAre(1, 1, 1)); }

TEST(WordPiece, GivesUpOnWordsOfMoreThanAHundredCharacters) {
  std::string word = "kab";
  while (word.size() < 99) word += "is";
  ASSERT_EQ(word.size(), 99U);
  EXPECT_EQ(Ids(word).size(), 49U);
  EXPECT_THAT(Ids(word + "is"), ElementsAre(kUnknown));
}

TEST(WordPiece, HasNoPiecesForNothing) {
  EXPECT_THAT(Ids(""), IsEmpty());
  EXPECT_THAT(Ids(" \t\u200B\u0301\xFF"), IsEmpty());
}

TEST(WordPiece, CarriesBytesOfTheOriginal) {
  const std::string text = "Café kabulx\u200B Kabulis.";
  const std::vector<WordPiece> pieces = Tokenizer()->Tokenize(text, 10);
  ASSERT_EQ(pieces.size(), 5U);
  const auto surface = [&](size_t i) {
    return text.substr(pieces[i].span.begin - 10, pieces[i].span.size());
  };
  EXPECT_EQ(surface(0), "Café");
  EXPECT_EQ(surface(1), "kabulx");
  EXPECT_EQ(surface(2), "Kabul");
  EXPECT_EQ(surface(3), "is");
  EXPECT_EQ(surface(4), ".");
}

TEST(WordPiece, CoversMarksThatChangedTheirOrder) {
  const std::vector<WordPiece> pieces = Tokenizer()->Tokenize("\U0001D16D\U0001D165", 0);
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(pieces[0].span, (TextSpan{0, 8}));
}

TEST(WordPiece, GivesPiecesOfAWordItsIndexAndShape) {
  const std::vector<WordPiece> pieces = Tokenizer()->Tokenize("\u2019The Taliban TALIBAN", 0);
  std::vector<uint32_t> words;
  std::vector<WordShape> shapes;
  for (const WordPiece& piece : pieces) {
    words.push_back(piece.word);
    shapes.push_back(piece.shape);
  }
  EXPECT_THAT(words, ElementsAre(0, 1, 2, 2, 3, 3));
  EXPECT_THAT(shapes, ElementsAre(WordShape::kPunctuation, WordShape::kTitleFirst, WordShape::kTitle,
                                  WordShape::kTitle, WordShape::kUpper, WordShape::kUpper));
}

TEST(WordPiece, RefusesAnUnknownIdOutsideTheVocabulary) {
  const absl::Status status = WordPieceTokenizer::Create(kVocabulary, 13).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("unk_id"));
  EXPECT_TRUE(WordPieceTokenizer::Create(kVocabulary, 12).ok());
}

}  // namespace
}  // namespace parallax::nlp
