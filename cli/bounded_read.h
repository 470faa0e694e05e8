// Reading of files of any size with bounded memory.
#ifndef PARALLAX_CLI_BOUNDED_READ_H_
#define PARALLAX_CLI_BOUNDED_READ_H_

#include <cstddef>
#include <iosfwd>
#include <string>

namespace parallax::cli {

enum class LineOutcome {
  kLine,
  kUnendedLine,  // the stream ends behind it without "\n"
  kTooLong,
  kEnd,
};

// Reads up to and without the next "\n" into `line`. A line of more than `max_bytes` is passed over whole and
// `line` keeps its beginning.
LineOutcome ReadLine(std::istream& stream, size_t max_bytes, std::string& line);

// Appends what is left of the stream, but no more than `max_bytes` + 1 bytes, to `out`.
void ReadAtMost(std::istream& stream, size_t max_bytes, std::string& out);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_BOUNDED_READ_H_
