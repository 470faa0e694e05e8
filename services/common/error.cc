#include "services/common/error.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"

namespace parallax {
namespace {

constexpr absl::string_view kFieldPayload = "parallax/invalid-field";

}  // namespace

absl::Status InvalidField(absl::string_view field, absl::string_view problem) {
  absl::Status status = absl::InvalidArgumentError(absl::StrCat(field, ": ", problem));
  status.SetPayload(kFieldPayload, absl::Cord(field));
  return status;
}

std::string InvalidFieldOf(const absl::Status& status) {
  auto payload = status.GetPayload(kFieldPayload);
  return payload.has_value() ? std::string(*payload) : std::string();
}

std::string ProblemOf(const absl::Status& status) {
  const std::string field = InvalidFieldOf(status);
  std::string message(status.message());
  return field.empty() ? message : message.substr(field.size() + 2);
}

}  // namespace parallax
