#include "services/nlp/front_matter_blocks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/common/utf8.h"
#include "services/nlp/characters.h"

namespace parallax::nlp {
namespace {

// Hard-wrapped text has lines of this many characters; longer ones are paragraphs, shorter ones lists.
constexpr size_t kMinWrapWidth = 50;
constexpr size_t kMaxWrapWidth = 120;
// A line that goes on in lower case was broken, unless it is as short as a list item.
constexpr size_t kMinBrokenLine = 20;

enum class Space { kNone, kBlank, kLineEnd, kInvisible };

Space SpaceOf(char32_t c) {
  if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) return Space::kLineEnd;
  if (c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == 0xA0 || c == 0x202F || c == 0x205F ||
      c == 0x3000 || (c >= 0x2000 && c <= 0x200A)) {
    return Space::kBlank;
  }
  if (c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF) return Space::kInvisible;
  return Space::kNone;
}

// End of the run of visible ASCII at byte `i`: most of any page, and needs no decoding.
size_t PlainRunEnd(absl::string_view page, size_t i) {
  while (i < page.size() && absl::ascii_isgraph(static_cast<unsigned char>(page[i]))) ++i;
  return i;
}

// Lines of the page with single spaces, trimmed; empty ones included.
std::vector<std::string> NormalizedLines(absl::string_view page) {
  std::vector<std::string> lines(1);
  bool blank = false;
  for (size_t i = 0; i < page.size();) {
    size_t end = PlainRunEnd(page, i);
    Space space = Space::kNone;
    if (end == i) {
      const CodePoint code_point = DecodeUtf8(page, i);
      space = SpaceOf(code_point.value);
      end = i + code_point.bytes;
    }
    const absl::string_view piece = page.substr(i, end - i);
    i = end;
    switch (space) {
      case Space::kNone:
        if (blank && !lines.back().empty()) lines.back() += ' ';
        blank = false;
        absl::StrAppend(&lines.back(), piece);
        break;
      case Space::kBlank:
        blank = true;
        break;
      case Space::kLineEnd:
        if (piece == "\r" && i < page.size() && page[i] == '\n') ++i;
        lines.emplace_back();
        blank = false;
        break;
      case Space::kInvisible:
        break;
    }
  }
  return lines;
}

size_t CharacterCount(absl::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool IsListItem(absl::string_view line) {
  for (const absl::string_view bullet : {"- ", "* ", "\u2022", "\u2013 ", "\u2014 "}) {
    if (absl::StartsWith(line, bullet)) return true;
  }
  const size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
}

// Lines between two blank lines.
class Chunk {
 public:
  explicit Chunk(std::vector<std::string> lines) : lines_(std::move(lines)) {
    for (const std::string& line : lines_) width_ = std::max(width_, CharacterCount(line));
    const bool broken = std::any_of(lines_.begin(), lines_.end() - 1,
                                    [](const std::string& line) { return !EndsLikeSentence(line); });
    wrapped_ = broken && width_ >= kMinWrapWidth && width_ <= kMaxWrapWidth;
  }

  void AppendBlocks(std::vector<Block>& blocks) const {
    std::string text;
    uint32_t count = 0;
    for (size_t i = 0; i < lines_.size(); ++i) {
      // A word broken at its hyphen keeps the hyphen: "anti-" and "Taliban" are one word, so may any other
      // be.
      if (!text.empty() && !absl::EndsWith(text, "-")) text += ' ';
      text += lines_[i];
      ++count;
      if (i + 1 < lines_.size() && GoesOn(i)) continue;
      blocks.push_back(MakeBlock(text, count));
      text.clear();
      count = 0;
    }
  }

 private:
  // Whether line `i` and the next are of one paragraph.
  bool GoesOn(size_t i) const {
    const absl::string_view line = lines_[i];
    const absl::string_view next = lines_[i + 1];
    if (IsListItem(next)) return false;
    const bool open = !EndsLikeSentence(line) && !absl::EndsWith(line, ":");
    if (open && line.size() >= kMinBrokenLine && IsLowerCaseLetter(next, 0)) return true;
    // A writer that wraps lines ends one where the next word would not have fitted.
    return wrapped_ && CharacterCount(line) + 1 + CharacterCount(next.substr(0, next.find(' '))) > width_;
  }

  const std::vector<std::string> lines_;
  size_t width_ = 0;
  bool wrapped_ = false;
};

}  // namespace

Block MakeBlock(absl::string_view text, uint32_t lines) {
  Block block;
  block.text = std::string(text);
  block.folded = Fold(text);
  block.lines = lines;
  block.words = text.empty() ? 0 : static_cast<uint32_t>(std::count(text.begin(), text.end(), ' ')) + 1;
  return block;
}

std::vector<Block> SplitBlocks(absl::string_view page) {
  std::vector<Block> blocks;
  std::vector<std::string> lines;
  const auto flush = [&] {
    if (!lines.empty()) Chunk(std::exchange(lines, {})).AppendBlocks(blocks);
  };
  for (std::string& line : NormalizedLines(page)) {
    if (line.empty()) {
      flush();
    } else {
      lines.push_back(std::move(line));
    }
  }
  flush();
  return blocks;
}

absl::string_view SentenceMark(absl::string_view text) {
  for (bool closing = true; closing;) {
    closing = false;
    for (const absl::string_view mark : {"\"", "'", ")", "]", "\u201d", "\u2019", "\u00bb", " "}) {
      closing |= absl::ConsumeSuffix(&text, mark);
    }
  }
  for (const absl::string_view mark : {".", "!", "?", "\u2026"}) {
    if (absl::EndsWith(text, mark)) return mark;
  }
  for (const absl::string_view full_stop : {"\u3002", "\u0964", "\u06d4"}) {
    if (absl::EndsWith(text, full_stop)) return ".";
  }
  return absl::EndsWith(text, "\u061f") ? "?" : "";
}

}  // namespace parallax::nlp
