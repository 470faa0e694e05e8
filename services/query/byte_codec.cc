#include "services/query/byte_codec.h"

#include "absl/base/casts.h"

namespace parallax::query {
namespace {

void AppendBigEndian(uint64_t value, size_t size, std::string& out) {
  for (size_t i = size; i-- > 0;) out += static_cast<char>(static_cast<uint8_t>(value >> (8 * i)));
}

}  // namespace

ByteWriter& ByteWriter::U8(uint8_t value) {
  bytes_ += static_cast<char>(value);
  return *this;
}

ByteWriter& ByteWriter::U16(uint16_t value) {
  AppendBigEndian(value, 2, bytes_);
  return *this;
}

ByteWriter& ByteWriter::U32(uint32_t value) {
  AppendBigEndian(value, 4, bytes_);
  return *this;
}

ByteWriter& ByteWriter::U64(uint64_t value) {
  AppendBigEndian(value, 8, bytes_);
  return *this;
}

ByteWriter& ByteWriter::Float(float value) { return U32(absl::bit_cast<uint32_t>(value)); }
ByteWriter& ByteWriter::Double(double value) { return U64(absl::bit_cast<uint64_t>(value)); }

ByteWriter& ByteWriter::Varint(uint64_t value) {
  for (; value >= 0x80; value >>= 7) U8(static_cast<uint8_t>(value | 0x80));
  return U8(static_cast<uint8_t>(value));
}

ByteWriter& ByteWriter::Zigzag(int64_t value) {
  return Varint((static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63));
}

ByteWriter& ByteWriter::Str(absl::string_view value) { return Varint(value.size()).Raw(value); }

ByteWriter& ByteWriter::Raw(absl::string_view value) {
  bytes_.append(value.data(), value.size());
  return *this;
}

uint64_t ByteReader::Fixed(size_t size) {
  uint64_t value = 0;
  for (const char c : Raw(size)) value = (value << 8) | static_cast<uint8_t>(c);
  return value;
}

float ByteReader::Float() { return absl::bit_cast<float>(U32()); }
double ByteReader::Double() { return absl::bit_cast<double>(U64()); }

uint64_t ByteReader::Varint() {
  uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const uint8_t byte = U8();
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  ok_ = false;
  return 0;
}

int64_t ByteReader::Zigzag() {
  const uint64_t value = Varint();
  return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
}

absl::string_view ByteReader::Str() { return Raw(Varint()); }

absl::string_view ByteReader::Raw(size_t size) {
  if (!ok_ || size > rest_.size()) {
    ok_ = false;
    return {};
  }
  const absl::string_view bytes = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return bytes;
}

}  // namespace parallax::query
