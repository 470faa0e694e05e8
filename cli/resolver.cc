#include "cli/resolver.h"

#include "absl/strings/str_cat.h"
#include "cli/filters.h"
#include "cli/names.h"

namespace parallax::cli {
namespace {

constexpr int kCandidates = 50;

// Resolves every name of a list with `resolve`, a member of Resolver.
template <typename Strings>
ExitCode ResolveAll(Resolver& resolver, ExitCode (Resolver::*resolve)(const std::string&, std::string&),
                    const std::vector<std::string>& names, Strings& out) {
  for (const std::string& name : names) {
    const ExitCode code = (resolver.*resolve)(name, *out.Add());
    if (code != ExitCode::kDone) return code;
  }
  return ExitCode::kDone;
}

}  // namespace

ExitCode Resolver::Exists(const std::string& id, bool& exists) {
  v1::GetEntityRequest request;
  request.set_entity_id(id);
  v1::GetEntityResponse response;
  Connection& services = session_.connection();
  const grpc::Status status =
      session_.Call(services.query(), &v1::QueryService::StubInterface::GetEntity, request, response);
  exists = status.ok();
  if (status.ok() || status.error_code() == grpc::StatusCode::NOT_FOUND) return ExitCode::kDone;
  return session_.Fail(status, services.query_endpoint());
}

ExitCode Resolver::EntityByName(const std::string& name, std::string& out) {
  v1::ListEntitiesRequest request;
  request.set_query(name);
  request.set_page_size(kCandidates);
  v1::ListEntitiesResponse response;
  Connection& services = session_.connection();
  const grpc::Status status =
      session_.Call(services.query(), &v1::QueryService::StubInterface::ListEntities, request, response);
  if (!status.ok()) return session_.Fail(status, services.query_endpoint());
  absl::StatusOr<std::string> id =
      ChooseEntity(name, {response.entities().begin(), response.entities().end()});
  if (absl::IsNotFound(id.status())) {
    bool is_outlet = false;
    out = OutletId(name);
    const ExitCode code = Exists(out, is_outlet);
    if (code != ExitCode::kDone || is_outlet) return code;
  }
  if (!id.ok()) {
    session_.Complain(id.status().message());
    return ExitCode::kUsage;
  }
  out = *std::move(id);
  return ExitCode::kDone;
}

ExitCode Resolver::Entity(const std::string& id_or_name, std::string& out) {
  if (LooksLikeId(id_or_name)) {
    bool exists = false;
    const ExitCode code = Exists(id_or_name, exists);
    if (code != ExitCode::kDone || exists) {
      out = id_or_name;
      return code;
    }
  }
  return EntityByName(id_or_name, out);
}

ExitCode Resolver::Outlet(const std::string& id_or_name, std::string& out) {
  out = OutletId(id_or_name);
  bool exists = false;
  const ExitCode code = Exists(out, exists);
  if (code != ExitCode::kDone || exists) return code;
  session_.Complain(absl::StrCat("no article is of an outlet '", id_or_name, "' (", out,
                                 "); 'parallaxctl search' shows the outlets of articles"));
  return ExitCode::kUsage;
}

ExitCode Resolver::Filter(const ClaimFilterOptions& options, v1::ClaimFilter& out) {
  out = FilterWithoutNames(options);
  ExitCode code = ResolveAll(*this, &Resolver::Entity, options.holders, *out.mutable_holder_ids());
  if (code != ExitCode::kDone) return code;
  code = ResolveAll(*this, &Resolver::Entity, options.targets, *out.mutable_target_ids());
  if (code != ExitCode::kDone) return code;
  return ResolveAll(*this, &Resolver::Outlet, options.outlets, *out.mutable_outlet_ids());
}

ExitCode Resolver::Filter(const SearchOptions& options, v1::ArticleFilter& out) {
  out.mutable_languages()->Assign(options.languages.begin(), options.languages.end());
  *out.mutable_time() = PeriodOf(options.since, options.until);
  const ExitCode code = ResolveAll(*this, &Resolver::Entity, options.entities, *out.mutable_entity_ids());
  if (code != ExitCode::kDone) return code;
  return ResolveAll(*this, &Resolver::Outlet, options.outlets, *out.mutable_outlet_ids());
}

}  // namespace parallax::cli
