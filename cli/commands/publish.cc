#include <atomic>
#include <ostream>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "cli/article_reader.h"
#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "cli/ordered_exchange.h"
#include "cli/progress.h"
#include "cli/publish_report.h"

namespace parallax::cli {
namespace {

using Exchange = OrderedExchange<ReadArticle, v1::PublishArticlesRequest, v1::PublishArticlesResponse>;

// Reads articles on one thread, takes receipts on another.
class Publisher {
 public:
  Publisher(const PublishOptions& options, Session& session)
      : options_(options),
        session_(session),
        inputs_(FindInputFiles(options.paths, FolderContents::kArticles)),
        reader_(inputs_.files, session.console().in),
        progress_(session.err(), session.console().err_is_terminal, session.width(), SystemClock()) {
    for (const InputFile& file : inputs_.files) {
      total_bytes_ += file.bytes;
      size_known_ = size_known_ && file.bytes > 0;
    }
  }

  ExitCode Run() {
    for (const InputProblem& problem : inputs_.problems) AddProblem(problem);
    ExchangeOptions exchange_options;
    exchange_options.window.max_entries = options_.window;
    exchange_options.retry = options_.retry;
    exchange_options.outage.give_up_after = session_.timeout();
    Exchange exchange(exchange_options, MakeHooks());
    const grpc::Status status = inputs_.files.empty() ? grpc::Status::OK : exchange.Run();
    progress_.Clear();
    WriteSummary(exchange.resent());
    if (!status.ok()) return ReportBrokenOff(status, exchange.unanswered());
    absl::MutexLock lock(&mutex_);
    return report_.rejected() > 0 ? ExitCode::kSomeFailed : ExitCode::kDone;
  }

 private:
  Exchange::Hooks MakeHooks() {
    return {.open =
                [this](grpc::ClientContext* context) {
                  return session_.connection().ingest().PublishArticles(context);
                },
            .next = [this] { return NextArticle(); },
            .request =
                [](const ReadArticle& article) {
                  v1::PublishArticlesRequest request;
                  *request.mutable_draft() = article.draft;
                  return request;
                },
            .on_response =
                [this](const ReadArticle& article, const v1::PublishArticlesResponse& response) {
                  AddReceipt(article, response.receipt());
                },
            .on_pause =
                [this](const grpc::Status& status, bool new_outage) {
                  if (!new_outage) return;
                  progress_.Clear();
                  session_.Complain(
                      absl::StrCat(ExplainFailure(status, session_.connection().ingest_endpoint()),
                                   "; trying again for ", absl::FormatDuration(session_.timeout())));
                }};
  }

  std::optional<ReadArticle> NextArticle() {
    while (std::optional<ArticleReader::Result> result = reader_.Next()) {
      if (auto* article = std::get_if<ReadArticle>(&*result)) {
        article_bytes_read_ = reader_.bytes_read();
        return std::move(*article);
      }
      AddProblem(std::get<InputProblem>(*result));
    }
    return std::nullopt;
  }

  void AddProblem(const InputProblem& problem) {
    absl::MutexLock lock(&mutex_);
    report_.AddProblem(problem);
    if (!options_.receipts) return;
    v1::ArticleReceipt receipt;
    receipt.set_status(v1::RECEIPT_STATUS_REJECTED);
    receipt.set_reason(problem.message);
    receipt.set_tag(PlaceText(problem.file, problem.line));
    WriteReceipt(receipt);
  }

  void AddReceipt(const ReadArticle& article, const v1::ArticleReceipt& receipt) {
    absl::MutexLock lock(&mutex_);
    report_.Add(receipt, article.file, article.line);
    if (article.repaired_bytes > 0) report_.AddRepaired();
    if (options_.receipts) WriteReceipt(receipt);
    const uint64_t read = article_bytes_read_;
    progress_.Show(
        {.done = report_.total(),
         .fraction = size_known_ ? static_cast<double>(read) / static_cast<double>(total_bytes_) : -1,
         .failed = report_.rejected()});
  }

  void WriteReceipt(const v1::ArticleReceipt& receipt) const {
    session_.out() << ToJson(receipt) << "\n" << std::flush;
  }

  // Receipts have standard output to themselves.
  void WriteSummary(uint64_t resent) {
    absl::MutexLock lock(&mutex_);
    std::ostream& out = options_.receipts ? session_.err() : session_.out();
    if (session_.options().json) {
      out << report_.SummaryJson() << "\n";
      return;
    }
    out << report_.Summary(session_.width(), session_.style()) << std::flush;
    session_.err() << report_.Remarks(session_.width());
    if (resent > 0) {
      session_.err() << "note: " << WithThousands(resent)
                     << " were sent again after a reconnect and may count as duplicates\n";
    }
  }

  ExitCode ReportBrokenOff(const grpc::Status& status, size_t unanswered) const {
    session_.Complain(ExplainFailure(status, session_.connection().ingest_endpoint()));
    session_.Complain(absl::StrCat(
        unanswered,
        " articles that were sent have no receipt, and what comes after them was not sent; publish ",
        "again: what ingest holds already counts as duplicate"));
    return IsTransient(status) ? ExitCode::kUnreachable : ExitCodeOf(status);
  }

  const PublishOptions& options_;
  Session& session_;
  const InputFiles inputs_;
  ArticleReader reader_;
  Progress progress_;
  uint64_t total_bytes_ = 0;
  bool size_known_ = true;
  std::atomic<uint64_t> article_bytes_read_ = 0;
  absl::Mutex mutex_;
  PublishReport report_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace

ExitCode Run(const PublishOptions& options, Session& session) { return Publisher(options, session).Run(); }

}  // namespace parallax::cli
