// Errors that name the offending field and the remedy.
#ifndef PARALLAX_SERVICES_COMMON_ERROR_H_
#define PARALLAX_SERVICES_COMMON_ERROR_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace parallax {

// INVALID_ARGUMENT for one field of a request. `field` is its path ("draft.text"), `problem` says what is
// wrong and what would mend it. The message reads "<field>: <problem>".
absl::Status InvalidField(absl::string_view field, absl::string_view problem);

// The field of a status made by InvalidField; empty for any other status.
std::string InvalidFieldOf(const absl::Status& status);

// What InvalidField was given as problem; the whole message for any other status.
std::string ProblemOf(const absl::Status& status);

}  // namespace parallax

// Returns from the enclosing function when `expression`, an absl::Status, is not OK.
#define PARALLAX_RETURN_IF_ERROR(expression)                                                        \
  do {                                                                                              \
    if (absl::Status parallax_status = (expression); !parallax_status.ok()) return parallax_status; \
  } while (false)

#define PARALLAX_CONCAT_INNER(a, b) a##b
#define PARALLAX_CONCAT(a, b) PARALLAX_CONCAT_INNER(a, b)

// NOLINTBEGIN(bugprone-macro-parentheses): `target` may be a declaration, which takes none.

// Declares or assigns `target` from the absl::StatusOr `expression`, or returns its status.
#define PARALLAX_ASSIGN_OR_RETURN(target, expression) \
  PARALLAX_ASSIGN_OR_RETURN_IMPL(PARALLAX_CONCAT(parallax_or_, __LINE__), target, expression)
#define PARALLAX_ASSIGN_OR_RETURN_IMPL(temporary, target, expression) \
  auto temporary = (expression);                                      \
  if (!temporary.ok()) return temporary.status();                     \
  target = *std::move(temporary)

// NOLINTEND(bugprone-macro-parentheses)

#endif  // PARALLAX_SERVICES_COMMON_ERROR_H_
