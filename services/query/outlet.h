// Outlets: publishers as actors of their own.
#ifndef PARALLAX_SERVICES_QUERY_OUTLET_H_
#define PARALLAX_SERVICES_QUERY_OUTLET_H_

#include <string>

#include "absl/strings/string_view.h"

namespace parallax::query {

// Stands for the outlet of articles that name none, so that claims in their author's voice have a holder.
inline constexpr absl::string_view kUnknownOutletId = "outlet-unknown";

struct Outlet {
  std::string id;
  std::string name;
};

// "The Valley Post" becomes outlet-the-valley-post: the folded words of the name, joined by hyphens.
Outlet OutletOf(absl::string_view publisher);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_OUTLET_H_
