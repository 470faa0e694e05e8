#include "cli/text_wrap.h"

#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"
#include "cli/display_text.h"
#include "services/common/utf8.h"

namespace parallax::cli {
namespace {

struct BreakPoint {
  size_t offset;
  bool hard;  // a line must end here
};

// UAX #14 may break behind any hyphen; behind those that begin a flag ("--json") nobody wants it.
bool IsBehindLeadingHyphen(absl::string_view text, size_t offset) {
  return offset < text.size() && text[offset - 1] == '-' &&
         (offset == 1 || text[offset - 2] == '-' || text[offset - 2] == ' ');
}

// Where lines may end, the end of the text included.
std::vector<BreakPoint> BreakPoints(absl::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  UText* utext = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &error);
  std::vector<BreakPoint> points;
  {
    std::unique_ptr<icu::BreakIterator> lines(
        icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), error));
    if (U_SUCCESS(error)) lines->setText(utext, error);
    if (U_SUCCESS(error)) {
      for (int32_t at = lines->next(); at != icu::BreakIterator::DONE; at = lines->next()) {
        const auto offset = static_cast<size_t>(at);
        if (IsBehindLeadingHyphen(text, offset)) continue;
        points.push_back({offset, lines->getRuleStatus() >= UBRK_LINE_HARD});
      }
    }
  }
  utext_close(utext);
  if (points.empty() || points.back().offset != text.size()) points.push_back({text.size(), false});
  return points;
}

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

TextRange Trimmed(absl::string_view text, TextRange range) {
  while (range.end > range.begin && IsBlank(text[range.end - 1])) --range.end;
  return range;
}

size_t WidthOf(absl::string_view text, TextRange range) {
  const TextRange trimmed = Trimmed(text, range);
  return DisplayWidth(text.substr(trimmed.begin, trimmed.end - trimmed.begin));
}

// Cuts pieces of `width` cells off the front of `range` until the rest fits.
void CutLongWord(absl::string_view text, size_t width, TextRange& range, std::vector<TextRange>& lines) {
  while (WidthOf(text, range) > width) {
    size_t end = range.begin;
    do {
      end += DecodeUtf8(text, end).bytes;
    } while (end < range.end && WidthOf(text, {range.begin, end + DecodeUtf8(text, end).bytes}) <= width);
    lines.push_back({range.begin, end});
    range.begin = end;
  }
}

// `line` with its highlights painted.
std::string Painted(absl::string_view text, TextRange line, const std::vector<Highlight>& highlights,
                    const Style& style) {
  const auto tone_at = [&](size_t offset) {
    for (const Highlight& highlight : highlights) {
      if (highlight.range.begin <= offset && offset < highlight.range.end) return highlight.tone;
    }
    return Tone::kPlain;
  };
  std::string out;
  for (size_t begin = line.begin; begin < line.end;) {
    const Tone tone = tone_at(begin);
    size_t end = begin + 1;
    while (end < line.end && tone_at(end) == tone) ++end;
    absl::StrAppend(&out, style.Paint(tone, text.substr(begin, end - begin)));
    begin = end;
  }
  return out;
}

}  // namespace

std::vector<TextRange> BreakLines(absl::string_view text, size_t width) {
  width = std::max<size_t>(width, 2);  // a wide character takes two cells
  std::vector<TextRange> lines;
  TextRange line;
  size_t word_begin = 0;
  for (const BreakPoint& point : BreakPoints(text)) {
    if (word_begin > line.begin && WidthOf(text, {line.begin, point.offset}) > width) {
      lines.push_back(Trimmed(text, line));
      line.begin = word_begin;
    }
    line.end = point.offset;
    CutLongWord(text, width, line, lines);
    if (point.hard) {
      lines.push_back(Trimmed(text, line));
      line = {point.offset, point.offset};
    }
    word_begin = point.offset;
  }
  if (line.end > line.begin) lines.push_back(Trimmed(text, line));
  return lines;
}

std::string Wrap(absl::string_view text, size_t width, absl::string_view indent) {
  return Wrap(text, width, indent, {}, Style(false));
}

std::string Wrap(absl::string_view text, size_t width, absl::string_view indent,
                 const std::vector<Highlight>& highlights, const Style& style) {
  const size_t used = DisplayWidth(indent);
  std::string out;
  for (const TextRange& line : BreakLines(text, width > used ? width - used : 0)) {
    if (line.begin == line.end) {
      out += '\n';
    } else {
      absl::StrAppend(&out, indent, Painted(text, line, highlights, style), "\n");
    }
  }
  return out;
}

}  // namespace parallax::cli
