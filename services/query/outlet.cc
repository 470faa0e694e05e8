#include "services/query/outlet.h"

#include "absl/strings/str_cat.h"
#include "services/query/text_tokens.h"

namespace parallax::query {

Outlet OutletOf(absl::string_view publisher) {
  std::string id = "outlet";
  ForEachToken(publisher, [&](const Token& token) { absl::StrAppend(&id, "-", token.word); });
  if (id == "outlet") return {std::string(kUnknownOutletId), "Unknown outlet"};
  return {std::move(id), std::string(publisher)};
}

}  // namespace parallax::query
