#include "cli/input_files.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace parallax::cli {
namespace {

namespace fs = std::filesystem;

constexpr absl::string_view kMetaSuffix = ".meta.json";

std::optional<InputFormat> FormatOf(const std::string& path) {
  const std::string extension = absl::AsciiStrToLower(fs::path(path).extension().string());
  if (extension == ".txt") return InputFormat::kText;
  if (extension == ".json") return InputFormat::kJson;
  if (extension == ".jsonl" || extension == ".ndjson") return InputFormat::kJsonLines;
  return std::nullopt;
}

uint64_t SizeOf(const std::string& path) {
  std::error_code error;
  const uint64_t bytes = fs::file_size(path, error);
  return error ? 0 : bytes;
}

void AddFolder(const std::string& folder, FolderContents contents, InputFiles& inputs) {
  std::vector<InputFile> found;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code entry_error;
    const std::string path = entry->path().string();
    if (absl::StartsWith(entry->path().filename().string(), ".")) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(entry_error) && !absl::EndsWith(path, kMetaSuffix)) {
      const std::optional<InputFormat> format = FormatOf(path);
      const bool wanted =
          format.has_value() && (contents == FolderContents::kArticles || format == InputFormat::kText);
      if (wanted) found.push_back({path, *format, SizeOf(path)});
    }
  }
  if (error) {
    inputs.problems.push_back({folder, 0, absl::StrCat("cannot read the folder: ", error.message())});
  } else if (found.empty()) {
    const absl::string_view kinds =
        contents == FolderContents::kTextOnly ? ".txt file" : ".txt, .json or .jsonl file";
    inputs.problems.push_back({folder, 0, absl::StrCat("the folder holds no ", kinds)});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  std::move(found.begin(), found.end(), std::back_inserter(inputs.files));
}

void AddFile(const std::string& path, InputFiles& inputs) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    inputs.files.push_back({path, InputFormat::kDetect, 0});
  } else if (absl::EndsWith(path, kMetaSuffix)) {
    inputs.problems.push_back({path, 0, "describes the .txt file beside it; name that file instead"});
  } else if (const std::optional<InputFormat> format = FormatOf(path); format.has_value()) {
    inputs.files.push_back({path, *format, SizeOf(path)});
  } else {
    inputs.problems.push_back({path, 0, "is not .txt, .json or .jsonl; rename it, or send it in on '-'"});
  }
}

}  // namespace

InputFiles FindInputFiles(const std::vector<std::string>& paths, FolderContents contents) {
  InputFiles inputs;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-") {
      inputs.files.push_back({path, InputFormat::kDetect, 0});
    } else if (!fs::exists(path, error)) {
      inputs.problems.push_back({path, 0, "no such file or folder; look at the path"});
    } else if (fs::is_directory(path, error)) {
      AddFolder(path, contents, inputs);
    } else {
      AddFile(path, inputs);
    }
  }
  return inputs;
}

std::string DisplayName(absl::string_view file) { return file == "-" ? "standard input" : std::string(file); }

std::string PlaceText(absl::string_view file, size_t line) {
  return line == 0 ? DisplayName(file) : absl::StrCat(DisplayName(file), ":", line);
}

std::string Stem(absl::string_view file) {
  return file == "-" ? "stdin" : fs::path(std::string(file)).stem().string();
}

std::string MetaPath(absl::string_view text_path) {
  return fs::path(std::string(text_path)).replace_extension(std::string(kMetaSuffix)).string();
}

}  // namespace parallax::cli
