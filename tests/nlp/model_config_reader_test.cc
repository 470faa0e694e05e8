#include "services/nlp/model_config_reader.h"

#include <gmock/gmock.h>

#include "services/common/error.h"
#include "tests/nlp/model_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::StartsWith;

nlohmann::json WholeManifest() {
  nlohmann::json manifest = TinyManifest();
  manifest["files"] = {{"vocab.txt", "00"}};
  return manifest;
}

// The field that the reader finds wrong.
std::string WrongField(const nlohmann::json& manifest) {
  return InvalidFieldOf(ReadModelManifest(manifest.dump()).status());
}

TEST(ModelConfigReader, ReadsAllThatAModelNeeds) {
  const auto manifest = ReadModelManifest(WholeManifest().dump());
  ASSERT_TRUE(manifest.ok()) << manifest.status();
  const ModelConfig& config = manifest->config;
  EXPECT_EQ(config.name, "tiny");
  EXPECT_EQ(config.version, "0123456789abcdef");
  EXPECT_EQ(config.hidden, kTinyHidden);
  EXPECT_EQ(config.max_tokens, 160U);
  EXPECT_EQ(config.pad_id, 0);
  EXPECT_EQ(config.unknown_id, 1);
  EXPECT_EQ(config.begin_id, 2);
  EXPECT_EQ(config.end_id, 3);
  EXPECT_THAT(config.name_labels, ElementsAre("O", "B-PERSON", "I-PERSON"));
  EXPECT_EQ(config.temperatures.pair, 1.5F);
  EXPECT_EQ(config.temperatures.author, 2.0F);
  EXPECT_THAT(config.thresholds, ElementsAre(Pair("pair", 0.5F)));
  EXPECT_THAT(config.calibration.at("pair").x, ElementsAre(0.1F, 0.9F));
  EXPECT_THAT(config.calibration.at("pair").y, ElementsAre(0.0F, 1.0F));
  EXPECT_THAT(manifest->files, ElementsAre(Pair("vocab.txt", "00")));
}

TEST(ModelConfigReader, NamesTheFieldThatIsMissingOrOfAnotherKind) {
  for (const char* field : {"name", "hidden", "unk_id", "name_labels", "shapes", "temperatures", "thresholds",
                            "calibration", "files"}) {
    nlohmann::json manifest = WholeManifest();
    manifest.erase(field);
    EXPECT_EQ(WrongField(manifest), field);
    manifest[field] = true;
    EXPECT_THAT(WrongField(manifest), StartsWith(field));
  }
}

TEST(ModelConfigReader, RefusesWhatThisProgramDoesNotKnow) {
  nlohmann::json manifest = WholeManifest();
  manifest["pair_extras"] = 9;
  EXPECT_EQ(WrongField(manifest), "pair_extras");
  manifest = WholeManifest();
  manifest["voices"] = {"HOLDER", "AUTHOR", "UNNAMED", "OTHER"};
  EXPECT_EQ(WrongField(manifest), "voices");
}

TEST(ModelConfigReader, RefusesValuesThatCannotBe) {
  nlohmann::json manifest = WholeManifest();
  manifest["hidden"] = -1;
  EXPECT_EQ(WrongField(manifest), "hidden");
  manifest = WholeManifest();
  manifest["max_tokens"] = 2;
  EXPECT_EQ(WrongField(manifest), "max_tokens");
  manifest = WholeManifest();
  manifest["temperatures"]["voice"] = 0;
  EXPECT_EQ(WrongField(manifest), "temperatures.voice");
  manifest = WholeManifest();
  manifest["calibration"]["pair"]["y"] = {1};
  EXPECT_EQ(WrongField(manifest), "calibration.pair");
}

TEST(ModelConfigReader, RefusesWhatIsNoJson) {
  EXPECT_THAT(std::string(ReadModelManifest("{").status().message()), HasSubstr("model.json"));
  EXPECT_FALSE(ReadModelManifest("[]").ok());
}

}  // namespace
}  // namespace parallax::nlp
