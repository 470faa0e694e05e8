#include <ostream>

#include "absl/strings/str_cat.h"
#include "cli/claim_view.h"
#include "cli/commands/commands.h"
#include "cli/outage.h"
#include "cli/resolver.h"

namespace parallax::cli {
namespace {

// Follows one stream after the other; each goes on where the one before ended.
class Watcher {
 public:
  Watcher(const WatchOptions& options, Session& session) : options_(options), session_(session) {
    request_.set_resume_token(options.resume);
    request_.set_from_start(options.from_start);
  }

  ExitCode Run() {
    const ExitCode resolved = Resolver(session_).Filter(options_.filter, *request_.mutable_filter());
    if (resolved != ExitCode::kDone) return resolved;
    Outage outage({.give_up_after = session_.timeout(), .longest_pause = absl::Seconds(5)});
    while (true) {
      const uint64_t seen_before = seen_;
      const grpc::Status status = Follow();
      if (Enough()) return ExitCode::kDone;
      if (!session_.out()) return ExitCode::kError;
      if (!IsTransient(status)) return Explain(status);
      const auto pause = outage.Fail(absl::Now(), seen_ > seen_before);
      if (!pause.has_value()) return Explain(status);
      if (outage.is_new()) {
        session_.Complain(absl::StrCat(ExplainFailure(status, session_.connection().query_endpoint()),
                                       "; trying again for ", absl::FormatDuration(session_.timeout())));
      }
      absl::SleepFor(*pause);
    }
  }

 private:
  bool Enough() const { return options_.limit > 0 && shown_ >= options_.limit; }

  grpc::Status Follow() {
    grpc::ClientContext context;
    auto stream = session_.connection().query().WatchClaims(&context, request_);
    v1::WatchClaimsResponse event;
    while (!Enough() && session_.out() && stream->Read(&event)) {
      ++seen_;
      request_.set_resume_token(event.resume_token());
      Show(event);
    }
    if (Enough() || !session_.out()) context.TryCancel();
    grpc::Status status = stream->Finish();
    if (status.ok()) return {grpc::StatusCode::UNAVAILABLE, "the stream ended"};
    return status;
  }

  void Show(const v1::WatchClaimsResponse& event) {
    if (event.has_added() || event.has_removed()) ++shown_;
    if (session_.options().json) {
      session_.WriteJson(event);
    } else if (event.has_added()) {
      session_.out() << ClaimRecordBlock(event.added(), session_.width(), session_.style()) << "\n";
    } else if (event.has_removed()) {
      session_.out() << session_.style().Paint(Tone::kFaint, "withdrawn:") << "\n"
                     << ClaimRecordBlock(event.removed(), session_.width(), session_.style()) << "\n";
    }
    session_.out() << std::flush;
  }

  ExitCode Explain(const grpc::Status& status) const {
    const ExitCode code = session_.Fail(status, session_.connection().query_endpoint());
    if (!request_.resume_token().empty()) {
      session_.err() << "Go on later with\n--resume=" << request_.resume_token() << "\n";
    }
    return IsTransient(status) ? ExitCode::kUnreachable : code;
  }

  const WatchOptions& options_;
  Session& session_;
  v1::WatchClaimsRequest request_;
  uint64_t seen_ = 0;   // events
  uint64_t shown_ = 0;  // claims
};

}  // namespace

ExitCode Run(const WatchOptions& options, Session& session) { return Watcher(options, session).Run(); }

}  // namespace parallax::cli
