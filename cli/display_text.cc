#include "cli/display_text.h"

#include <unicode/uchar.h>

#include "services/common/utf8.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kEllipsis = "…";

size_t CellsOf(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Embeddings, overrides and isolates of UAX #9: a text can use them to show words in another order.
bool IsDirectionControl(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

std::string Harmless(absl::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const CodePoint point = DecodeUtf8(text, i);
    const char32_t c = point.value;
    const bool kept_control = keep_lines && c == '\n';
    if (c == 0xFFFD && point.bytes == 1) {
      out += '?';
    } else if ((c < 0x20 && !kept_control) || c == 0x7F) {
      out += ' ';
    } else if (c >= 0x80 && c < 0xA0) {
      out += "\u00B7";
    } else if (IsDirectionControl(c) || c == 0x2028 || c == 0x2029) {
      out += "\uFFFD";
    } else {
      out.append(text.data() + i, point.bytes);
    }
    i += point.bytes;
  }
  return out;
}

}  // namespace

size_t DisplayWidth(absl::string_view text) {
  size_t width = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint point = DecodeUtf8(text, i);
    width += CellsOf(point.value);
    i += point.bytes;
  }
  return width;
}

std::string Ellipsize(absl::string_view text, size_t width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  if (width == 0) return "";
  size_t taken = 0;
  size_t end = 0;
  while (end < text.size()) {
    const CodePoint point = DecodeUtf8(text, end);
    const size_t cells = CellsOf(point.value);
    if (taken + cells > width - 1) break;
    taken += cells;
    end += point.bytes;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  std::string out(text.substr(0, end));
  out.append(kEllipsis.data(), kEllipsis.size());
  return out;
}

std::string PadRight(absl::string_view text, size_t width) {
  const size_t have = DisplayWidth(text);
  std::string out(text);
  if (have < width) out.append(width - have, ' ');
  return out;
}

std::string PadLeft(absl::string_view text, size_t width) {
  const size_t have = DisplayWidth(text);
  std::string out(have < width ? width - have : 0, ' ');
  out.append(text.data(), text.size());
  return out;
}

std::string OneLine(absl::string_view text) { return Harmless(text, false); }

std::string Printable(absl::string_view text) { return Harmless(text, true); }

}  // namespace parallax::cli
