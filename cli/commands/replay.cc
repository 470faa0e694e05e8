#include <algorithm>
#include <ostream>

#include "absl/strings/str_cat.h"
#include "cli/commands/commands.h"
#include "cli/progress.h"

namespace parallax::cli {
namespace {

constexpr size_t kMaxIds = 1000;  // in one request

std::vector<v1::ReplayArticlesRequest> Requests(const ReplayOptions& options) {
  std::vector<v1::ReplayArticlesRequest> requests;
  if (options.dead_letters) requests.emplace_back().set_dead_letters(true);
  if (options.all) requests.emplace_back().set_all(true);
  for (size_t begin = 0; begin < options.ids.size(); begin += kMaxIds) {
    auto& ids = *requests.emplace_back().mutable_article_ids()->mutable_ids();
    const size_t end = std::min(options.ids.size(), begin + kMaxIds);
    for (size_t i = begin; i < end; ++i) *ids.Add() = options.ids[i];
  }
  return requests;
}

}  // namespace

ExitCode Run(const ReplayOptions& options, Session& session) {
  Connection& services = session.connection();
  v1::ReplayArticlesResponse total;
  for (const v1::ReplayArticlesRequest& request : Requests(options)) {
    v1::ReplayArticlesResponse response;
    const grpc::Status status =
        session.Call(services.ingest(), &v1::IngestService::StubInterface::ReplayArticles, request, response);
    if (!status.ok()) return session.Fail(status, services.ingest_endpoint());
    total.set_replayed_count(total.replayed_count() + response.replayed_count());
    total.mutable_unknown_ids()->MergeFrom(response.unknown_ids());
  }
  if (session.options().json) {
    session.WriteJson(total);
  } else {
    session.out() << WithThousands(total.replayed_count()) << " queued to be annotated again\n";
  }
  for (const std::string& id : total.unknown_ids()) {
    session.Complain(absl::StrCat("no article ", id, " in the log; 'parallaxctl search' shows ids"));
  }
  return total.unknown_ids().empty() ? ExitCode::kDone : ExitCode::kSomeFailed;
}

}  // namespace parallax::cli
