// Prints how fast articles become durable: through the service over loopback, and in bare RocksDB with the
// same options on the same disk. Both sides take turns; medians count. usage: ingest_bench [--seconds=48]
// [--dir=FOLDER] [--rounds=4]
#include <fcntl.h>
#include <rocksdb/db.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "benchmarks/ingest_load.h"
#include "services/common/grpc_server.h"
#include "services/ingest/article_log.h"
#include "services/ingest/broker.h"
#include "services/ingest/ingest_service.h"
#include "services/ingest/log_options.h"

ABSL_FLAG(double, seconds, 48, "How long to measure, all rounds together; short turns leave flushes out");
ABSL_FLAG(int, rounds, 4, "How often each side has its turn");
ABSL_FLAG(std::string, dir, "", "Folder for the logs, emptied afterwards; empty: a new one under build/");
ABSL_FLAG(int, streams, 64, "Concurrent publish streams, and threads of the bare side");
ABSL_FLAG(int, channels, 4, "Connections that the streams share");
ABSL_FLAG(int, window, 4, "Articles in flight on each stream");
ABSL_FLAG(int, bytes, 10240, "Size of an article's text");

namespace {

using namespace parallax;
using namespace parallax::ingest;

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

double Percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + rank, values.end());
  return values[static_cast<size_t>(rank)];
}

// Processor time of this process, client and background work of RocksDB included.
double CpuSeconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

[[noreturn]] void Die(const std::string& message) {
  std::fprintf(stderr, "ingest_bench: %s\n", message.c_str());
  std::exit(2);
}

template <typename T>
T Must(absl::StatusOr<T> result) {
  if (!result.ok()) Die(std::string(result.status().message()));
  return *std::move(result);
}

// Bare RocksDB: `threads` threads that each write batches of `batch_size` articles with sync. RocksDB groups
// the writes of threads by itself.
double BareRate(const std::string& directory, int threads, int batch_size, absl::Duration duration) {
  rocksdb::DB* raw = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  const rocksdb::Status status =
      rocksdb::DB::Open(LogDbOptions(), directory, LogFamilies(64 << 20), &families, &raw);
  if (!status.ok()) Die(status.ToString());
  const std::unique_ptr<rocksdb::DB> db(raw);
  rocksdb::ColumnFamilyHandle* articles = families[static_cast<size_t>(LogFamily::kArticles)];
  std::atomic<uint64_t> sequence{0};
  const absl::Time begin = absl::Now();
  std::vector<std::thread> workers;
  for (int t = 0; t < threads; ++t) {
    workers.emplace_back([&, t] {
      DraftSource source(static_cast<size_t>(absl::GetFlag(FLAGS_bytes)), static_cast<uint64_t>(t));
      rocksdb::WriteOptions options;
      options.sync = true;
      while (absl::Now() - begin < duration) {
        rocksdb::WriteBatch batch;
        for (int i = 0; i < batch_size; ++i)
          batch.Put(articles, SequenceKey(++sequence), source.Next().text());
        if (const rocksdb::Status written = db->Write(options, &batch); !written.ok())
          Die(written.ToString());
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  const double rate = static_cast<double>(sequence) / absl::ToDoubleSeconds(absl::Now() - begin);
  for (rocksdb::ColumnFamilyHandle* family : families) db->DestroyColumnFamilyHandle(family);
  return rate;
}

PublishResult PublishTurn(const std::string& directory, absl::Duration duration) {
  ArticleLogOptions log_options;
  log_options.directory = directory;
  const std::unique_ptr<ArticleLog> log = Must(ArticleLog::Open(log_options));
  const std::unique_ptr<Broker> broker = Must(Broker::Create({}, *log));
  IngestService service({}, *broker, *log);
  const std::unique_ptr<GrpcServer> server = Must(GrpcServer::Start({}, {&service}));
  PublishLoad load;
  load.address = absl::StrCat("127.0.0.1:", server->port());
  load.streams = absl::GetFlag(FLAGS_streams);
  load.channels = absl::GetFlag(FLAGS_channels);
  load.window = absl::GetFlag(FLAGS_window);
  load.bytes = static_cast<size_t>(absl::GetFlag(FLAGS_bytes));
  load.duration = duration;
  PublishResult result = RunPublishLoad(load);
  server->Drain([&service] { service.Drain(); });
  if (log->counters().article_count != result.accepted) Die("the log does not hold what was accepted");
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage("Measures how fast articles become durable.");
  absl::ParseCommandLine(argc, argv);
  // The service's log lines are part of its work; where they go is not.
  if (const int null = open("/dev/null", O_WRONLY); null >= 0) dup2(null, STDERR_FILENO);
  const int rounds = std::max(1, absl::GetFlag(FLAGS_rounds));
  const int streams = absl::GetFlag(FLAGS_streams);
  const absl::Duration turn = absl::Seconds(absl::GetFlag(FLAGS_seconds)) / (3 * rounds);
  std::string dir = absl::GetFlag(FLAGS_dir);
  if (dir.empty()) dir = absl::StrCat("build/ingest_bench.", getpid());

  std::vector<double> singles, batches, published, ratios, cpu, latencies;
  uint64_t other = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto folder = [&](absl::string_view side) {
      std::filesystem::remove_all(dir);
      std::filesystem::create_directories(dir);
      return absl::StrCat(dir, "/", side);
    };
    singles.push_back(BareRate(folder("bare"), streams, 1, turn));
    batches.push_back(BareRate(folder("batches"), 1, streams, turn));
    const double cpu_before = CpuSeconds();
    PublishResult result = PublishTurn(folder("service"), turn);
    cpu.push_back(1e6 * (CpuSeconds() - cpu_before) /
                  static_cast<double>(std::max<uint64_t>(1, result.accepted)));
    published.push_back(static_cast<double>(result.accepted) / result.seconds);
    ratios.push_back(published.back() / std::max(singles.back(), batches.back()));
    latencies.insert(latencies.end(), result.latencies_ms.begin(), result.latencies_ms.end());
    other += result.other;
  }
  std::filesystem::remove_all(dir);
  std::printf("article_bytes %d bytes\n", absl::GetFlag(FLAGS_bytes));
  std::printf("bare_threads_rate %.0f articles/s\n", Median(singles));
  std::printf("bare_batches_rate %.0f articles/s\n", Median(batches));
  std::printf("publish_rate %.0f articles/s\n", Median(published));
  std::printf("publish_ratio %.2f ratio\n", Median(ratios));
  std::printf("publish_cpu %.0f us/article\n", Median(cpu));
  std::printf("receipt_p50 %.2f ms\n", Percentile(latencies, 0.50));
  std::printf("receipt_p99 %.2f ms\n", Percentile(latencies, 0.99));
  std::printf("receipts_not_accepted %llu count\n", static_cast<unsigned long long>(other));
  return other == 0 ? 0 : 1;
}
