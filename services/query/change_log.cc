#include "services/query/change_log.h"

#include <optional>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/digest.h"
#include "services/common/error.h"
#include "services/query/byte_codec.h"

namespace parallax::query {
namespace {

constexpr uint8_t kTokenVersion = 1;
constexpr size_t kStoreIdBytes = 16;
constexpr size_t kCheckBytes = 8;

std::string TokenCheck(absl::string_view body) {
  return absl::HexStringToBytes(Sha256Hex(absl::StrCat("watch", body))).substr(0, kCheckBytes);
}

}  // namespace

absl::StatusOr<uint64_t> OldestChange(const StoreReader& reader) {
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                            reader.Get(Family::kMeta, kOldestChangeKey));
  if (!value.has_value()) return DamagedRow(Family::kMeta);
  return ByteReader(*value).U64();
}

absl::StatusOr<ChangeBatch> ReadChanges(const StoreReader& reader, const ClaimFilter& filter, uint64_t from,
                                        size_t max_changes, size_t max_examined) {
  PARALLAX_ASSIGN_OR_RETURN(const uint64_t oldest, OldestChange(reader));
  if (from < oldest) {
    return absl::OutOfRangeError(absl::StrCat("resume_token: change ", from,
                                              " is no longer kept, the oldest is ", oldest,
                                              "; read the claims anew and watch with from_start"));
  }
  ChangeBatch batch;
  batch.next = from;
  const std::unique_ptr<rocksdb::Iterator> it = reader.NewIterator(Family::kChanges);
  size_t examined = 0;
  for (it->Seek(ChangeKey(from)); it->Valid(); it->Next()) {
    if (batch.changes.size() == max_changes || examined++ == max_examined) return batch;
    std::optional<Change> change = DecodeChange(View(it->value()));
    if (!change.has_value()) return DamagedRow(Family::kChanges);
    const uint64_t sequence = ByteReader(View(it->key())).U64();
    batch.next = sequence + 1;
    if (filter.Matches(RowOf(change->record))) batch.changes.push_back({sequence, *std::move(change)});
  }
  PARALLAX_RETURN_IF_ERROR(FromRocksStatus(it->status(), "cannot read"));
  batch.at_end = true;
  return batch;
}

std::string EncodeResumeToken(absl::string_view store_id, uint64_t sequence) {
  const std::string body = ByteWriter().U8(kTokenVersion).Raw(store_id).U64(sequence).Take();
  return absl::WebSafeBase64Escape(absl::StrCat(body, TokenCheck(body)));
}

absl::StatusOr<uint64_t> DecodeResumeToken(absl::string_view store_id, absl::string_view token) {
  std::string bytes;
  const bool decoded = absl::WebSafeBase64Unescape(token, &bytes);
  ByteReader reader(bytes);
  const uint8_t version = reader.U8();
  const absl::string_view token_store = reader.Raw(kStoreIdBytes);
  const uint64_t sequence = reader.U64();
  const absl::string_view check = reader.Rest();
  if (!decoded || !reader.ok() || version != kTokenVersion ||
      check != TokenCheck(absl::string_view(bytes).substr(0, bytes.size() - check.size()))) {
    return InvalidField("resume_token", "is not a token of this service; leave it out to start from now on");
  }
  if (token_store != store_id) {
    return absl::OutOfRangeError(
        "resume_token: the view was rebuilt since; read the claims anew and watch with from_start");
  }
  return sequence;
}

}  // namespace parallax::query
