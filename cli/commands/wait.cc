#include <ostream>

#include "absl/strings/str_cat.h"
#include "cli/commands/commands.h"
#include "cli/progress.h"
#include "services/common/time.h"

namespace parallax::cli {
namespace {

constexpr absl::Duration kPollInterval = absl::Milliseconds(200);
constexpr absl::Duration kDefaultWait = absl::Minutes(10);
constexpr absl::Duration kLongestOutage = absl::Seconds(30);
constexpr absl::Duration kCallTimeout = absl::Seconds(10);

uint64_t Open(const v1::GetIngestStatusResponse& status) {
  return status.pending_count() + status.leased_count();
}

class Waiter {
 public:
  explicit Waiter(Session& session)
      : session_(session),
        progress_(session.err(), session.console().err_is_terminal, session.width(), SystemClock()),
        begin_(absl::Now()),
        deadline_(begin_ + session.options().timeout.value_or(kDefaultWait)) {}

  ExitCode Run() {
    absl::Time last_answer = begin_;
    while (true) {
      v1::GetIngestStatusResponse status;
      const grpc::Status call = Ask(status);
      const absl::Time now = absl::Now();
      if (call.ok()) {
        last_answer = now;
        if (Open(status) == 0) return Finish(status);
        Show(status);
        if (now >= deadline_) return GiveUp(status);
      } else if (!IsTransient(call) || now >= deadline_ || now - last_answer >= kLongestOutage) {
        progress_.Clear();
        return session_.Fail(call, session_.connection().ingest_endpoint());
      } else if (!outage_told_) {
        outage_told_ = true;
        session_.Complain(
            absl::StrCat(ExplainFailure(call, session_.connection().ingest_endpoint()), "; trying again"));
      }
      absl::SleepFor(std::min(kPollInterval, std::max(absl::ZeroDuration(), deadline_ - now)));
    }
  }

 private:
  grpc::Status Ask(v1::GetIngestStatusResponse& status) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + kCallTimeout));
    return session_.connection().ingest().GetIngestStatus(&context, v1::GetIngestStatusRequest(), &status);
  }

  // Progress counts from the largest backlog that was seen.
  void Show(const v1::GetIngestStatusResponse& status) {
    const uint64_t open = Open(status);
    largest_ = std::max(largest_, open);
    const uint64_t done = largest_ - open;
    progress_.Show({.done = done, .fraction = static_cast<double>(done) / static_cast<double>(largest_)});
    if (status.worker_count() == 0 && !no_worker_told_ && absl::Now() - begin_ > absl::Seconds(5)) {
      no_worker_told_ = true;
      progress_.Clear();
      session_.Complain(absl::StrCat(open, " articles wait and no annotator is connected; is nlp running?"));
    }
  }

  ExitCode Finish(const v1::GetIngestStatusResponse& status) {
    progress_.Clear();
    if (session_.options().json) {
      session_.WriteJson(status);
      return ExitCode::kDone;
    }
    session_.out() << "nothing waits: " << WithThousands(status.article_count()) << " articles, "
                   << WithThousands(status.dead_letter_count()) << " dead letters\n";
    return ExitCode::kDone;
  }

  ExitCode GiveUp(const v1::GetIngestStatusResponse& status) {
    progress_.Clear();
    if (session_.options().json) session_.WriteJson(status);
    session_.Complain(
        absl::StrCat("gave up after ", absl::FormatDuration(deadline_ - begin_), ": ",
                     WithThousands(status.pending_count()), " wait, ", WithThousands(status.leased_count()),
                     " are at work; wait longer with --timeout, or look at 'parallaxctl status'"));
    return ExitCode::kSomeFailed;
  }

  Session& session_;
  Progress progress_;
  const absl::Time begin_;
  const absl::Time deadline_;
  uint64_t largest_ = 0;
  bool outage_told_ = false;
  bool no_worker_told_ = false;
};

}  // namespace

ExitCode Run(const WaitOptions&, Session& session) { return Waiter(session).Run(); }

}  // namespace parallax::cli
