// Who an article is: its id and the hash of its content.
#ifndef PARALLAX_SERVICES_INGEST_IDENTITY_H_
#define PARALLAX_SERVICES_INGEST_IDENTITY_H_

#include <string>

#include "absl/strings/string_view.h"

namespace parallax::ingest {

// SHA-256 over title and text, each counted with its length; 64 lower-case hex digits.
std::string ContentHash(absl::string_view title, absl::string_view text);

// "u" and 32 hex digits of the SHA-256 of `canonical_url`; where that is empty, "c" and the first 32 digits
// of `content_hash`.
std::string ArticleId(absl::string_view canonical_url, absl::string_view content_hash);

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_IDENTITY_H_
