// Prints the annotator's speed with rules: articles of 800 words a second on one core,.
// usage: nlp_bench [--seconds=5] [--catalogue=...] [--lexicon=...] [--texts=samples/articles]
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "services/common/utf8.h"
#include "services/nlp/pipeline.h"

ABSL_FLAG(double, seconds, 5, "How long to measure");
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

}  // namespace

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  const absl::Time load_begin = absl::Now();
  auto pipeline =
      parallax::nlp::Pipeline::Create({absl::GetFlag(FLAGS_catalogue), absl::GetFlag(FLAGS_lexicon)});
  if (!pipeline.ok()) {
    std::fprintf(stderr, "nlp_bench: %s\n", std::string(pipeline.status().message()).c_str());
    return 2;
  }
  std::printf("load_time %.3f s\n", absl::ToDoubleSeconds(absl::Now() - load_begin));
  const std::vector<parallax::v1::Article> articles = MakeArticles(absl::GetFlag(FLAGS_texts));
  if (articles.empty()) {
    std::fprintf(stderr, "nlp_bench: no text in %s; name a folder with --texts\n",
                 absl::GetFlag(FLAGS_texts).c_str());
    return 2;
  }
  std::vector<double> milliseconds;
  size_t claims = 0;
  const absl::Time begin = absl::Now();
  const absl::Duration limit = absl::Seconds(absl::GetFlag(FLAGS_seconds));
  for (size_t i = 0; absl::Now() - begin < limit; ++i) {
    const absl::Time before = absl::Now();
    claims += static_cast<size_t>((*pipeline)->Annotate(articles[i % articles.size()]).claims_size());
    milliseconds.push_back(absl::ToDoubleMilliseconds(absl::Now() - before));
  }
  const double elapsed = absl::ToDoubleSeconds(absl::Now() - begin);
  const auto count = static_cast<double>(milliseconds.size());
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("article_words %zu words\n", kWords);
  std::printf("annotate_rate %.1f articles/s/core\n", count / elapsed);
  std::printf("annotate_p50 %.3f ms\n", milliseconds[milliseconds.size() / 2]);
  std::printf("annotate_p99 %.3f ms\n", milliseconds[milliseconds.size() * 99 / 100]);
  std::printf("claims_per_article %.2f claims\n", static_cast<double>(claims) / count);
  return 0;
}
