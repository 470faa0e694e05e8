#include <atomic>
#include <ostream>

#include "absl/strings/str_cat.h"
#include "cli/annotation_view.h"
#include "cli/article_reader.h"
#include "cli/commands/commands.h"
#include "cli/display_text.h"
#include "cli/eval_format.h"
#include "cli/json_output.h"
#include "cli/ordered_exchange.h"
#include "cli/publish_report.h"

namespace parallax::cli {
namespace {

using Exchange = OrderedExchange<ReadArticle, v1::AnnotateStreamRequest, v1::AnnotateStreamResponse>;

// Reads articles on one thread, prints annotations on another.
class Annotator {
 public:
  Annotator(const AnnotateOptions& options, Session& session)
      : options_(options),
        session_(session),
        inputs_(FindInputFiles(options.paths, FolderContents::kTextOnly)),
        reader_(inputs_.files, session.console().in) {
    // A single article shows itself; of several the reader must see where each begins.
    heading_ = options.format == AnnotateFormat::kHuman && inputs_.files.size() > 1;
  }

  ExitCode Run() {
    for (const InputProblem& problem : inputs_.problems) AddProblem(problem);
    if (inputs_.files.empty()) return ExitCode::kSomeFailed;
    ExchangeOptions exchange_options;
    exchange_options.window.max_entries = 64;
    exchange_options.outage.give_up_after = session_.timeout();
    const grpc::Status status = Exchange(exchange_options, MakeHooks()).Run();
    const Endpoint& endpoint = session_.connection().nlp_endpoint();
    if (!status.ok()) {
      session_.Complain(ExplainFailure(status, endpoint));
      return IsTransient(status) ? ExitCode::kUnreachable : ExitCodeOf(status);
    }
    return failed_ ? ExitCode::kSomeFailed : ExitCode::kDone;
  }

 private:
  Exchange::Hooks MakeHooks() {
    return {
        .open =
            [this](grpc::ClientContext* context) {
              return session_.connection().nlp().AnnotateStream(context);
            },
        .next = [this] { return NextArticle(); },
        .request = [this](const ReadArticle& article) { return MakeRequest(article.draft); },
        .on_response = [this](const ReadArticle& article,
                              const v1::AnnotateStreamResponse& response) { AddResponse(article, response); },
        .on_pause =
            [this](const grpc::Status& status, bool new_outage) {
              if (!new_outage) return;
              session_.Complain(absl::StrCat(ExplainFailure(status, session_.connection().nlp_endpoint()),
                                             "; trying again for ",
                                             absl::FormatDuration(session_.timeout())));
            }};
  }

  v1::AnnotateStreamRequest MakeRequest(const v1::ArticleDraft& draft) const {
    v1::AnnotateStreamRequest request;
    request.set_model(options_.model);
    request.set_explain(options_.explain);
    v1::Article& article = *request.mutable_article();
    article.set_url(draft.url());
    article.set_title(draft.title());
    *article.mutable_authors() = draft.authors();
    article.set_publisher(draft.publisher());
    article.set_published(draft.published());
    article.set_language(draft.language());
    article.set_text(draft.text());
    return request;
  }

  std::optional<ReadArticle> NextArticle() {
    while (std::optional<ArticleReader::Result> result = reader_.Next()) {
      if (auto* article = std::get_if<ReadArticle>(&*result)) return std::move(*article);
      AddProblem(std::get<InputProblem>(*result));
    }
    return std::nullopt;
  }

  void AddProblem(const InputProblem& problem) {
    failed_ = true;
    session_.Complain(ProblemLine(problem));
  }

  void AddResponse(const ReadArticle& article, const v1::AnnotateStreamResponse& response) {
    if (!response.has_annotation()) {
      AddProblem({article.file, article.line, response.error()});
      return;
    }
    const v1::Annotation& annotation = response.annotation();
    switch (options_.format) {
      case AnnotateFormat::kJson:
        session_.WriteJson(annotation);
        break;
      case AnnotateFormat::kEval: {
        WarnOfDegraded(annotation);
        const std::string stem = Stem(article.file);
        const std::string id = article.line == 0 ? stem : absl::StrCat(stem, ":", article.line);
        session_.out() << EvalLine(annotation, id) << "\n";
        break;
      }
      case AnnotateFormat::kHuman:
        WriteView(article, annotation);
    }
    session_.out() << std::flush;
  }

  // Once a run; unlike the other forms, the lines for the evaluation have no place for it.
  void WarnOfDegraded(const v1::Annotation& annotation) {
    if (!annotation.degraded() || warned_) return;
    warned_ = true;
    session_.Complain(absl::StrCat("degraded: \"", OneLine(annotation.engine().name()),
                                   "\" answered in place of the model asked for; status tells why"));
  }

  void WriteView(const ReadArticle& article, const v1::Annotation& annotation) {
    if (printed_) session_.out() << "\n";
    if (heading_ || article.line > 0) {
      const std::string place = PlaceText(article.file, article.line);
      session_.out() << session_.style().Paint(Tone::kFaint, absl::StrCat("== ", OneLine(place), " =="))
                     << "\n";
    }
    session_.out() << AnnotationView(annotation, {.width = session_.width()}, session_.style());
    printed_ = true;
  }

  const AnnotateOptions& options_;
  Session& session_;
  const InputFiles inputs_;
  ArticleReader reader_;
  bool heading_ = false;
  bool printed_ = false;  // used by the printing thread only, like the next
  bool warned_ = false;
  std::atomic<bool> failed_ = false;
};

}  // namespace

ExitCode Run(const AnnotateOptions& options, Session& session) {
  AnnotateOptions chosen = options;
  if (session.options().json) chosen.format = AnnotateFormat::kJson;
  return Annotator(chosen, session).Run();
}

}  // namespace parallax::cli
