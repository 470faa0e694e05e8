// parallax-nlp: annotates articles on request, and those that ingest leases.
#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/common/executor.h"
#include "services/common/grpc_server.h"
#include "services/common/log.h"
#include "services/nlp/nlp_service.h"
#include "services/nlp/openvino_model.h"
#include "services/nlp/options.h"
#include "services/nlp/worker.h"

ABSL_FLAG(std::string, listen, "127.0.0.1:7102",
          "Address to serve NlpService on; port 0 lets the kernel pick");
ABSL_FLAG(std::string, port_file, "", "File to write the port to once it listens");
ABSL_FLAG(std::vector<std::string>, catalogue, {"catalogue"},
          "Folders or .jsonl files of known actors, comma-separated");
ABSL_FLAG(std::string, lexicon, "lexicon", "Folder of the stance lexicon");
ABSL_FLAG(std::string, models, "models", "Folder that holds a folder for each model");
ABSL_FLAG(
    std::string, model, "auto",
    "Engine for whoever asks for none: accurate, fast, rules, or auto for the best that is there; where a "
    "model is not there, the rules answer");
ABSL_FLAG(std::string, ingest, "127.0.0.1:7101",
          "Address of ingest; empty: lease nothing, annotate on request only");
ABSL_FLAG(std::string, query, "127.0.0.1:7103", "Address of query, where annotations are stored");
ABSL_FLAG(std::string, worker_id, "", "Name of this worker in leases and dead letters; empty: nlp-<pid>");
ABSL_FLAG(int, threads, 0, "Threads that annotate leased articles; 0: one per core");
ABSL_FLAG(int, credit, 64, "Articles leased at a time, 1 to 1024");
ABSL_FLAG(absl::Duration, lease_duration, absl::Seconds(60), "How long an article is leased, 1s to 10m");
ABSL_FLAG(absl::Duration, shutdown_grace, absl::Seconds(5),
          "How long calls in flight may take after SIGTERM");

namespace {

void LogEngine(const parallax::nlp::Pipeline& pipeline) {
  const parallax::nlp::EngineSet& engines = pipeline.engines();
  const parallax::v1::Engine& engine = engines.Choose("").engine->description;
  parallax::LogInfo("engine", {{"name", engine.name()},
                               {"version", engine.version()},
                               {"catalogue_entities", pipeline.catalogue().entity_count()},
                               {"catalogue_version", engine.catalogue_version()},
                               {"lexicon_entries", pipeline.lexicon().entry_count()},
                               {"lexicon_version", engine.lexicon_version()}});
  if (engines.degraded_reason().empty()) return;
  parallax::LogWarning(
      "degraded",
      {{"wanted_model", engines.wanted()}, {"engine", engine.name()}, {"reason", engines.degraded_reason()}});
}

}  // namespace

int main(int argc, char** argv) {
  using namespace parallax;
  BlockTerminationSignals();
  absl::SetProgramUsageMessage("Annotates articles: actors, and who is for or against whom.");
  const std::vector<char*> extra = absl::ParseCommandLine(argc, argv);
  SetLogService("nlp");

  nlp::Options options;
  options.extra_arguments = std::vector<std::string>(extra.begin() + 1, extra.end());
  options.pipeline = {absl::GetFlag(FLAGS_catalogue), absl::GetFlag(FLAGS_lexicon),
                      absl::GetFlag(FLAGS_models), absl::GetFlag(FLAGS_model)};
  options.server.listen_address = absl::GetFlag(FLAGS_listen);
  options.server.port_file = absl::GetFlag(FLAGS_port_file);
  options.server.shutdown_grace = absl::GetFlag(FLAGS_shutdown_grace);
  options.worker.ingest_address = absl::GetFlag(FLAGS_ingest);
  options.worker.query_address = absl::GetFlag(FLAGS_query);
  options.threads = absl::GetFlag(FLAGS_threads);
  options.credit = absl::GetFlag(FLAGS_credit);
  options.worker.session.lease_duration = absl::GetFlag(FLAGS_lease_duration);
  options.worker.session.worker_id = absl::GetFlag(FLAGS_worker_id);
  const auto fail = [](const absl::Status& status) {
    LogError("cannot_start", {{"reason", std::string(status.message())}});
    return 2;
  };
  if (absl::Status status = nlp::Complete(options); !status.ok()) return fail(status);

  options.pipeline.load_model =
      nlp::OpenVinoModelLoader({static_cast<uint32_t>(options.worker.session.threads), false});
  auto pipeline = nlp::Pipeline::Create(options.pipeline);
  if (!pipeline.ok()) return fail(pipeline.status());
  LogEngine(**pipeline);
  Executor executor(options.worker.session.threads, 1024);
  nlp::NlpServiceImpl service(**pipeline, executor);
  auto server = GrpcServer::Start(options.server, {&service});
  if (!server.ok()) return fail(server.status());
  std::unique_ptr<nlp::Worker> worker;
  if (!options.worker.ingest_address.empty())
    worker = std::make_unique<nlp::Worker>(options.worker, **pipeline);
  (*server)->SetServing("parallax.v1.NlpService", true);
  (*server)->RunUntilSignal([&worker] { worker.reset(); });
  return 0;
}
