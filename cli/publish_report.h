// What became of the articles that were published.
#ifndef PARALLAX_CLI_PUBLISH_REPORT_H_
#define PARALLAX_CLI_PUBLISH_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/input_files.h"
#include "cli/style.h"
#include "parallax/v1/article.pb.h"

namespace parallax::cli {

// Counts outcomes and remembers the first rejections. Not thread-safe.
class PublishReport {
 public:
  // Rejections beyond this many are only counted.
  static constexpr size_t kMaxRejections = 10'000;

  void Add(const v1::ArticleReceipt& receipt, const std::string& file, size_t line);

  // An article that was not even sent.
  void AddProblem(const InputProblem& problem);

  void AddRepaired() { ++repaired_; }

  uint64_t accepted() const { return accepted_; }
  uint64_t duplicate() const { return duplicate_; }
  uint64_t revision() const { return revision_; }
  uint64_t rejected() const { return rejected_; }
  uint64_t total() const { return accepted_ + duplicate_ + revision_ + rejected_; }

  // The counts as a table.
  std::string Summary(size_t width, const Style& style) const;

  // One object: the counts, and the rejections with file, line and reason.
  std::string SummaryJson() const;

  // The rejections, each in a paragraph "FILE:LINE: REASON", and what else should be known. Empty when there
  // is nothing to say.
  std::string Remarks(size_t width) const;

 private:
  uint64_t accepted_ = 0;
  uint64_t duplicate_ = 0;
  uint64_t revision_ = 0;
  uint64_t rejected_ = 0;
  uint64_t repaired_ = 0;
  std::vector<InputProblem> rejections_;
};

// "news/feed.jsonl:17: too long".
std::string ProblemLine(const InputProblem& problem);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_PUBLISH_REPORT_H_
