#include "services/nlp/quotations.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/nlp/characters.h"

namespace parallax::nlp {
namespace {

enum class Mark : uint8_t { kNone, kStraight, kOpen, kClose, kSingleOpen, kSingleClose };

struct MarkAt {
  Mark mark = Mark::kNone;
  uint32_t bytes = 1;
};

MarkAt ReadMark(absl::string_view text) {
  if (text[0] == '"') return {Mark::kStraight, 1};
  if (absl::StartsWith(text, "\u201c")) return {Mark::kOpen, 3};
  if (absl::StartsWith(text, "\u201d")) return {Mark::kClose, 3};
  if (absl::StartsWith(text, "\u00ab")) return {Mark::kOpen, 2};
  if (absl::StartsWith(text, "\u00bb")) return {Mark::kClose, 2};
  if (absl::StartsWith(text, "\u2018")) return {Mark::kSingleOpen, 3};
  if (absl::StartsWith(text, "\u2019")) return {Mark::kSingleClose, 3};
  return {};
}

// Finds the quotations of one paragraph.
class ParagraphScanner {
 public:
  ParagraphScanner(absl::string_view body, uint32_t begin, uint32_t end, std::vector<TextSpan>& out)
      : body_(body), begin_(begin), end_(end), out_(out) {}

  void Run() {
    for (uint32_t i = begin_; i < end_;) {
      const MarkAt at = ReadMark(body_.substr(i, end_ - i));
      Step(i, at);
      i += at.bytes;
    }
    const bool opens_paragraph = open_ > 0 && open_ <= begin_ + 4;
    if (open_ > 0 && opens_paragraph && !single_) out_.push_back({open_, end_});
  }

 private:
  void Step(uint32_t i, const MarkAt& at) {
    switch (at.mark) {
      case Mark::kOpen:
        if (open_ == 0 || single_) Open(i + at.bytes, false);
        break;
      case Mark::kStraight:
        if (open_ == 0 || single_) {
          Open(i + at.bytes, false);
        } else {
          Close(i);
        }
        break;
      case Mark::kClose:
        if (open_ > 0 && !single_) Close(i);
        break;
      case Mark::kSingleOpen:
        if (open_ == 0 && StartsWord(i + at.bytes) && !FollowsWord(i)) Open(i + at.bytes, true);
        break;
      case Mark::kSingleClose:
        if (open_ > 0 && single_ && !StartsWord(i + at.bytes)) Close(i);
        break;
      case Mark::kNone:
        break;
    }
  }

  bool StartsWord(uint32_t i) const { return i < end_ && IsLetter(body_, i); }
  bool FollowsWord(uint32_t i) const {
    return i > begin_ && absl::ascii_isalnum(static_cast<unsigned char>(body_[i - 1]));
  }

  void Open(uint32_t begin, bool single) {
    open_ = begin;
    single_ = single;
  }
  void Close(uint32_t end) {
    if (open_ < end) out_.push_back({open_, end});
    open_ = 0;
    single_ = false;
  }

  const absl::string_view body_;
  const uint32_t begin_;
  const uint32_t end_;
  uint32_t open_ = 0;  // first byte behind the opening mark; 0: no quotation is open
  bool single_ = false;
  std::vector<TextSpan>& out_;
};

}  // namespace

std::vector<TextSpan> FindQuotations(const Document& document) {
  std::vector<TextSpan> quotations;
  for (size_t s = 0; s < document.sentences.size();) {
    size_t last = s;
    while (last + 1 < document.sentences.size() &&
           document.sentences[last + 1].paragraph == document.sentences[s].paragraph) {
      ++last;
    }
    ParagraphScanner(document.body(), document.sentences[s].span.begin, document.sentences[last].span.end,
                     quotations)
        .Run();
    s = last + 1;
  }
  return quotations;
}

}  // namespace parallax::nlp
