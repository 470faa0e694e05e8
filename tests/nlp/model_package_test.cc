#include "services/nlp/model_package.h"

#include <gmock/gmock.h>

#include "tests/nlp/model_testing.h"

namespace parallax::nlp {
namespace {

using ::testing::HasSubstr;

class ModelPackageTest : public testing::Test {
 protected:
  ModelPackageTest() {
    for (const char* graph : {"encoder", "pair", "mention", "antecedent"}) {
      WriteBytes(folder_ / (std::string(graph) + ".xml"), "<net/>");
      WriteBytes(folder_ / (std::string(graph) + ".bin"), graph);
    }
  }

  absl::StatusOr<std::unique_ptr<ModelPackage>> Load() const { return ModelPackage::Load(folder_.string()); }

  const std::filesystem::path folder_ = TestFolder();
};

TEST_F(ModelPackageTest, LoadsVocabularyAndVectors) {
  WriteTinyPackage(folder_);
  const auto package = Load();
  ASSERT_TRUE(package.ok()) << package.status();
  EXPECT_EQ((*package)->config().name, "tiny");
  EXPECT_EQ((*package)->tokenizer().size(), kTinyVocabularySize);
  EXPECT_EQ((*package)->embeddings().vocabulary(), kTinyVocabularySize);
  EXPECT_EQ((*package)->Path("pair.xml"), (folder_ / "pair.xml").string());
}

TEST_F(ModelPackageTest, NamesAFileWithOtherBytes) {
  WriteTinyPackage(folder_);
  WriteBytes(folder_ / "mention.bin", "damaged");
  const absl::Status status = Load().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr("mention.bin"));
}

TEST_F(ModelPackageTest, NamesAFileThatIsMissing) {
  WriteTinyPackage(folder_);
  std::filesystem::remove(folder_ / "encoder.bin");
  const absl::Status status = Load().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("encoder.bin"));
}

TEST_F(ModelPackageTest, NamesAFileThatTheManifestDoesNotList) {
  std::filesystem::remove(folder_ / "pair.bin");
  WriteTinyPackage(folder_);
  const absl::Status status = Load().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("pair.bin"));
}

TEST_F(ModelPackageTest, NamesTheManifestOfAFolderThatIsNoPackage) {
  const absl::Status status = ModelPackage::Load((folder_ / "nowhere").string()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("nowhere/model.json"));
}

TEST_F(ModelPackageTest, RefusesIdsOutsideTheVocabulary) {
  for (const char* field : {"pad_id", "unk_id", "begin_id", "end_id"}) {
    nlohmann::json manifest = TinyManifest();
    manifest[field] = kTinyVocabularySize;
    WriteTinyPackage(folder_, manifest);
    EXPECT_THAT(std::string(Load().status().message()), HasSubstr(field));
  }
}

TEST_F(ModelPackageTest, RefusesVectorsOfAnotherSize) {
  nlohmann::json manifest = TinyManifest();
  manifest["hidden"] = 32;
  WriteTinyPackage(folder_, manifest);
  EXPECT_THAT(std::string(Load().status().message()), HasSubstr("embeddings.bin"));
}

}  // namespace
}  // namespace parallax::nlp
