#include "services/nlp/word_tags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Base forms of the words that are verbs in the first sentence.
std::vector<std::string> VerbsOf(absl::string_view marked) {
  const Document document = MarkedDocument(marked);
  std::vector<std::string> verbs;
  for (const WordTag& tag : TagWords(document, ProjectLexicon(), 0)) {
    if (tag.verb != nullptr) verbs.push_back(tag.verb->lemma);
  }
  return verbs;
}

TEST(WordTags, TellsTheVerbFromTheNoun) {
  EXPECT_THAT(VerbsOf("[kesh:Keshvar] attacks the fort."), ElementsAre("attack"));
  EXPECT_THAT(VerbsOf("The attacks on the fort were heavy."), IsEmpty());
  EXPECT_THAT(VerbsOf("They support the plan."), ElementsAre("support"));
  EXPECT_THAT(VerbsOf("Their support for the plan is weak."), IsEmpty());
}

TEST(WordTags, AuxiliariesAndToCallForVerbs) {
  EXPECT_THAT(VerbsOf("[kesh:Keshvar] will attack."), ElementsAre("attack"));
  EXPECT_THAT(VerbsOf("[kesh:Keshvar] wants to support peace."), ElementsAre("want", "support"));
  EXPECT_THAT(VerbsOf("[kesh:Keshvar] has been attacked."), ElementsAre("attack"));
}

TEST(WordTags, ParticiplesBeforeANounAreNoVerbs) {
  EXPECT_THAT(VerbsOf("[kesh:Keshvar] attacked armed groups."), ElementsAre("attack"));
  EXPECT_THAT(VerbsOf("The disputed region is quiet."), IsEmpty());
}

TEST(WordTags, NamesAndJoinedWordsAreNoVerbs) {
  EXPECT_THAT(VerbsOf("The town of Fear is quiet."), IsEmpty());
  EXPECT_THAT(VerbsOf("The [kesh:Keshvar]-backed rebels left."), ElementsAre("leave"));
}

TEST(WordTags, MarksMentionsAndPossessives) {
  const Document document = MarkedDocument("[kesh:Keshvar]'s army left.");
  const std::vector<WordTag> tags = TagWords(document, ProjectLexicon(), 0);
  EXPECT_EQ(tags[0].mention, 0);
  EXPECT_TRUE(tags[1].possessive_mark);
  EXPECT_EQ(tags[2].mention, -1);
}

TEST(WordTags, QuantifiersAreNoPrepositions) {
  const Document document = MarkedDocument("More than 20 men met at least 3 times.");
  const std::vector<WordTag> tags = TagWords(document, ProjectLexicon(), 0);
  EXPECT_EQ(tags[1].word_class, GrammarClass::kAdverb);
  EXPECT_EQ(tags[5].word_class, GrammarClass::kAdverb);
}

}  // namespace
}  // namespace parallax::nlp
