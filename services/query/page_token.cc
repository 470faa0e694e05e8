#include "services/query/page_token.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "services/common/digest.h"
#include "services/common/error.h"

namespace parallax::query {
namespace {

constexpr int32_t kDefaultPageSize = 50;
constexpr int32_t kMaxPageSize = 1000;
constexpr size_t kCheckBytes = 8;
constexpr absl::string_view kVersion = "1";

// Binds cursor and request; no secret, for a forged cursor reaches nothing that a request does not.
std::string Check(absl::string_view request_key, absl::string_view cursor) {
  FieldDigest digest;
  digest.Add("page").Add(request_key).Add(cursor);
  return absl::HexStringToBytes(digest.Hex()).substr(0, kCheckBytes);
}

}  // namespace

absl::StatusOr<size_t> PageSize(int32_t requested) {
  if (requested < 0) return InvalidField("page_size", "is negative; leave it out for 50, or give 1 to 1000");
  return static_cast<size_t>(requested == 0 ? kDefaultPageSize : std::min(requested, kMaxPageSize));
}

std::string EncodePageToken(absl::string_view request_key, absl::string_view cursor) {
  return absl::WebSafeBase64Escape(absl::StrCat(kVersion, Check(request_key, cursor), cursor));
}

absl::StatusOr<std::string> DecodePageToken(absl::string_view request_key, absl::string_view token) {
  std::string bytes;
  const size_t header = kVersion.size() + kCheckBytes;
  if (!absl::WebSafeBase64Unescape(token, &bytes) || bytes.size() < header || bytes[0] != kVersion[0]) {
    return InvalidField("page_token",
                        "is not a token of this service; leave it out to start at the first page");
  }
  const std::string cursor = bytes.substr(header);
  if (bytes.substr(kVersion.size(), kCheckBytes) != Check(request_key, cursor)) {
    return InvalidField(
        "page_token", "belongs to another request; repeat the request that gave it, or leave the token out");
  }
  return cursor;
}

}  // namespace parallax::query
