// Model packages for tests: a tiny vocabulary, and graphs that the test provides.
#ifndef PARALLAX_TESTS_NLP_MODEL_TESTING_H_
#define PARALLAX_TESTS_NLP_MODEL_TESTING_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "services/common/digest.h"
#include "services/nlp/word_shapes.h"

namespace parallax::nlp {

inline constexpr char kTinyVocabulary[] = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\nkabul\n##is\nsaid\n.\n,\n";
inline constexpr size_t kTinyVocabularySize = 10;
inline constexpr size_t kTinyHidden = 16;

// A folder of the running test.
inline std::filesystem::path TestFolder() {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / (std::string(test->test_suite_name()) + "." + test->name());
  std::filesystem::create_directories(folder);
  return folder;
}

inline void WriteBytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string ReadBytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Vectors that differ from piece to piece and from shape to shape.
inline std::string TinyEmbeddings() {
  std::string bytes;
  for (size_t i = 0; i < kTinyVocabularySize * kTinyHidden; ++i) bytes += static_cast<char>(i * 37 % 251);
  const auto put = [&](float value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof(value)); };
  for (size_t i = 0; i < kTinyVocabularySize; ++i) put(0.01F);
  for (size_t i = 0; i < kWordShapes * kTinyHidden; ++i) put(0.01F * static_cast<float>(i % 17));
  return bytes;
}

// A manifest without "files".
inline nlohmann::json TinyManifest() {
  return nlohmann::json::parse(R"({
    "name": "tiny", "version": "0123456789abcdef", "hidden": 16, "max_tokens": 160,
    "pad_id": 0, "unk_id": 1, "begin_id": 2, "end_id": 3, "shapes": 8,
    "name_labels": ["O", "B-PERSON", "I-PERSON"],
    "description_labels": ["O", "B-NOMINAL", "I-NOMINAL", "B-PRONOUN", "I-PRONOUN"],
    "polarities": ["support", "oppose"], "modalities": ["ASSERTED", "POSSIBLE", "NEGATED"],
    "voices": ["AUTHOR", "HOLDER", "UNNAMED", "OTHER"], "pair_extras": 8, "antecedent_extras": 9,
    "temperatures": {"pair": 1.5, "modality": 1.0, "voice": 1.0, "author": 2.0, "antecedent": 1.0},
    "thresholds": {"pair": 0.5}, "calibration": {"pair": {"x": [0.1, 0.9], "y": [0.0, 1.0]}},
    "base": {}, "data": {}, "code": ""})");
}

// Writes vocab.txt and embeddings.bin, then model.json over all files that the folder has.
inline void WriteTinyPackage(const std::filesystem::path& folder, nlohmann::json manifest = TinyManifest()) {
  WriteBytes(folder / "vocab.txt", kTinyVocabulary);
  WriteBytes(folder / "embeddings.bin", TinyEmbeddings());
  manifest["files"] = nlohmann::json::object();
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name != "model.json") manifest["files"][name] = Sha256Hex(ReadBytes(entry.path()));
  }
  WriteBytes(folder / "model.json", manifest.dump());
}

}  // namespace parallax::nlp

#endif  // PARALLAX_TESTS_NLP_MODEL_TESTING_H_
