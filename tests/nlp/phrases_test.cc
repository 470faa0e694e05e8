#include "services/nlp/phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PhrasesTest : public testing::Test {
 protected:
  void Read(absl::string_view marked) {
    document_ = std::make_unique<Document>(MarkedDocument(marked));
    chunks_ = ChunkSentence(*document_, ProjectLexicon(), 0);
    reader_ = std::make_unique<PhraseReader>(*document_, chunks_);
  }
  // First chunk that begins with this word.
  size_t ChunkAt(absl::string_view word) const {
    size_t c = 0;
    while (c < reader_->size() && reader_->WordOf(c) != word) ++c;
    return c;
  }
  std::vector<std::string> Texts(const std::vector<uint32_t>& nouns) const {
    std::vector<std::string> texts;
    for (const uint32_t noun : nouns) {
      const Chunk& chunk = chunks_.chunks[chunks_.nouns[noun].chunk];
      texts.emplace_back(document_->Text(document_->TokenRange(chunk.first, chunk.end)));
    }
    return texts;
  }

  std::unique_ptr<Document> document_;
  SentenceChunks chunks_;
  std::unique_ptr<PhraseReader> reader_;
};

TEST_F(PhrasesTest, CoordinatesLists) {
  Read("They met [kesh:Keshvar], [orl:Orlesk] and [tav:Tavaru].");
  size_t end = 0;
  EXPECT_THAT(Texts(reader_->CoordinatedFrom(ChunkAt("keshvar"), end)),
              ElementsAre("Keshvar", "Orlesk", "Tavaru"));
  EXPECT_EQ(end, reader_->size() - (reader_->Is(reader_->size() - 1, ChunkKind::kNoun) ? 0 : 1));
}

TEST_F(PhrasesTest, ANewClauseEndsTheList) {
  Read("They met [kesh:Keshvar] and [orl:Orlesk] left.");
  size_t end = 0;
  EXPECT_THAT(Texts(reader_->CoordinatedFrom(ChunkAt("keshvar"), end)), ElementsAre("Keshvar"));
  EXPECT_THAT(Texts(reader_->CoordinatedFrom(ChunkAt("keshvar"), end, true)),
              ElementsAre("Keshvar", "Orlesk"));
}

TEST_F(PhrasesTest, ReadsPhrasesOneAfterTheOther) {
  Read("They fought with [kesh:Keshvar] in June against [orl:Orlesk].");
  const std::vector<PrepositionalPhrase> phrases = reader_->PhrasesAfter(ChunkAt("with"));
  ASSERT_EQ(phrases.size(), 2U);
  EXPECT_EQ(document_->tokens[phrases[0].preposition].lower, "with");
  EXPECT_THAT(Texts(phrases[1].nouns), ElementsAre("Orlesk"));
}

TEST_F(PhrasesTest, FindsTheAgentOfAPassive) {
  Read("[orl:Orlesk] was attacked in the north by [kesh:Keshvar].");
  EXPECT_THAT(Texts(reader_->ByPhrase(ChunkAt("was") + 1)), ElementsAre("Keshvar"));
  Read("[orl:Orlesk] was attacked because it was hated by [kesh:Keshvar].");
  EXPECT_THAT(reader_->ByPhrase(ChunkAt("was") + 1), IsEmpty());
}

TEST_F(PhrasesTest, KnowsPrepositionsThatOpenClauses) {
  Read("After [kesh:Keshvar] attacked, [orl:Orlesk] left after the war.");
  EXPECT_TRUE(reader_->OpensClause(0));
  EXPECT_FALSE(reader_->OpensClause(reader_->size() - 3));
}

TEST_F(PhrasesTest, ReadsWhoIsThreatened) {
  Read("[front:The Front] threatens war unless [kesh:Keshvar] yields.");
  EXPECT_THAT(Texts(reader_->Unless(2).nouns), ElementsAre("Keshvar"));
}

}  // namespace
}  // namespace parallax::nlp
