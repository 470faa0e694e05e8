#include "services/nlp/stance_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

// Proposes one frame, subject against object, with the cue at token 1.
class StanceMatcherTest : public testing::Test {
 protected:
  void Propose(absl::string_view marked, const Actors& subjects, const Actors& objects) {
    const Document document = MarkedDocument(marked);
    const SentenceSyntax syntax = AnalyzeSentence(document, ProjectLexicon(), 0);
    Cue cue;
    Frame frame;
    frame.holder.kind = RoleKind::kSubject;
    frame.target.kind = RoleKind::kObject;
    frame.polarity = v1::POLARITY_OPPOSE;
    cue.frames.push_back(frame);
    candidates_.clear();
    site_.first = 1;
    site_.end = 2;
    StanceMatcher(document, ProjectLexicon(), syntax, candidates_)
        .Propose(cue, site_,
                 [&](const FrameRole& role) { return role.kind == RoleKind::kSubject ? subjects : objects; });
  }

  CueSite site_;
  std::vector<StanceCandidate> candidates_;
};

TEST_F(StanceMatcherTest, PairsHoldersWithTargets) {
  Propose("[kesh:Keshvar] shuns [orl:Orlesk] and [tav:Tavaru].", {{0, ActorPath::kHead}},
          {{1, ActorPath::kHead}, {2, ActorPath::kHead}});
  ASSERT_EQ(candidates_.size(), 2U);
  EXPECT_EQ(candidates_[1].target, 2);
  EXPECT_EQ(candidates_[1].polarity, v1::POLARITY_OPPOSE);
}

TEST_F(StanceMatcherTest, TheNearestMentionStandsInForAnEmptyRole) {
  Propose("[kesh:Keshvar] shuns [orl:Orlesk] and [tav:Tavaru].", {{0, ActorPath::kHead}}, {});
  ASSERT_EQ(candidates_.size(), 1U);
  EXPECT_EQ(candidates_[0].target, 1);
  EXPECT_EQ(candidates_[0].target_path, ActorPath::kNear);
}

TEST_F(StanceMatcherTest, PlacesDoNotStandIn) {
  Propose("[kesh:Keshvar] shuns crowds in [orl:Orlesk].", {{0, ActorPath::kHead}}, {});
  EXPECT_TRUE(candidates_.empty());
}

TEST_F(StanceMatcherTest, NobodyStandsInForTheVictimOfADeed) {
  site_.object_is_deed = true;
  Propose("[kesh:Keshvar] condemned the killing of [orl:Orlesk].", {{0, ActorPath::kHead}}, {});
  EXPECT_TRUE(candidates_.empty());
}

TEST_F(StanceMatcherTest, AFlippedSiteTurnsThePolarity) {
  site_.flip = true;
  Propose("[kesh:Keshvar] shuns [orl:Orlesk].", {{0, ActorPath::kHead}}, {{1, ActorPath::kHead}});
  ASSERT_EQ(candidates_.size(), 1U);
  EXPECT_EQ(candidates_[0].polarity, v1::POLARITY_SUPPORT);
}

TEST_F(StanceMatcherTest, NobodyIsAgainstItself) {
  Propose("[kesh:Keshvar] shuns [kesh:itself].", {{0, ActorPath::kHead}}, {{1, ActorPath::kHead}});
  EXPECT_TRUE(candidates_.empty());
}

}  // namespace
}  // namespace parallax::nlp
