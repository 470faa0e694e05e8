// The canonical form of an article's URL, from which its identity is made.
#ifndef PARALLAX_SERVICES_INGEST_CANONICAL_URL_H_
#define PARALLAX_SERVICES_INGEST_CANONICAL_URL_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace parallax::ingest {

constexpr size_t kMaxUrlBytes = 2048;

// One spelling for all URLs that name the same article (RFC 3986, section 6.2):
//   - scheme "https", for http and https are the same identity: outlets serve one article under both;
//   - host in lower case, international names in Punycode (UTS 46), no trailing dot, no default port;
//   - dot segments resolved, an empty path is "/", unreserved characters unescaped, escapes in upper case,
//     bytes that a URL may not hold escaped;
//   - without fragment and tracking parameters (utm_*, fbclid, gclid, ...); the other parameters stay in
//   order.
// The result is a fixed point of this function. INVALID_ARGUMENT naming "draft.url" for anything but an
// absolute http or https URL of at most kMaxUrlBytes bytes without user and password.
absl::StatusOr<std::string> CanonicalUrl(absl::string_view url);

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_CANONICAL_URL_H_
