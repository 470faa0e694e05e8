#include "cli/bounded_read.h"

#include <algorithm>
#include <array>
#include <istream>
#include <streambuf>

namespace parallax::cli {

LineOutcome ReadLine(std::istream& stream, size_t max_bytes, std::string& line) {
  line.clear();
  std::streambuf& buffer = *stream.rdbuf();
  using Traits = std::streambuf::traits_type;
  int byte = buffer.sbumpc();
  if (byte == Traits::eof()) return LineOutcome::kEnd;
  bool too_long = false;
  for (; byte != Traits::eof() && byte != '\n'; byte = buffer.sbumpc()) {
    if (line.size() < max_bytes) {
      line += Traits::to_char_type(byte);
    } else {
      too_long = true;
    }
  }
  if (too_long) return LineOutcome::kTooLong;
  return byte == '\n' ? LineOutcome::kLine : LineOutcome::kUnendedLine;
}

void ReadAtMost(std::istream& stream, size_t max_bytes, std::string& out) {
  std::array<char, size_t{64} * 1024> chunk;
  size_t left = max_bytes + 1;
  while (left > 0) {
    stream.read(chunk.data(), static_cast<std::streamsize>(std::min(left, chunk.size())));
    const auto got = static_cast<size_t>(stream.gcount());
    if (got == 0) return;
    out.append(chunk.data(), got);
    left -= got;
  }
}

}  // namespace parallax::cli
