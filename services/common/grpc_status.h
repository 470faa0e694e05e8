// The one place where absl::Status becomes grpc::Status and back.
#ifndef PARALLAX_SERVICES_COMMON_GRPC_STATUS_H_
#define PARALLAX_SERVICES_COMMON_GRPC_STATUS_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace parallax {

// Same code and message. Details: google.rpc.ErrorInfo with reason (the code's name) and domain "parallax";
// for an InvalidField also google.rpc.BadRequest; for RESOURCE_EXHAUSTED and UNAVAILABLE also
// google.rpc.RetryInfo of one second.
grpc::Status ToGrpcStatus(const absl::Status& status);

// The reverse; the field of a BadRequest detail is kept.
absl::Status FromGrpcStatus(const grpc::Status& status);

}  // namespace parallax

#endif  // PARALLAX_SERVICES_COMMON_GRPC_STATUS_H_
