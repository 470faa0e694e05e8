// One number for everything that the view holds.
#ifndef PARALLAX_SERVICES_QUERY_VIEW_DIGEST_H_
#define PARALLAX_SERVICES_QUERY_VIEW_DIGEST_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/query/store.h"

namespace parallax::query {

// SHA-256 over rows, indexes, counters and posting lists, lower-case hex; see docs/storage.md. Equal for any
// two stores whose articles have the same current annotations, however they came to be. Reads the whole view;
// DATA_LOSS when an index names a document that is not there.
absl::StatusOr<std::string> ViewDigest(const StoreReader& reader);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_VIEW_DIGEST_H_
