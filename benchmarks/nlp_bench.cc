// Prints the annotator's speed and memory, engine by engine: articles of 800 words a second on some threads.
// usage: nlp_bench [--engines=rules,accurate] [--threads=2] [--seconds=5] [--models=models]
// [--texts=samples/articles]
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "services/common/utf8.h"
#include "services/nlp/openvino_model.h"
#include "services/nlp/pipeline.h"

ABSL_FLAG(std::vector<std::string>, engines, std::vector<std::string>({"rules", "accurate"}),
          "Engines to measure: rules, fast, accurate");
ABSL_FLAG(int, threads, 2, "Threads that annotate");
ABSL_FLAG(double, seconds, 5, "How long to measure each");
ABSL_FLAG(std::string, models, "models", "Folder of the models");
ABSL_FLAG(std::vector<std::string>, catalogue, {"catalogue"}, "Folders or files of known actors");
ABSL_FLAG(std::string, lexicon, "lexicon", "Folder of the stance lexicon");
ABSL_FLAG(std::string, texts, "samples/articles", "Folder of .txt files to make articles from");

namespace {

constexpr size_t kWords = 800;

// Articles of exactly kWords words, cut from the paragraphs of all files one after another.
std::vector<parallax::v1::Article> MakeArticles(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<parallax::v1::Article> articles;
  std::string text;
  size_t words = 0;
  for (const std::string& path : paths) {
    std::ifstream file(path);
    const std::string raw{std::istreambuf_iterator<char>(file), {}};
    bool in_word = false;
    for (const char c : parallax::RepairUtf8(raw).text) {
      const bool space = c == ' ' || c == '\n';
      if (in_word && space && ++words == kWords) {
        parallax::v1::Article& article = articles.emplace_back();
        article.set_id("c" + std::to_string(articles.size()));
        article.set_text(text);
        article.set_language("en");
        text.clear();
        words = 0;
      }
      in_word = !space;
      text += c;
    }
    text += "\n\n";
  }
  return articles;
}

// Resident memory of this process in MB (10^6 bytes), and the most it ever was.
void PrintMemory(const std::string& model) {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    long kib = 0;
    if (std::sscanf(line.c_str(), "VmRSS: %ld", &kib) == 1)
      std::printf("%s_resident_memory %.0f MB\n", model.c_str(), static_cast<double>(kib) * 1.024e-3);
    if (std::sscanf(line.c_str(), "VmHWM: %ld", &kib) == 1)
      std::printf("%s_peak_memory %.0f MB\n", model.c_str(), static_cast<double>(kib) * 1.024e-3);
  }
}

struct Measured {
  std::vector<double> milliseconds;
  size_t claims = 0;
};

Measured Annotate(const parallax::nlp::Pipeline& pipeline, const std::vector<parallax::v1::Article>& articles,
                  size_t first, absl::Time end) {
  Measured measured;
  for (size_t i = first; absl::Now() < end; ++i) {
    const absl::Time before = absl::Now();
    measured.claims += static_cast<size_t>(pipeline.Annotate(articles[i % articles.size()]).claims_size());
    measured.milliseconds.push_back(absl::ToDoubleMilliseconds(absl::Now() - before));
  }
  return measured;
}

// Prints the figures of one engine; false when it is not there.
bool Measure(const std::string& model, const std::vector<parallax::v1::Article>& articles) {
  const auto threads = static_cast<size_t>(absl::GetFlag(FLAGS_threads));
  parallax::nlp::PipelineOptions options = {absl::GetFlag(FLAGS_catalogue), absl::GetFlag(FLAGS_lexicon),
                                            absl::GetFlag(FLAGS_models), model};
  options.load_model = parallax::nlp::OpenVinoModelLoader({static_cast<uint32_t>(threads), false});
  const absl::Time load_begin = absl::Now();
  const auto pipeline = parallax::nlp::Pipeline::Create(options);
  if (!pipeline.ok() || !(*pipeline)->engines().degraded_reason().empty()) {
    std::fprintf(stderr, "nlp_bench: %s\n",
                 pipeline.ok() ? (*pipeline)->engines().degraded_reason().c_str()
                               : std::string(pipeline.status().message()).c_str());
    return false;
  }
  const char* name = model.c_str();
  std::printf("%s_load_time %.3f s\n", name, absl::ToDoubleSeconds(absl::Now() - load_begin));
  const absl::Time begin = absl::Now();
  const absl::Time end = begin + absl::Seconds(absl::GetFlag(FLAGS_seconds));
  std::vector<Measured> measured(threads);
  std::vector<std::thread> workers;
  for (size_t t = 0; t < threads; ++t)
    workers.emplace_back([&, t] { measured[t] = Annotate(**pipeline, articles, t * 7, end); });
  for (std::thread& worker : workers) worker.join();
  const double elapsed = absl::ToDoubleSeconds(absl::Now() - begin);
  Measured all;
  for (const Measured& one : measured) {
    all.milliseconds.insert(all.milliseconds.end(), one.milliseconds.begin(), one.milliseconds.end());
    all.claims += one.claims;
  }
  std::sort(all.milliseconds.begin(), all.milliseconds.end());
  const auto count = static_cast<double>(all.milliseconds.size());
  std::printf("%s_articles_per_s %.1f articles/s (%zu threads)\n", name, count / elapsed, threads);
  std::printf("%s_p50 %.3f ms\n", name, all.milliseconds[all.milliseconds.size() / 2]);
  std::printf("%s_p99 %.3f ms\n", name, all.milliseconds[all.milliseconds.size() * 99 / 100]);
  std::printf("%s_claims_per_article %.2f claims\n", name, static_cast<double>(all.claims) / count);
  PrintMemory(model);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  const std::vector<parallax::v1::Article> articles = MakeArticles(absl::GetFlag(FLAGS_texts));
  if (articles.empty()) {
    std::fprintf(stderr, "nlp_bench: no text in %s; name a folder with --texts\n",
                 absl::GetFlag(FLAGS_texts).c_str());
    return 2;
  }
  std::printf("article_words %zu words\n", kWords);
  std::fflush(stdout);
  int failures = 0;
  // Each engine in a process of its own, so that its memory is its own.
  for (const std::string& model : absl::GetFlag(FLAGS_engines)) {
    const pid_t child = fork();
    if (child == 0) {
      const bool measured = Measure(model, articles);
      std::fflush(stdout);
      _exit(measured ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0) ++failures;
  }
  return failures;
}
