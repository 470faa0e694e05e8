#include "services/nlp/options.h"

#include <unistd.h>

#include <algorithm>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/error.h"

namespace parallax::nlp {

absl::Status Complete(Options& options) {
  if (!options.extra_arguments.empty()) {
    return InvalidField(options.extra_arguments.front(), "is not a flag; see --help for those there are");
  }
  if (options.pipeline.catalogue_paths.empty()) {
    return InvalidField("--catalogue", "is empty; name a folder or file");
  }
  if (options.pipeline.model != kAutoEngine && !IsEngineName(options.pipeline.model)) {
    return InvalidField("--model", absl::StrCat("is \"", options.pipeline.model, "\"; use ", kAutoEngine,
                                                ", ", absl::StrJoin(kEngineNames, ", ")));
  }
  if (options.threads < 0) return InvalidField("--threads", "is negative; use 0 for one per core");
  if (options.credit < 1 || options.credit > 1024) {
    return InvalidField("--credit", "is out of range; use 1 to 1024");
  }
  LeaseSessionOptions& session = options.worker.session;
  if (session.lease_duration < absl::Seconds(1) || session.lease_duration > absl::Minutes(10)) {
    return InvalidField("--lease_duration", "is out of range; use 1s to 10m");
  }
  if (!options.worker.ingest_address.empty() && options.worker.query_address.empty()) {
    return InvalidField("--query",
                        "is empty while --ingest is set; annotations of leased articles need a store");
  }
  session.threads = options.threads > 0 ? static_cast<size_t>(options.threads)
                                        : std::max(1U, std::thread::hardware_concurrency());
  session.credit = static_cast<uint32_t>(options.credit);
  if (session.worker_id.empty()) session.worker_id = absl::StrCat("nlp-", getpid());
  return absl::OkStatus();
}

}  // namespace parallax::nlp
