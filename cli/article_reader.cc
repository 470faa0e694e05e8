#include "cli/article_reader.h"

#include <cerrno>
#include <cstring>
#include <istream>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/utf8.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr size_t kMaxTagBytes = 256;
constexpr size_t kMaxDraftBytes = size_t{2} << 20;  // well below what a service takes in one message

std::string MiB(size_t bytes) { return absl::StrCat(bytes >> 20, " MiB"); }

bool IsUtf16(absl::string_view text) {
  return absl::StartsWith(text, "\xFF\xFE") || absl::StartsWith(text, "\xFE\xFF");
}

bool IsBlank(absl::string_view text) { return absl::StripAsciiWhitespace(text).empty(); }

// The place of an article, its end where it is too long.
std::string Tag(absl::string_view file, size_t line) {
  std::string tag = RepairUtf8(PlaceText(file, line)).text;
  while (tag.size() > kMaxTagBytes) tag.erase(0, DecodeUtf8(tag, 0).bytes);
  return tag;
}

}  // namespace

ArticleReader::ArticleReader(std::vector<InputFile> files, std::istream& standard_input)
    : files_(std::move(files)), standard_input_(standard_input) {}

std::optional<ArticleReader::Result> ArticleReader::Next() {
  while (true) {
    if (stream_ == nullptr) {
      std::optional<Result> problem;
      if (!OpenNextFile(problem)) return problem;
    }
    if (format_ == InputFormat::kJsonLines) {
      if (std::optional<Result> result = NextLine(); result.has_value()) return result;
      CloseFile();
    } else {
      Result result = format_ == InputFormat::kText ? WholeText() : WholeJson();
      CloseFile();
      return result;
    }
  }
}

// False when no file was opened: at the end, or with a problem.
bool ArticleReader::OpenNextFile(std::optional<Result>& problem) {
  if (next_file_ == files_.size()) return false;
  const InputFile& file = files_[next_file_++];
  path_ = file.path;
  line_ = 0;
  lines_ahead_ = 0;
  ahead_.clear();
  only_blank_ = true;
  if (path_ == "-") {
    stream_ = &standard_input_;
  } else {
    file_stream_.clear();
    file_stream_.open(path_, std::ios::binary);
    if (!file_stream_) {
      problem = Problem(0, absl::StrCat("cannot open the file: ", std::strerror(errno)));
      return false;
    }
    stream_ = &file_stream_;
  }
  format_ = file.format == InputFormat::kDetect ? Detect() : file.format;
  return true;
}

void ArticleReader::CloseFile() {
  file_stream_.close();
  stream_ = nullptr;
  bytes_of_ended_files_ += bytes_of_file_;
  bytes_of_file_ = 0;
}

// JSON begins with a brace; where its first line is an object by itself, each line is one. What is read to
// find out stays in `ahead_`, byte for byte.
InputFormat ArticleReader::Detect() {
  std::string line;
  LineOutcome outcome = LineOutcome::kLine;
  while (outcome == LineOutcome::kLine && IsBlank(line)) {
    outcome = ReadLine(*stream_, kMaxJsonBytes, line);
    if (outcome == LineOutcome::kEnd) break;
    absl::StrAppend(&ahead_, line, outcome == LineOutcome::kUnendedLine ? "" : "\n");
    ++lines_ahead_;
  }
  const absl::string_view begin = absl::StripAsciiWhitespace(absl::StripPrefix(line, kByteOrderMark));
  if (!absl::StartsWith(begin, "{")) return InputFormat::kText;
  return absl::EndsWith(begin, "}") ? InputFormat::kJsonLines : InputFormat::kJson;
}

// The next line that is not blank; false at the end.
bool ArticleReader::NextJsonLine(std::string& line, LineOutcome& outcome) {
  if (lines_ahead_ > 0) {
    line_ = std::exchange(lines_ahead_, 0);
    line = std::exchange(ahead_, "");
    bytes_of_file_ += line.size();
    outcome = LineOutcome::kLine;
    return true;
  }
  do {
    outcome = ReadLine(*stream_, kMaxJsonBytes, line);
    if (outcome == LineOutcome::kEnd) return false;
    bytes_of_file_ += line.size() + 1;
    ++line_;
  } while (outcome != LineOutcome::kTooLong && IsBlank(line));
  return true;
}

