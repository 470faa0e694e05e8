#include "services/nlp/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::HasSubstr;

// A copy of the project's lexicon that a test may damage.
class LexiconCopy : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("lexicon_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    for (const auto& file : std::filesystem::directory_iterator(PARALLAX_SOURCE_DIR "/lexicon")) {
      if (file.path().extension() == ".tsv") std::filesystem::copy(file.path(), folder_);
    }
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void Append(const std::string& file, const std::string& line) {
    std::ofstream(folder_ / file, std::ios::app) << line << "\n";
  }
  std::string Error() const { return std::string(Lexicon::Load(folder_.string()).status().message()); }

  std::filesystem::path folder_;
};

TEST(Lexicon, KnowsVerbsInAllTheirForms) {
  const Lexicon& lexicon = ProjectLexicon();
  for (const char* word : {"condemn", "condemns", "condemned", "condemning"}) {
    ASSERT_NE(lexicon.FindVerb(word), nullptr) << word;
    EXPECT_EQ(lexicon.FindVerb(word)->lemma, "condemn");
  }
  EXPECT_EQ(lexicon.FindVerb("fought")->lemma, "fight");
  EXPECT_EQ(lexicon.FindVerb("keshvar"), nullptr);
}

TEST(Lexicon, GivesNounsTheirBaseForm) {
  EXPECT_EQ(ProjectLexicon().NounLemma("attacks"), "attack");
  EXPECT_EQ(ProjectLexicon().NounLemma("allies"), "ally");
  EXPECT_EQ(ProjectLexicon().NounLemma("houses"), "houses");
}

TEST(Lexicon, ReadsSlotsBothWays) {
  const std::vector<Cue>& cues = ProjectLexicon().CuesOf("ally", CueKind::kNoun);
  ASSERT_EQ(cues.size(), 1U);
  const auto has = [&](RoleKind holder, RoleKind target) {
    return std::any_of(cues[0].frames.begin(), cues[0].frames.end(), [&](const Frame& frame) {
      return frame.holder.kind == holder && frame.target.kind == target &&
             frame.polarity == v1::POLARITY_SUPPORT;
    });
  };
  EXPECT_TRUE(has(RoleKind::kSelf, RoleKind::kPreposition));
  EXPECT_TRUE(has(RoleKind::kPreposition, RoleKind::kSelf));
}

TEST(Lexicon, HasAVersionAndCountsItsEntries) {
  EXPECT_EQ(ProjectLexicon().version().size(), 16U);
  EXPECT_GT(ProjectLexicon().entry_count(), 1000U);
}

TEST_F(LexiconCopy, AnyChangeChangesTheVersion) {
  const std::string before = (*Lexicon::Load(folder_.string()))->version();
  EXPECT_EQ(before, ProjectLexicon().version());
  Append("frames.tsv", "gossip\tv\tsubj>about\tOPPOSE\tattitude\t0.50\t-");
  EXPECT_NE((*Lexicon::Load(folder_.string()))->version(), before);
}

TEST_F(LexiconCopy, PrefersTheLongestCue) {
  Append("frames.tsv", "gossip kindly\tv\tsubj>about\tSUPPORT\tattitude\t0.50\t-");
  Append("frames.tsv", "gossip\tv\tsubj>about\tOPPOSE\tattitude\t0.50\t-");
  const auto lexicon = *Lexicon::Load(folder_.string());
  ASSERT_EQ(lexicon->CuesOf("gossip", CueKind::kVerb).size(), 2U);
  EXPECT_EQ(lexicon->CuesOf("gossip", CueKind::kVerb)[0].text, "gossip kindly");
}

TEST_F(LexiconCopy, ErrorsNameFileLineAndField) {
  Append("frames.tsv", "gossip\tv\tsubj>about\tHATES\tattitude\t0.50\t-");
  EXPECT_THAT(Error(), HasSubstr("frames.tsv:"));
  EXPECT_THAT(Error(), HasSubstr("polarity"));
}

TEST_F(LexiconCopy, RefusesMissingColumns) {
  Append("controls.tsv", "want\tto");
  EXPECT_THAT(Error(), HasSubstr("has 2 columns, not 5"));
}

TEST_F(LexiconCopy, RefusesAMissingFile) {
  std::filesystem::remove(folder_ / "weights.tsv");
  EXPECT_THAT(Error(), HasSubstr("weights.tsv"));
}

}  // namespace
}  // namespace parallax::nlp
