// Filters from the command line as the services take them.
#ifndef PARALLAX_CLI_FILTERS_H_
#define PARALLAX_CLI_FILTERS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "cli/options.h"
#include "parallax/v1/analytics.pb.h"

namespace parallax::cli {

// From the begin of `since` to the end of `until`; both were checked to be dates, or are empty.
v1::TimeRange PeriodOf(absl::string_view since, absl::string_view until);

// Everything but the entities and outlets, which must be looked up. Words were checked to be known.
v1::ClaimFilter FilterWithoutNames(const ClaimFilterOptions& options);

// The flags that select the same claims, holders and targets left out: " --outlet=X --since=2024". Quoted for
// a shell where needed.
std::string FlagsWithoutPair(const ClaimFilterOptions& options);

// `text` as one word of a POSIX shell.
std::string ShellQuoted(absl::string_view text);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_FILTERS_H_
