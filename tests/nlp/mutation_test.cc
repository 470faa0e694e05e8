// Damaged and hostile articles: each is annotated soundly or refused with a reason, in bounded time and
// memory.
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "services/common/utf8.h"
#include "services/nlp/article_check.h"
#include "services/nlp/openvino_model.h"
#include "services/nlp/pipeline.h"
#include "tests/nlp/annotation_faults.h"
#include "tests/nlp/mutations.h"

namespace parallax::nlp {
namespace {

constexpr int kArticles = 10'000;
constexpr int kLearnedArticles = 100;
// Processor time for one article of any size that is accepted.
constexpr double kMaxSeconds = 2;
// The same of a learned engine; these tests are built with less optimisation than what ships.
constexpr double kMaxLearnedSeconds = 3;
// What annotating may add to the process's peak: a mebibyte of text becomes at most half a million tokens of
// some 64 bytes and as many bytes of mentions; its best 4000 claims carry sentences of at most 2000 bytes.
constexpr int64_t kMaxGrowthKib = 256 << 10;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kInstrumented = true;
#else
constexpr bool kInstrumented = false;
#endif

const std::string kRoot = PARALLAX_SOURCE_DIR;

std::unique_ptr<Pipeline> MakePipeline(const std::string& model) {
  PipelineOptions options = {
      {kRoot + "/samples/catalogue.jsonl"}, kRoot + "/lexicon", kRoot + "/models", model};
  options.load_model = OpenVinoModelLoader({});
  return std::move(Pipeline::Create(options).value());
}

std::vector<std::string> GoodTexts() {
  std::vector<std::string> texts = ReadTexts(kRoot + "/samples/articles");
  for (std::string& text : ReadTexts(kRoot + "/../shared/articles")) texts.push_back(std::move(text));
  return texts;
}

// PARALLAX_MUTATION_SEED, else always the same.
uint64_t Seed() {
  uint64_t seed = 20'240'414;
  const char* wanted = std::getenv("PARALLAX_MUTATION_SEED");
  EXPECT_TRUE(wanted == nullptr || absl::SimpleAtoi(wanted, &seed)) << wanted;
  std::cout << "PARALLAX_MUTATION_SEED=" << seed << std::endl;
  return seed;
}

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

int64_t PeakKib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

// Annotates and checks. `language` empty leaves it to detection.
void ExpectSound(const Pipeline& pipeline, const std::string& text, const std::string& language,
                 double max_seconds = kMaxSeconds) {
  v1::Article article;
  article.set_id("c1");
  article.set_text(text);
  article.set_language(language);
  ASSERT_TRUE(CheckArticle(article).ok()) << CheckArticle(article);
  const double begin = ThreadSeconds();
  const v1::Annotation annotation = pipeline.Annotate(article);
  const double seconds = ThreadSeconds() - begin;
  EXPECT_EQ(FaultOf(annotation), "");
  EXPECT_TRUE(kInstrumented || seconds <= max_seconds) << seconds << " s";
}

TEST(Mutation, DamagedArticlesAreAnnotatedSoundlyOrRefusedWithAReason) {
  const auto pipeline = MakePipeline("rules");
  Mutator mutator(GoodTexts(), Seed());
  int refused = 0;
  for (int i = 0; i < kArticles && !::testing::Test::HasFailure(); ++i) {
    SCOPED_TRACE(i);
    std::string text = mutator.Next();
    if (!IsValidUtf8(text)) {
      v1::Article article;
      article.set_text(text);
      EXPECT_THAT(std::string(CheckArticle(article).message()), ::testing::HasSubstr("article.text"));
      text = RepairUtf8(text).text;  // as ingest does
      ++refused;
    }
    ExpectSound(*pipeline, text, i % 4 == 0 ? "" : "en");
  }
  EXPECT_GT(refused, kArticles / 10);
}

TEST(Mutation, HeavyArticlesTakeBoundedTimeAndMemory) {
  const auto pipeline = MakePipeline("rules");
  const auto articles = HeavyArticles(GoodTexts());
  const int64_t before = PeakKib();
  for (const auto& [name, text] : articles) {
    SCOPED_TRACE(name);
    ExpectSound(*pipeline, text, "en");
  }
  const int64_t growth = PeakKib() - before;
  EXPECT_TRUE(kInstrumented || growth <= kMaxGrowthKib) << growth << " KiB";
}

// Fewer of both: a network takes a thousand times the rules' time.
TEST(Mutation, ALearnedEngineIsAsSound) {
  const auto pipeline = MakePipeline("accurate");
  if (pipeline->engines().Choose("").degraded) GTEST_SKIP() << "no model accurate";
  Mutator mutator(GoodTexts(), Seed());
  for (int i = 0; i < kLearnedArticles && !::testing::Test::HasFailure(); ++i) {
    SCOPED_TRACE(i);
    ExpectSound(*pipeline, RepairUtf8(mutator.Next()).text, "en", kMaxLearnedSeconds);
  }
  const int64_t before = PeakKib();
  for (const auto& [name, text] : HeavyArticles(GoodTexts())) {
    SCOPED_TRACE(name);
    ExpectSound(*pipeline, text, "en", kMaxLearnedSeconds);
  }
  const int64_t growth = PeakKib() - before;
  EXPECT_TRUE(kInstrumented || growth <= kMaxGrowthKib) << growth << " KiB";
}

}  // namespace
}  // namespace parallax::nlp
