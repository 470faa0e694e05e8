// Articles from files, one after the other; never more than one of them in memory.
#ifndef PARALLAX_CLI_ARTICLE_READER_H_
#define PARALLAX_CLI_ARTICLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iosfwd>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/article_json.h"
#include "cli/bounded_read.h"
#include "cli/input_files.h"
#include "parallax/v1/article.pb.h"

namespace parallax::cli {

// The largest text that ingest keeps.
inline constexpr size_t kMaxTextBytes = size_t{1} << 20;

// The largest JSON object that can hold such a text: every character of it may be written as \uXXXX.
inline constexpr size_t kMaxJsonBytes = size_t{8} << 20;

// An article with where it was found.
struct ReadArticle {
  v1::ArticleDraft draft;  // valid UTF-8; `tag` names file and line
  std::string file;
  size_t line = 0;              // 0: the article is the whole file
  uint32_t repaired_bytes = 0;  // bytes that were not UTF-8 and were read as Windows-1252
};

// Not thread-safe. `standard_input` must outlive the reader.
class ArticleReader {
 public:
  using Result = std::variant<ReadArticle, InputProblem>;

  ArticleReader(std::vector<InputFile> files, std::istream& standard_input);

  // The next article, or why what stands in its place is none; nothing at the end.
  std::optional<Result> Next();

  // Bytes read of the files so far.
  uint64_t bytes_read() const { return bytes_of_ended_files_ + bytes_of_file_; }

 private:
  bool OpenNextFile(std::optional<Result>& problem);
  void CloseFile();
  InputFormat Detect();
  bool NextJsonLine(std::string& line, LineOutcome& outcome);
  std::optional<Result> NextLine();
  Result WholeText();
  Result WholeJson();
  Result FromJson(absl::string_view json, size_t line, uint32_t repaired_bytes);
  Result Checked(v1::ArticleDraft draft, size_t line, uint32_t repaired_bytes) const;
  InputProblem Problem(size_t line, std::string message) const;
  std::optional<InputProblem> ReadMeta(v1::ArticleDraft& draft) const;

  const std::vector<InputFile> files_;
  std::istream& standard_input_;
  size_t next_file_ = 0;
  std::istream* stream_ = nullptr;  // of the open file; none is open when null
  std::ifstream file_stream_;
  std::string path_;
  InputFormat format_ = InputFormat::kText;
  size_t line_ = 0;
  bool only_blank_ = true;  // no line of the file held anything so far
  std::string ahead_;       // read by Detect
  size_t lines_ahead_ = 0;  // lines in it
  uint64_t bytes_of_file_ = 0;
  uint64_t bytes_of_ended_files_ = 0;
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_ARTICLE_READER_H_
