// Lists that are longer than one page of a service.
#ifndef PARALLAX_CLI_PAGING_H_
#define PARALLAX_CLI_PAGING_H_

#include <grpcpp/support/status.h>

#include <algorithm>

#include "absl/strings/string_view.h"
#include "cli/options.h"
#include "cli/session.h"

namespace parallax::cli {

// The largest page that the services give.
inline constexpr uint32_t kMaxPage = 1000;

// Asks for pages with `method` until `page.limit` items have come, and joins them in `response`. `items` is
// the accessor of the repeated field that holds the items.
template <typename Stub, typename Request, typename Response>
grpc::Status FetchPages(const Session& session, Stub& stub,
                        grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                        Request request, const PageOptions& page, int (Response::*size)() const,
                        Response& response) {
  request.set_page_token(page.page_token);
  uint32_t left = page.limit;
  while (true) {
    request.set_page_size(static_cast<int32_t>(std::min(left, kMaxPage)));
    Response part;
    const grpc::Status status = session.Call(stub, method, request, part);
    if (!status.ok()) return status;
    left -= std::min(left, static_cast<uint32_t>((part.*size)()));
    response.clear_next_page_token();
    response.MergeFrom(part);
    if (left == 0 || part.next_page_token().empty()) return status;
    request.set_page_token(part.next_page_token());
  }
}

// Tells on standard error that the list goes on, where it does.
void WriteMoreHint(const Session& session, absl::string_view next_page_token);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_PAGING_H_