std::optional<ArticleReader::Result> ArticleReader::NextLine() {
  std::string line;
  LineOutcome outcome = LineOutcome::kEnd;
  if (!NextJsonLine(line, outcome)) {
    const bool empty = std::exchange(only_blank_, false);
    if (empty) return Problem(0, "the file is empty; put one JSON object into each line");
    return std::nullopt;
  }
  only_blank_ = false;
  if (outcome == LineOutcome::kTooLong) {
    return Problem(line_,
                   absl::StrCat("the line is longer than ", MiB(kMaxJsonBytes), "; shorten the article"));
  }
  const absl::string_view json = absl::StripAsciiWhitespace(line);
  RepairedUtf8 repaired = RepairUtf8(absl::StripPrefix(json, kByteOrderMark));
  return FromJson(repaired.text, line_, repaired.repaired);
}

ArticleReader::Result ArticleReader::WholeText() {
  std::string bytes = std::exchange(ahead_, "");
  ReadAtMost(*stream_, kMaxTextBytes, bytes);
  bytes_of_file_ = bytes.size();
  if (IsUtf16(bytes)) {
    return Problem(0, "the file is UTF-16; convert it with: iconv -f UTF-16 -t UTF-8");
  }
  if (IsBlank(bytes)) return Problem(0, "the file is empty; write the article's text into it");
  if (bytes.size() > kMaxTextBytes) {
    return Problem(0, absl::StrCat("the text is longer than ", MiB(kMaxTextBytes), "; split or shorten it"));
  }
  RepairedUtf8 repaired = RepairUtf8(absl::StripPrefix(bytes, kByteOrderMark));
  v1::ArticleDraft draft;
  draft.set_text(std::move(repaired.text));
  if (path_ != "-") {
    if (std::optional<InputProblem> problem = ReadMeta(draft); problem.has_value())
      return *std::move(problem);
  }
  return Checked(std::move(draft), 0, repaired.repaired);
}

ArticleReader::Result ArticleReader::WholeJson() {
  std::string bytes = std::exchange(ahead_, "");
  ReadAtMost(*stream_, kMaxJsonBytes, bytes);
  bytes_of_file_ = bytes.size();
  if (IsBlank(bytes)) return Problem(0, "the file is empty; write the article's JSON object into it");
  if (bytes.size() > kMaxJsonBytes) {
    return Problem(0, absl::StrCat("the file is longer than ", MiB(kMaxJsonBytes),
                                   "; a list of articles belongs into a .jsonl file, one a line"));
  }
  RepairedUtf8 repaired = RepairUtf8(absl::StripPrefix(bytes, kByteOrderMark));
  return FromJson(repaired.text, 0, repaired.repaired);
}

ArticleReader::Result ArticleReader::FromJson(absl::string_view json, size_t line, uint32_t repaired_bytes) {
  std::variant<v1::ArticleDraft, JsonProblem> parsed = ParseArticleJson(json);
  if (auto* problem = std::get_if<JsonProblem>(&parsed)) {
    return Problem(line == 0 ? problem->line : line, std::move(problem->message));
  }
  return Checked(std::get<v1::ArticleDraft>(std::move(parsed)), line, repaired_bytes);
}

ArticleReader::Result ArticleReader::Checked(v1::ArticleDraft draft, size_t line,
                                             uint32_t repaired_bytes) const {
  if (draft.text().size() > kMaxTextBytes) {
    return Problem(line,
                   absl::StrCat("the text is longer than ", MiB(kMaxTextBytes), "; split or shorten it"));
  }
  if (draft.ByteSizeLong() > kMaxDraftBytes) {
    return Problem(line, absl::StrCat("the article with its title and other fields is longer than ",
                                      MiB(kMaxDraftBytes), "; shorten them"));
  }
  draft.set_tag(Tag(path_, line));
  return ReadArticle{std::move(draft), path_, line, repaired_bytes};
}

InputProblem ArticleReader::Problem(size_t line, std::string message) const {
  return {path_, line, std::move(message)};
}

// What NAME.meta.json says, where there is one.
std::optional<InputProblem> ArticleReader::ReadMeta(v1::ArticleDraft& draft) const {
  const std::string meta_path = MetaPath(path_);
  std::ifstream meta(meta_path, std::ios::binary);
  if (!meta) return std::nullopt;
  std::string bytes;
  ReadAtMost(meta, kMaxTextBytes, bytes);
  const RepairedUtf8 repaired = RepairUtf8(absl::StripPrefix(bytes, kByteOrderMark));
  JsonProblem problem = ParseMetaJson(repaired.text, draft);
  if (problem.message.empty()) return std::nullopt;
  return InputProblem{meta_path, problem.line, absl::StrCat(problem.message, " (", path_, " was left out)")};
}

}  // namespace parallax::cli
