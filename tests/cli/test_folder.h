// Files that live as long as a test.
#ifndef PARALLAX_TESTS_CLI_TEST_FOLDER_H_
#define PARALLAX_TESTS_CLI_TEST_FOLDER_H_

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace parallax::cli {

class TestFolder {
 public:
  TestFolder() {
    path_ = testing::TempDir() + "parallaxctl-XXXXXX";
    if (mkdtemp(path_.data()) == nullptr) ADD_FAILURE() << "cannot make " << path_;
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  const std::string& path() const { return path_; }

  // Writes a file, the folders on its way included, and gives its path.
  std::string Write(const std::string& name, const std::string& contents) const {
    const std::filesystem::path file = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << contents;
    return file.string();
  }

 private:
  std::string path_;
};

}  // namespace parallax::cli

#endif  // PARALLAX_TESTS_CLI_TEST_FOLDER_H_
