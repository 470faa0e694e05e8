#include "services/nlp/stance_author.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> EvaluationsOf(absl::string_view marked) {
  const Document document = MarkedDocument(marked);
  std::vector<StanceCandidate> candidates;
  AddEvaluations(document, ProjectLexicon(), AnalyzeSentence(document, ProjectLexicon(), 0), candidates);
  std::vector<std::string> texts;
  for (const StanceCandidate& candidate : candidates) {
    EXPECT_EQ(candidate.holder, kVoice);
    texts.push_back(
        absl::StrCat(EntityName(document, document.mentions[static_cast<size_t>(candidate.target)].entity),
                     " ", v1::Polarity_Name(candidate.polarity).substr(9)));
  }
  return texts;
}

TEST(StanceAuthor, AdjectivesDescribeTheirNoun) {
  EXPECT_THAT(EvaluationsOf("The brutal [front:Front] left."), ElementsAre("front OPPOSE"));
  EXPECT_THAT(EvaluationsOf("The heroic [front:Front] left."), ElementsAre("front SUPPORT"));
}

TEST(StanceAuthor, PredicatesDescribeTheirSubject) {
  EXPECT_THAT(EvaluationsOf("[tor:Toran] is a tyrant."), ElementsAre("tor OPPOSE"));
}

TEST(StanceAuthor, NamesDoNotEvaluate) {
  EXPECT_THAT(EvaluationsOf("[front:The Heroic Front] left."), IsEmpty());
}

TEST(StanceAuthor, BadNewsIsNoStance) {
  EXPECT_THAT(EvaluationsOf("[front:The Front] lost forty men."), IsEmpty());
}

}  // namespace
}  // namespace parallax::nlp
