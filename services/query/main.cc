// parallax-query: stores annotations and answers questions about them.
#include <cstdint>
#include <string>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/flags/usage_config.h"
#include "absl/strings/match.h"
#include "services/common/log.h"
#include "services/query/query_server.h"

ABSL_FLAG(std::string, listen, "127.0.0.1:7103", "Address to listen on; port 0 lets the system choose");
ABSL_FLAG(std::string, data, "./parallax-data/query", "Folder of the view; made when it is missing");
ABSL_FLAG(std::string, port_file, "", "File to write the port to once it listens; empty: none");
ABSL_FLAG(uint32_t, cache_mib, 256, "Cache for blocks, indexes and filters, in MiB");
ABSL_FLAG(uint32_t, read_threads, 4, "Threads that answer QueryService calls");
ABSL_FLAG(uint32_t, write_threads, 16, "Threads of StoreService calls; so many writes share a disk sync");
ABSL_FLAG(uint32_t, max_queued_calls, 256, "Calls of each service that wait for a thread; more are refused");
ABSL_FLAG(uint64_t, change_log_entries, 1'000'000, "Claim changes kept for watches to resume from");
ABSL_FLAG(uint32_t, max_watches, 1000, "Watches at the same time; more are refused");
ABSL_FLAG(uint64_t, max_watch_lag, 10'000, "Changes by which a watch may fall behind before it is ended");
ABSL_FLAG(absl::Duration, progress_interval, absl::Seconds(10),
          "How often a quiet watch gets a sign of life");
ABSL_FLAG(absl::Duration, drain_delay, absl::ZeroDuration(),
          "After SIGTERM, time between not ready and draining");
ABSL_FLAG(absl::Duration, shutdown_grace, absl::Seconds(5), "After draining began, time for calls in flight");

namespace {

// A batch of WriteAnnotations holds up to 100 articles with their annotations.
constexpr int kMaxReceiveBytes = 64 << 20;

parallax::query::QueryServerOptions OptionsFromFlags() {
  parallax::query::QueryServerOptions options;
  options.store.path = absl::GetFlag(FLAGS_data);
  options.store.cache_bytes = size_t{absl::GetFlag(FLAGS_cache_mib)} << 20;
  options.writer.change_log_entries = absl::GetFlag(FLAGS_change_log_entries);
  options.hub.progress_interval = absl::GetFlag(FLAGS_progress_interval);
  options.hub.max_listeners = absl::GetFlag(FLAGS_max_watches);
  options.watch.max_lag = absl::GetFlag(FLAGS_max_watch_lag);
  options.grpc.listen_address = absl::GetFlag(FLAGS_listen);
  options.grpc.port_file = absl::GetFlag(FLAGS_port_file);
  options.grpc.drain_delay = absl::GetFlag(FLAGS_drain_delay);
  options.grpc.shutdown_grace = absl::GetFlag(FLAGS_shutdown_grace);
  options.grpc.max_receive_bytes = kMaxReceiveBytes;
  options.read_threads = absl::GetFlag(FLAGS_read_threads);
  options.write_threads = absl::GetFlag(FLAGS_write_threads);
  options.max_queued_calls = absl::GetFlag(FLAGS_max_queued_calls);
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  absl::FlagsUsageConfig usage;
  usage.contains_help_flags = [](absl::string_view file) { return absl::EndsWith(file, "query/main.cc"); };
  absl::SetFlagsUsageConfig(usage);  // so that --help shows the flags above
  absl::SetProgramUsageMessage(
      "Stores annotated articles and answers questions about who is for or against whom.");
  absl::ParseCommandLine(argc, argv);
  parallax::SetLogService("query");
  parallax::BlockTerminationSignals();
  auto server = parallax::query::QueryServer::Create(OptionsFromFlags());
  if (!server.ok()) {
    parallax::LogError("cannot start", {{"error", server.status().ToString()}});
    return 1;
  }
  (*server)->RunUntilSignal();
  return 0;
}
