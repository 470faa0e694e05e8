#include "cli/paging.h"

#include <ostream>

namespace parallax::cli {

void WriteMoreHint(const Session& session, absl::string_view next_page_token) {
  if (next_page_token.empty()) return;
  session.out() << std::flush;
  session.err() << "There are more: raise --limit, or go on with\n--page-token=" << next_page_token << "\n";
}

}  // namespace parallax::cli
