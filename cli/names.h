// From what people type to the ids that the services know.
#ifndef PARALLAX_CLI_NAMES_H_
#define PARALLAX_CLI_NAMES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "parallax/v1/query_service.pb.h"

namespace parallax::cli {

// The id of the outlet of this name, as query makes it: "The Valley Post" is outlet-the-valley-post. An id
// stays as it is.
std::string OutletId(absl::string_view id_or_name);

// True when `text` may be an entity's id: lower-case letters, digits and hyphens.
bool LooksLikeId(absl::string_view text);

// The one of `candidates`, which query found for `name`, that is meant: the only one with exactly that name,
// case ignored, else the only one. INVALID_ARGUMENT listing them when there are several, NOT_FOUND when there
// are none.
absl::StatusOr<std::string> ChooseEntity(absl::string_view name,
                                         const std::vector<v1::EntitySummary>& candidates);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_NAMES_H_
