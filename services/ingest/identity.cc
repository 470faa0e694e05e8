#include "services/ingest/identity.h"

#include "absl/strings/str_cat.h"
#include "services/common/digest.h"

namespace parallax::ingest {
namespace {

constexpr size_t kIdDigits = 32;

}  // namespace

std::string ContentHash(absl::string_view title, absl::string_view text) {
  return FieldDigest().Add(title).Add(text).Hex();
}

std::string ArticleId(absl::string_view canonical_url, absl::string_view content_hash) {
  if (canonical_url.empty()) return absl::StrCat("c", content_hash.substr(0, kIdDigits));
  return absl::StrCat("u", Sha256Hex(canonical_url).substr(0, kIdDigits));
}

}  // namespace parallax::ingest
