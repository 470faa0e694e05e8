// Page sizes and page tokens (AIP-158).
#ifndef PARALLAX_SERVICES_QUERY_PAGE_TOKEN_H_
#define PARALLAX_SERVICES_QUERY_PAGE_TOKEN_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace parallax::query {

// 50 for 0, at most 1000; INVALID_ARGUMENT for a negative size.
absl::StatusOr<size_t> PageSize(int32_t requested);

// What a token is bound to: every field of the request but its page.
template <typename Request>
std::string RequestKey(Request request) {
  request.clear_page_size();
  request.clear_page_token();
  return absl::StrCat(Request::descriptor()->full_name(), " ", request.SerializeAsString());
}

// An opaque token that carries `cursor`, where the next page starts, to the next request of the same key.
std::string EncodePageToken(absl::string_view request_key, absl::string_view cursor);

// The cursor; INVALID_ARGUMENT naming page_token when the token is damaged or of another request.
absl::StatusOr<std::string> DecodePageToken(absl::string_view request_key, absl::string_view token);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_PAGE_TOKEN_H_
