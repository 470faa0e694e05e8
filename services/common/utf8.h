// UTF-8: checking, repairing, walking.
#ifndef PARALLAX_SERVICES_COMMON_UTF8_H_
#define PARALLAX_SERVICES_COMMON_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace parallax {

// True when `text` is well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
bool IsValidUtf8(absl::string_view text);

// The code point at byte `offset` and how many bytes it takes; U+FFFD and 1 where the bytes are malformed.
struct CodePoint {
  char32_t value;
  size_t bytes;
};
CodePoint DecodeUtf8(absl::string_view text, size_t offset);

// Appends `code_point` to `out`.
void AppendUtf8(char32_t code_point, std::string& out);

// Text with malformed bytes read as Windows-1252, the encoding that damaged news pages most often mix in;
// bytes that Windows-1252 leaves undefined become U+FFFD.
struct RepairedUtf8 {
  std::string text;
  uint32_t repaired = 0;   // bytes that were malformed
  uint32_t undefined = 0;  // of these, those that became U+FFFD
};
RepairedUtf8 RepairUtf8(absl::string_view text);

// The longest prefix of `text` with at most `max_bytes` bytes that does not cut a code point.
absl::string_view TruncateUtf8(absl::string_view text, size_t max_bytes);

}  // namespace parallax

#endif  // PARALLAX_SERVICES_COMMON_UTF8_H_
