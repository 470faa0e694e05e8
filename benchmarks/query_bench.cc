// Figures of the query store without gRPC: synced writes, the matrix, search and lists over made-up articles.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "services/query/annotation_writer.h"
#include "services/query/query_engine.h"
#include "services/query/store_status.h"

ABSL_FLAG(uint32_t, articles, 20'000, "Articles in the store when queries are timed; five claims each");
ABSL_FLAG(std::string, dir, "",
          "Folder to make the store in; removed afterwards; empty: the system's temporary folder");

namespace parallax::query {
namespace {

constexpr uint32_t kVocabulary = 20'000;
constexpr uint32_t kWords = 400;
constexpr uint32_t kEntities = 2'000;
constexpr int kClaims = 5;
constexpr int kRounds = 200;

using Random = std::mt19937_64;

[[noreturn]] void Die(const absl::Status& status) {
  std::cerr << status.ToString() << std::endl;
  std::exit(1);
}

void Print(absl::string_view name, double value, absl::string_view unit) {
  std::cout << name << " " << value << " " << unit << std::endl;
}

// Zipf's law, roughly: the logarithm of the rank is uniform.
uint32_t Zipf(Random& random, uint32_t limit) {
  const double u = std::uniform_real_distribution<double>(0, 1)(random);
  return static_cast<uint32_t>(std::exp(u * std::log(static_cast<double>(limit)))) - 1;
}

std::string EntityId(uint32_t number) { return absl::StrCat("entity-", number); }

void AddClaim(Random& random, v1::Annotation& annotation) {
  const int count = annotation.entities_size();
  const auto pick = [&] { return static_cast<int>(random() % static_cast<uint64_t>(count)); };
  const int holder = pick();
  const int target = (holder + 1 + static_cast<int>(random() % static_cast<uint64_t>(count - 1))) % count;
  v1::Claim& claim = *annotation.add_claims();
  claim.set_id(absl::StrCat(annotation.article_id(), "-", annotation.claims_size()));
  claim.set_holder_id(annotation.entities(holder).id());
  claim.set_target_id(annotation.entities(target).id());
  claim.set_polarity(static_cast<v1::Polarity>(1 + random() % 3));
  claim.set_modality(random() % 5 == 0 ? v1::MODALITY_POSSIBLE : v1::MODALITY_ASSERTED);
  claim.set_kind(v1::CLAIM_KIND_ATTITUDE);
  claim.mutable_voice()->set_kind(v1::VOICE_KIND_AUTHOR);
  claim.set_confidence(static_cast<float>(random() % 1000) / 1000.0f);
  claim.add_evidence()->set_text(annotation.document().body().substr(0, 150));
}

v1::AnnotatedArticle MakeArticle(uint32_t number) {
  Random random(number);
  v1::AnnotatedArticle annotated;
  v1::Article& article = *annotated.mutable_article();
  article.set_id(absl::StrCat("u", absl::Hex(number, absl::kZeroPad16), "0000000000000000"));
  article.set_revision(1);
  v1::Annotation& annotation = *annotated.mutable_annotation();
  annotation.set_article_id(article.id());
  annotation.set_revision(1);
  v1::Document& document = *annotation.mutable_document();
  document.set_title(absl::StrCat("Article ", number));
  document.set_publisher(absl::StrCat("Outlet ", random() % 50));
  document.set_language("en");
  for (uint32_t i = 0; i < kWords; ++i)
    absl::StrAppend(document.mutable_body(), "word", Zipf(random, kVocabulary), " ");
  article.set_text(document.body());
  article.mutable_receive_time()->set_seconds(1'700'000'000 + static_cast<int64_t>(random() % 30'000'000));
  while (annotation.entities_size() < 10) {
    const std::string id = EntityId(Zipf(random, kEntities));
    const auto& entities = annotation.entities();
    if (std::any_of(entities.begin(), entities.end(), [&](const auto& entity) { return entity.id() == id; }))
      continue;
    v1::DocumentEntity& entity = *annotation.add_entities();
    entity.set_id(id);
    entity.set_name(absl::StrCat("Entity ", id));
    entity.set_type(v1::ENTITY_TYPE_ORG);
    entity.set_mention_count(3);
    entity.add_surfaces(entity.name());
  }
  for (int i = 0; i < kClaims; ++i) AddClaim(random, annotation);
  return annotated;
}

// Writes articles [begin, end) one a request from `threads` threads; gives articles a second.
double WriteRate(AnnotationWriter& writer, uint32_t begin, uint32_t end, uint32_t threads) {
  std::atomic<uint32_t> next = begin;
  const absl::Time start = absl::Now();
  std::vector<std::thread> workers;
  for (uint32_t i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (uint32_t number = next++; number < end; number = next++) {
        v1::WriteAnnotationsRequest request;
        *request.add_articles() = MakeArticle(number);
        if (auto outcomes = writer.Write(request); !outcomes.ok()) Die(outcomes.status());
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  return static_cast<double>(end - begin) / absl::ToDoubleSeconds(absl::Now() - start);
}

// Times `call` and prints its median and 99th percentile.
void PrintPercentiles(absl::string_view name, const std::function<absl::Status(Random&)>& call) {
  Random random(7);
  std::vector<double> milliseconds;
  for (int i = 0; i < kRounds; ++i) {
    const absl::Time start = absl::Now();
    if (absl::Status status = call(random); !status.ok()) Die(status);
    milliseconds.push_back(absl::ToDoubleMilliseconds(absl::Now() - start));
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  Print(absl::StrCat(name, "_p50"), milliseconds[kRounds / 2], "ms");
  Print(absl::StrCat(name, "_p99"), milliseconds[kRounds * 99 / 100], "ms");
}

std::string TwoWords(Random& random) {
  return absl::StrCat("word", Zipf(random, kVocabulary / 10), " word", Zipf(random, kVocabulary / 10));
}

void RunQueries(const Store& store) {
  const QueryEngine engine(store);
  PrintPercentiles("query_matrix", [&](Random&) {
    v1::GetStanceMatrixResponse response;
    return engine.GetStanceMatrix(v1::GetStanceMatrixRequest(), response);
  });
  PrintPercentiles("query_search_and", [&](Random& random) {
    v1::SearchArticlesRequest request;
    request.set_query(TwoWords(random));
    v1::SearchArticlesResponse response;
    return engine.SearchArticles(request, response);
  });
  PrintPercentiles("query_search_relevance", [&](Random& random) {
    v1::SearchArticlesRequest request;
    request.set_query(TwoWords(random));
    request.set_order(v1::ARTICLE_ORDER_RELEVANCE);
    v1::SearchArticlesResponse response;
    return engine.SearchArticles(request, response);
  });
  PrintPercentiles("query_list_claims", [&](Random& random) {
    v1::ListClaimsRequest request;
    request.mutable_filter()->add_target_ids(EntityId(Zipf(random, kEntities)));
    v1::ListClaimsResponse response;
    return engine.ListClaims(request, response);
  });
  PrintPercentiles("query_list_entities", [&](Random&) {
    v1::ListEntitiesResponse response;
    return engine.ListEntities(v1::ListEntitiesRequest(), response);
  });
}

void Run(const std::string& path) {
  auto store = Store::Create({.path = path});
  if (!store.ok()) Die(store.status());
  auto writer = AnnotationWriter::Create(**store, {}, [](uint64_t) {});
  if (!writer.ok()) Die(writer.status());
  const uint32_t articles = std::max(absl::GetFlag(FLAGS_articles), 100u);
  const uint32_t alone = std::min(articles / 10, 1000u);
  Print("query_write_1_writer", WriteRate(**writer, 0, alone, 1), "articles/s");
  Print("query_write_16_writers", WriteRate(**writer, alone, articles, 16), "articles/s");
  RunQueries(**store);
  const absl::Time start = absl::Now();
  const auto status = ReadStoreStatus(**store, /*include_digest=*/true);
  if (!status.ok()) Die(status.status());
  Print("query_digest", absl::ToDoubleSeconds(absl::Now() - start), "s");
  Print("query_articles", static_cast<double>(status->article_count()), "articles");
  Print("query_claims", static_cast<double>(status->claim_count()), "claims");
  Print("query_disk", static_cast<double>(status->disk_bytes()) / (1 << 20), "MiB");
}

}  // namespace
}  // namespace parallax::query

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage("Prints figures of the query store, one \"name value unit\" a line.");
  absl::ParseCommandLine(argc, argv);
  const std::string dir = absl::GetFlag(FLAGS_dir);
  std::string path = (dir.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(dir)) /
                     "parallax-query-bench-XXXXXX";
  if (mkdtemp(path.data()) == nullptr) {
    std::cerr << "cannot make a folder in " << dir << std::endl;
    return 1;
  }
  parallax::query::Run(path);
  std::filesystem::remove_all(path);
  return 0;
}
