// What the store holds, in numbers.
#ifndef PARALLAX_SERVICES_QUERY_STORE_STATUS_H_
#define PARALLAX_SERVICES_QUERY_STORE_STATUS_H_

#include "absl/status/statusor.h"
#include "parallax/v1/store_service.pb.h"
#include "services/query/store.h"

namespace parallax::query {

// All of one moment, `disk_bytes` apart. Counts the entities by reading them; with the digest reads the whole
// view.
absl::StatusOr<v1::GetStoreStatusResponse> ReadStoreStatus(const Store& store, bool include_digest);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_STORE_STATUS_H_
