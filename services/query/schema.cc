#include "services/query/schema.h"

#include "absl/strings/str_cat.h"
#include "services/query/byte_codec.h"

namespace parallax::query {
namespace {

constexpr uint64_t kSignBit = uint64_t{1} << 63;
const absl::string_view kZero("\0", 1);

uint64_t Invert(int64_t micros) { return ~(static_cast<uint64_t>(micros) ^ kSignBit); }

int64_t Revert(uint64_t inverted) { return static_cast<int64_t>(~inverted ^ kSignBit); }

}  // namespace

std::string InvertedTime(int64_t micros) { return ByteWriter().U64(Invert(micros)).Take(); }

KeyRange TimeKeyRange(const TimeWindow& window) {
  KeyRange range;
  constexpr TimeWindow kAlways;
  // The window is half-open at its late end, a key range at its last key, which is the early end.
  if (window.end != kAlways.end) {
    range.begin =
        window.end == kAlways.start ? "\xff\xff\xff\xff\xff\xff\xff\xff\xff" : InvertedTime(window.end - 1);
  }
  if (window.start != kAlways.start) range.end = InvertedTime(window.start - 1);
  return range;
}

std::string IdPrefix(absl::string_view id) { return absl::StrCat(id, kZero); }

std::string ArticleTimeKey(int64_t micros, absl::string_view article_id) {
  return absl::StrCat(InvertedTime(micros), article_id);
}

std::string DocumentKey(uint32_t document) { return ByteWriter().U32(document).Take(); }

std::string EntityArticleKey(absl::string_view entity_id, int64_t micros, absl::string_view article_id) {
  return absl::StrCat(IdPrefix(entity_id), InvertedTime(micros), article_id);
}

std::string ChangeKey(uint64_t sequence) { return ByteWriter().U64(sequence).Take(); }

std::string ClaimKey(absl::string_view article_id, absl::string_view claim_id) {
  return absl::StrCat(IdPrefix(article_id), claim_id);
}

std::string ClaimSuffix(int64_t micros, absl::string_view article_id, absl::string_view claim_id) {
  return absl::StrCat(ClaimSuffixOfArticle(micros, article_id), claim_id);
}

std::string ClaimSuffixOfArticle(int64_t micros, absl::string_view article_id) {
  return absl::StrCat(InvertedTime(micros), IdPrefix(article_id));
}

std::string WordTerm(absl::string_view word) { return absl::StrCat("w", word); }
std::string EntityTerm(absl::string_view entity_id) { return absl::StrCat("e", entity_id); }
std::string OutletTerm(absl::string_view outlet_id) { return absl::StrCat("o", outlet_id); }
std::string LanguageTerm(absl::string_view language) { return absl::StrCat("l", language); }

std::string PostingPrefix(absl::string_view term) { return IdPrefix(term); }

std::string PostingKey(absl::string_view term, uint32_t document) {
  return ByteWriter().Raw(PostingPrefix(term)).U16(static_cast<uint16_t>(document >> 16)).Take();
}

std::string TotalsKey() { return "a"; }

std::string EntityKey(absl::string_view entity_id) { return absl::StrCat(kEntityRows, IdPrefix(entity_id)); }

std::string EntityNameKey(absl::string_view entity_id, uint8_t type, bool discovered,
                          absl::string_view name) {
  return ByteWriter().Raw(EntityKey(entity_id)).U8(type).U8(discovered ? 1 : 0).Raw(name).Take();
}

std::string SurfacePrefix(absl::string_view entity_id) { return absl::StrCat("s", IdPrefix(entity_id)); }

std::string SurfaceKey(absl::string_view entity_id, absl::string_view text) {
  return absl::StrCat(SurfacePrefix(entity_id), text);
}

TimeKeyParts ParseArticleTimeKey(absl::string_view key) {
  ByteReader reader(key);
  const int64_t micros = Revert(reader.U64());
  return {micros, reader.Rest(), {}};
}

TimeKeyParts ParseClaimSuffix(absl::string_view suffix) {
  TimeKeyParts parts = ParseArticleTimeKey(suffix);
  const size_t zero = parts.article_id.find('\0');
  if (zero == absl::string_view::npos) return parts;
  parts.claim_id = parts.article_id.substr(zero + 1);
  parts.article_id = parts.article_id.substr(0, zero);
  return parts;
}

}  // namespace parallax::query
