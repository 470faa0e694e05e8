#include "services/query/posting_list.h"

#include <optional>

#include "services/query/byte_codec.h"

namespace parallax::query {
namespace {

constexpr uint8_t kAdd = 'A';
constexpr uint8_t kRemove = 'R';
constexpr uint8_t kDelta = 'D';

std::string Serialize(const Roaring& bitmap) {
  std::string bytes(bitmap.getSizeInBytes(), '\0');
  bitmap.write(bytes.data());
  return bytes;
}

// Nothing when the bytes are damaged or more than the bitmap.
std::optional<Roaring> Deserialize(absl::string_view bytes) {
  if (bytes.empty() || roaring_bitmap_portable_deserialize_size(bytes.data(), bytes.size()) != bytes.size())
    return std::nullopt;
  roaring_bitmap_t* bitmap = roaring_bitmap_portable_deserialize_safe(bytes.data(), bytes.size());
  if (bitmap == nullptr) return std::nullopt;
  return Roaring(bitmap);
}

}  // namespace

std::string PostingChange::Add(uint32_t document) { return ByteWriter().U8(kAdd).U32(document).Take(); }

std::string PostingChange::Remove(uint32_t document) { return ByteWriter().U8(kRemove).U32(document).Take(); }

bool PostingChange::Then(absl::string_view encoded) {
  ByteReader reader(encoded);
  const uint8_t operation = reader.U8();
  const uint32_t number = reader.U32();
  if (operation == kAdd) {
    added_.add(number);
    return reader.ok() && reader.AtEnd();
  }
  if (operation == kRemove) {
    added_.remove(number);
    removed_.add(number);
    return reader.ok() && reader.AtEnd();
  }
  const std::optional<Roaring> removed = Deserialize(reader.Raw(number));
  const std::optional<Roaring> added = Deserialize(reader.Rest());
  if (operation != kDelta || !reader.ok() || !removed.has_value() || !added.has_value()) return false;
  added_ -= *removed;
  added_ |= *added;
  removed_ |= *removed;
  return true;
}

std::string PostingChange::Encode(bool onto_nothing) const {
  const std::string removed = Serialize(onto_nothing ? Roaring() : removed_);
  return ByteWriter()
      .U8(kDelta)
      .U32(static_cast<uint32_t>(removed.size()))
      .Raw(removed)
      .Raw(Serialize(added_))
      .Take();
}

}  // namespace parallax::query
