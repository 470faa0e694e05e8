#include "services/nlp/engines.h"

#include <gmock/gmock.h>

#include "tests/nlp/catalogue_testing.h"
#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class EnginesTest : public testing::Test {
 protected:
  EngineSet Engines(const std::string& wanted) const { return EngineSet(parts_, wanted); }

  const std::unique_ptr<Catalogue> catalogue_ = InventedCatalogue();
  const EngineParts parts_{*catalogue_, ProjectLexicon(), testing::TempDir() + "/no-models"};
};

TEST_F(EnginesTest, KnowTheirNames) {
  EXPECT_TRUE(IsEngineName("accurate"));
  EXPECT_TRUE(IsEngineName("rules"));
  EXPECT_FALSE(IsEngineName("auto"));
  EXPECT_FALSE(IsEngineName(""));
}

TEST_F(EnginesTest, TheRulesNeedNoModel) {
  const auto engine = MakeEngine("rules", parts_);
  ASSERT_TRUE(engine.ok());
  EXPECT_EQ(engine->description.name(), "rules");
  EXPECT_EQ(engine->description.catalogue_version(), catalogue_->version());
  EXPECT_EQ(engine->description.lexicon_version(), ProjectLexicon().version());
  EXPECT_THAT(engine->stages, Not(IsEmpty()));
}

TEST_F(EnginesTest, AModelThatIsNotThereIsNamedWithItsFolder) {
  const auto engine = MakeEngine("fast", parts_);
  EXPECT_TRUE(absl::IsNotFound(engine.status()));
  EXPECT_THAT(std::string(engine.status().message()),
              HasSubstr("/no-models/fast: is no folder; put the model"));
}

TEST_F(EnginesTest, AModelThatCannotBeReadIsNamedWithItsFolder) {
  const std::string file = WriteTestFile("models/fast/model.json", "{}");
  const std::string models = file.substr(0, file.size() - std::string("/fast/model.json").size());
  const auto engine = MakeEngine("fast", {*catalogue_, ProjectLexicon(), models});
  EXPECT_FALSE(engine.ok());
  EXPECT_FALSE(absl::IsNotFound(engine.status()));
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr(models + "/fast: "));
}

TEST_F(EnginesTest, TheRulesAreNotDegradedWhereTheyAreWanted) {
  const EngineSet engines = Engines("rules");
  EXPECT_FALSE(engines.Choose("").degraded);
  EXPECT_EQ(engines.degraded_reason(), "");
  EXPECT_THAT(engines.names(), ElementsAre("rules"));
}

TEST_F(EnginesTest, TheRulesStandInForWhatIsWanted) {
  const EngineSet engines = Engines("fast");
  const EngineSet::Choice choice = engines.Choose("");
  EXPECT_TRUE(choice.degraded);
  EXPECT_EQ(choice.engine->description.name(), "rules");
  EXPECT_EQ(engines.wanted(), "fast");
  EXPECT_THAT(engines.degraded_reason(), HasSubstr("/fast: "));
  EXPECT_THAT(engines.degraded_reason(), Not(HasSubstr("/accurate: ")));
}

TEST_F(EnginesTest, AutoWithoutAnyModelIsDegraded) {
  const EngineSet engines = Engines("auto");
  EXPECT_TRUE(engines.Choose("").degraded);
  EXPECT_THAT(engines.degraded_reason(), HasSubstr("/accurate: "));
  EXPECT_THAT(engines.degraded_reason(), HasSubstr("/fast: "));
}

TEST_F(EnginesTest, ARequestMayAskForAnother) {
  const EngineSet engines = Engines("auto");
  EXPECT_FALSE(engines.Choose("rules").degraded);
  EXPECT_TRUE(Engines("rules").Choose("accurate").degraded);
  EXPECT_EQ(Engines("rules").Choose("accurate").engine->description.name(), "rules");
}

}  // namespace
}  // namespace parallax::nlp
