// Big-endian numbers and length-prefixed bytes: the encoding of every key and value of the view.
#ifndef PARALLAX_SERVICES_QUERY_BYTE_CODEC_H_
#define PARALLAX_SERVICES_QUERY_BYTE_CODEC_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace parallax::query {

// Appends to a string that it owns.
class ByteWriter {
 public:
  ByteWriter& U8(uint8_t value);
  ByteWriter& U16(uint16_t value);
  ByteWriter& U32(uint32_t value);
  ByteWriter& U64(uint64_t value);
  ByteWriter& Float(float value);
  ByteWriter& Double(double value);
  ByteWriter& Varint(uint64_t value);
  ByteWriter& Zigzag(int64_t value);
  ByteWriter& Str(absl::string_view value);  // varint length and the bytes
  ByteWriter& Raw(absl::string_view value);  // the bytes alone

  std::string Take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what ByteWriter wrote. Past the end or on malformed bytes every read gives zero and ok() stays false,
// so that a caller checks once. The bytes must outlive the reader and what Str and Rest give.
class ByteReader {
 public:
  explicit ByteReader(absl::string_view bytes) : rest_(bytes) {}

  uint8_t U8() { return static_cast<uint8_t>(Fixed(1)); }
  uint16_t U16() { return static_cast<uint16_t>(Fixed(2)); }
  uint32_t U32() { return static_cast<uint32_t>(Fixed(4)); }
  uint64_t U64() { return Fixed(8); }
  float Float();
  double Double();
  uint64_t Varint();
  int64_t Zigzag();
  absl::string_view Str();
  absl::string_view Raw(size_t size);
  absl::string_view Rest() { return Raw(rest_.size()); }

  bool ok() const { return ok_; }
  bool AtEnd() const { return rest_.empty(); }

 private:
  uint64_t Fixed(size_t size);

  absl::string_view rest_;
  bool ok_ = true;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_BYTE_CODEC_H_
