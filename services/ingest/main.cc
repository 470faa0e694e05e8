// parallax-ingest: keeps articles in a durable log and leases them to annotators.
#include <memory>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/time/time.h"
#include "services/common/grpc_server.h"
#include "services/common/log.h"
#include "services/ingest/article_log.h"
#include "services/ingest/broker.h"
#include "services/ingest/ingest_service.h"
#include "services/ingest/options.h"

ABSL_FLAG(std::string, listen, "127.0.0.1:7101",
          "Address to serve IngestService on; port 0 lets the kernel pick");
ABSL_FLAG(std::string, port_file, "", "File to write the port to once it listens");
ABSL_FLAG(std::string, data, "./parallax-data/ingest", "Folder of the log; made where it is missing");
ABSL_FLAG(int, cache_mib, 64, "Memory for blocks of the log, in MiB");
ABSL_FLAG(int, executor_threads, 2, "Threads for calls that read the log, and as many that read for workers");
ABSL_FLAG(int, max_queued_articles, 16384,
          "Articles that may wait to be written; beyond it publishers get RESOURCE_EXHAUSTED");
ABSL_FLAG(int, max_queued_mib, 256, "The same limit in MiB of articles");
ABSL_FLAG(int, publish_window, 64, "Articles without receipt of one publish stream before it is held back");
ABSL_FLAG(int, max_workers, 1024, "Workers that may lease at a time");
ABSL_FLAG(absl::Duration, drain_delay, absl::ZeroDuration(),
          "Time between not serving in health checks and refusing calls, after SIGTERM");
ABSL_FLAG(absl::Duration, shutdown_grace, absl::Seconds(5),
          "How long calls in flight may take after SIGTERM");

int main(int argc, char** argv) {
  using namespace parallax;
  BlockTerminationSignals();
  absl::SetProgramUsageMessage("Keeps articles in a durable log and leases them to annotators.");
  const std::vector<char*> extra = absl::ParseCommandLine(argc, argv);
  SetLogService("ingest");

  ingest::Options options;
  options.extra_arguments = std::vector<std::string>(extra.begin() + 1, extra.end());
  options.server.listen_address = absl::GetFlag(FLAGS_listen);
  options.server.port_file = absl::GetFlag(FLAGS_port_file);
  options.server.drain_delay = absl::GetFlag(FLAGS_drain_delay);
  options.server.shutdown_grace = absl::GetFlag(FLAGS_shutdown_grace);
  options.data = absl::GetFlag(FLAGS_data);
  options.cache_mib = absl::GetFlag(FLAGS_cache_mib);
  options.executor_threads = absl::GetFlag(FLAGS_executor_threads);
  options.max_queued_articles = absl::GetFlag(FLAGS_max_queued_articles);
  options.max_queued_mib = absl::GetFlag(FLAGS_max_queued_mib);
  options.publish_window = absl::GetFlag(FLAGS_publish_window);
  options.max_workers = absl::GetFlag(FLAGS_max_workers);
  const auto fail = [](const absl::Status& status) {
    LogError("cannot_start", {{"reason", status.message()}});
    return 2;
  };
  if (absl::Status status = options.Validate(); !status.ok()) return fail(status);

  auto log = ingest::ArticleLog::Open(options.log());
  if (!log.ok()) return fail(log.status());
  auto broker = ingest::Broker::Create(options.broker(), **log);
  if (!broker.ok()) return fail(broker.status());
  ingest::IngestService service(options.service(), **broker, **log);
  auto server = GrpcServer::Start(options.server, {&service});
  if (!server.ok()) return fail(server.status());
  LogInfo("log_open",
          {{"articles", (*log)->counters().article_count}, {"waiting", (*broker)->status().pending_count}});
  (*server)->SetServing("parallax.v1.IngestService", true);
  (*server)->RunUntilSignal([&service] { service.Drain(); });
  return 0;
}
