#include "services/nlp/model_package.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "services/common/digest.h"
#include "services/common/error.h"
#include "services/nlp/model_config_reader.h"

namespace parallax::nlp {
namespace {

constexpr char kManifest[] = "model.json";
constexpr char kVocabulary[] = "vocab.txt";
constexpr char kEmbeddings[] = "embeddings.bin";
constexpr std::array<const char*, 8> kGraphs = {"encoder.xml",    "encoder.bin",   "pair.xml",
                                                "pair.bin",       "mention.xml",   "mention.bin",
                                                "antecedent.xml", "antecedent.bin"};

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  std::string bytes(error ? 0 : size, '\0');
  if (!file || error || !file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    return absl::NotFoundError(
        absl::StrCat(path, ": cannot be read; give the folder of a whole model package"));
  }
  return bytes;
}

absl::StatusOr<std::string> ReadVerified(const std::string& path, const ModelManifest& manifest) {
  const std::string name = std::filesystem::path(path).filename().string();
  const auto expected = manifest.files.find(name);
  if (expected == manifest.files.end()) {
    return InvalidField("files", absl::StrCat(name, " is not listed; export the package again"));
  }
  PARALLAX_ASSIGN_OR_RETURN(std::string bytes, ReadFile(path));
  if (Sha256Hex(bytes) != expected->second) {
    return absl::DataLossError(
        absl::StrCat(path, ": its SHA-256 is not the one in model.json; fetch the package again"));
  }
  return bytes;
}

// The status with the name of the package's manifest before it.
absl::Status InManifest(const std::string& path, const absl::Status& status) {
  return absl::Status(status.code(), absl::StrCat(path, ": ", std::string(status.message())));
}

absl::Status CheckIds(const ModelConfig& config, size_t vocabulary) {
  struct Field {
    const char* name;
    int32_t id;
  };
  for (const Field& field :
       {Field{"pad_id", config.pad_id}, Field{"begin_id", config.begin_id}, Field{"end_id", config.end_id}}) {
    if (field.id < 0 || static_cast<size_t>(field.id) >= vocabulary) {
      return InvalidField(field.name, absl::StrCat(field.id, " is no line of ", kVocabulary, ", which has ",
                                                   vocabulary, "; export the package again"));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<ModelPackage>> ModelPackage::Load(const std::string& folder) {
  auto package = absl::WrapUnique(new ModelPackage());
  package->folder_ = folder;
  const std::string manifest_path = package->Path(kManifest);
  PARALLAX_ASSIGN_OR_RETURN(const std::string json, ReadFile(manifest_path));
  absl::StatusOr<ModelManifest> manifest = ReadModelManifest(json);
  if (!manifest.ok()) return InManifest(manifest_path, manifest.status());
  package->config_ = manifest->config;
  const ModelConfig& config = package->config_;

  PARALLAX_ASSIGN_OR_RETURN(const std::string vocabulary,
                            ReadVerified(package->Path(kVocabulary), *manifest));
  auto tokenizer = WordPieceTokenizer::Create(vocabulary, config.unknown_id);
  if (!tokenizer.ok()) return InManifest(manifest_path, tokenizer.status());
  package->tokenizer_ = *std::move(tokenizer);
  if (const absl::Status ids = CheckIds(config, package->tokenizer_->size()); !ids.ok()) {
    return InManifest(manifest_path, ids);
  }

  PARALLAX_ASSIGN_OR_RETURN(const std::string vectors, ReadVerified(package->Path(kEmbeddings), *manifest));
  PARALLAX_ASSIGN_OR_RETURN(package->embeddings_,
                            WordEmbeddings::Create(vectors, package->tokenizer_->size(), config.hidden));
  for (const char* graph : kGraphs) {
    PARALLAX_RETURN_IF_ERROR(ReadVerified(package->Path(graph), *manifest).status());
  }
  return package;
}

std::string ModelPackage::Path(absl::string_view file) const {
  return (std::filesystem::path(folder_) / std::string(file)).string();
}

}  // namespace parallax::nlp
