// From the paths of a command line to the files that hold articles.
#ifndef PARALLAX_CLI_INPUT_FILES_H_
#define PARALLAX_CLI_INPUT_FILES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace parallax::cli {

enum class InputFormat {
  kText,       // .txt: one article as plain text, NAME.meta.json beside it says more
  kJson,       // .json: one article as a JSON object
  kJsonLines,  // .jsonl or .ndjson: one JSON object a line
  kDetect,     // standard input or a pipe: what it begins with decides
};

struct InputFile {
  std::string path;  // "-" is standard input
  InputFormat format = InputFormat::kText;
  uint64_t bytes = 0;  // 0 when not known
};

// Why something that was named cannot be published or annotated, and the remedy.
struct InputProblem {
  std::string file;
  size_t line = 0;  // 0: the whole file
  std::string message;
};

struct InputFiles {
  std::vector<InputFile> files;  // in the order of the paths; the files of a folder sorted by path
  std::vector<InputProblem> problems;
};

// Which files of a folder count.
enum class FolderContents { kArticles, kTextOnly };

// Folders are read recursively; hidden files, hidden folders and NAME.meta.json are passed over. Reads names
// only, no contents.
InputFiles FindInputFiles(const std::vector<std::string>& paths, FolderContents contents);

// How `file` is called in messages: the path, or "standard input".
std::string DisplayName(absl::string_view file);

// "news/feed.jsonl:17"; without the line where that is 0.
std::string PlaceText(absl::string_view file, size_t line);

// File name without folders and extension; "stdin" for standard input.
std::string Stem(absl::string_view file);

// "news/a.txt" to "news/a.meta.json".
std::string MetaPath(absl::string_view text_path);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_INPUT_FILES_H_
