#include "services/query/annotation_writer.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <thread>

#include "absl/strings/str_cat.h"
#include "services/query/change_log.h"
#include "services/query/query_engine.h"
#include "services/query/store_status.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

v1::AnnotatedArticle Simple(const std::string& id, uint32_t revision = 1,
                            const std::string& body = "A plain body.") {
  return ArticleBuilder(id, revision)
      .Body(body)
      .Entity("x", "Xland")
      .Entity("y", "Yland")
      .Claim("x", "y", v1::POLARITY_OPPOSE)
      .Build();
}

v1::GetStanceMatrixResponse MatrixOf(const Store& store) {
  v1::GetStanceMatrixRequest request;
  request.set_max_holders(200);
  request.set_max_targets(200);
  v1::GetStanceMatrixResponse response;
  EXPECT_THAT(QueryEngine(store).GetStanceMatrix(request, response), IsOk());
  return response;
}

// Every change as "+id" or "-id".
std::vector<std::string> Changes(const Store& store) {
  std::vector<std::string> changes;
  const StoreReader reader(store);
  const auto batch = ReadChanges(reader, ClaimFilter(), OldestChange(reader).value_or(0), 1000, 1000);
  EXPECT_THAT(batch, IsOk());
  if (!batch.ok()) return changes;
  for (const SequencedChange& each : batch->changes) {
    changes.push_back(absl::StrCat(each.change.added ? "+" : "-", each.change.record.claim().id()));
  }
  return changes;
}

TEST(AnnotationWriter, InsertsThenFindsTheSameUnchanged) {
  TestStore store;
  EXPECT_EQ(store.Write(Simple("a")), v1::WRITE_OUTCOME_INSERTED);
  const uint64_t sequence = store.store().db().GetLatestSequenceNumber();
  EXPECT_EQ(store.Write(Simple("a")), v1::WRITE_OUTCOME_UNCHANGED);
  EXPECT_EQ(store.store().db().GetLatestSequenceNumber(), sequence) << "something was written";
}

TEST(AnnotationWriter, ReplacesAnotherAnnotationOfTheSameRevision) {
  TestStore store;
  store.Write(Simple("a", 1, "First body."));
  EXPECT_EQ(store.Write(Simple("a", 1, "Second body.")), v1::WRITE_OUTCOME_REPLACED);
  v1::GetArticleRequest request;
  request.set_article_id("a");
  v1::GetArticleResponse response;
  ASSERT_THAT(QueryEngine(store.store()).GetArticle(request, response), IsOk());
  EXPECT_EQ(response.annotation().document().body(), "Second body.");
}

TEST(AnnotationWriter, IgnoresAnOlderRevision) {
  TestStore store;
  EXPECT_EQ(store.Write(Simple("a", 2)), v1::WRITE_OUTCOME_INSERTED);
  const std::string digest = store.Digest();
  EXPECT_EQ(store.Write(Simple("a", 1)), v1::WRITE_OUTCOME_STALE);
  EXPECT_EQ(store.Digest(), digest);
}

TEST(AnnotationWriter, LeavesNothingOfAReplacedAnnotationBehind) {
  TestStore replaced;
  replaced.Write(ArticleBuilder("a")
                     .Title("Old title")
                     .Body("Old words only.")
                     .Publisher("Old Outlet")
                     .Published("2020-01-01")
                     .Language("fr")
                     .Entity("old", "Old")
                     .Claim("old", "x", v1::POLARITY_SUPPORT)
                     .Claim("AUTHOR", "old", v1::POLARITY_OPPOSE)
                     .Build());
  replaced.Write(Simple("a", 2));
  TestStore fresh;
  fresh.Write(Simple("a", 2));
  EXPECT_EQ(replaced.Digest(), fresh.Digest());
}

TEST(AnnotationWriter, LogsOnlyTheClaimsThatCameOrWent) {
  TestStore store;
  ArticleBuilder article("a");
  article.Body("b").Claim("x", "y", v1::POLARITY_SUPPORT).Claim("y", "x", v1::POLARITY_SUPPORT);
  store.Write(article.Build());
  EXPECT_EQ(store.last_published(), 2u);
  article.LastClaim().set_id("other");
  store.Write(article.Build());
  EXPECT_THAT(Changes(store.store()), ElementsAre("+a-1-1", "+a-1-2", "-a-1-2", "+other"));
  EXPECT_EQ(store.last_published(), 4u);
  EXPECT_EQ(store.writer().change_sequence(), 4u);
}

TEST(AnnotationWriter, TrimsTheChangeLog) {
  TestStore store({.change_log_entries = 8});
  for (int i = 0; i < 30; ++i) store.Write(Simple(absl::StrCat("a", i)));
  const auto changes = Changes(store.store());
  EXPECT_GE(changes.size(), 8u);
  EXPECT_LE(changes.size(), 9u);
  EXPECT_EQ(changes.back(), "+a29-1-1");
  EXPECT_THAT(ReadChanges(StoreReader(store.store()), ClaimFilter(), 1, 10, 10),
              HasCode(absl::StatusCode::kOutOfRange));
}

TEST(AnnotationWriter, RefusesTheWholeRequestBeforeWritingAnything) {
  TestStore store;
  v1::WriteAnnotationsRequest request;
  *request.add_articles() = Simple("a");
  *request.add_articles() = ArticleBuilder("b").Claim("x", "x", v1::POLARITY_OPPOSE).Build();
  EXPECT_THAT(store.writer().Write(request), IsInvalid("articles[1].annotation.claims[0].target_id"));
  EXPECT_THAT(store.writer().Write(v1::WriteAnnotationsRequest()), IsInvalid("articles"));
  EXPECT_THAT(Changes(store.store()), IsEmpty());
}

TEST(AnnotationWriter, RefusesAChangeLogOfNothing) {
  TestStore store;
  EXPECT_THAT(AnnotationWriter::Create(store.store(), {.change_log_entries = 0}, [](uint64_t) {}),
              IsInvalid("change_log_entries"));
}

TEST(AnnotationWriter, WritesTheSameArticleTwiceInOneRequestInOrder) {
  TestStore store;
  v1::WriteAnnotationsRequest request;
  *request.add_articles() = Simple("a", 1);
  *request.add_articles() = Simple("a", 2);
  *request.add_articles() = Simple("a", 1);
  const auto outcomes = store.writer().Write(request);
  ASSERT_THAT(outcomes, IsOk());
  EXPECT_THAT(*outcomes,
              ElementsAre(v1::WRITE_OUTCOME_INSERTED, v1::WRITE_OUTCOME_REPLACED, v1::WRITE_OUTCOME_STALE));
}

TEST(AnnotationWriter, GoesOnWithItsNumbersAfterReopening) {
  TestStore store;
  store.Write(Simple("a"));
  store.Write(Simple("b"));
  const std::string digest = store.Digest();
  store.Reopen();
  EXPECT_EQ(store.Digest(), digest);
  EXPECT_EQ(store.writer().change_sequence(), 2u);
  store.Write(Simple("c"));
  EXPECT_THAT(Changes(store.store()), ElementsAre("+a-1-1", "+b-1-1", "+c-1-1"));
}

TEST(AnnotationWriter, SerialisesConcurrentWritesOfTheSameArticles) {
  TestStore store;
  std::vector<std::thread> threads;
  for (uint32_t thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&store, thread] {
      for (uint32_t i = 0; i < 20; ++i) {
        const uint32_t revision = 1 + (i * 7 + thread) % 20;
        store.Write(Simple(absl::StrCat("a", i % 3), revision, absl::StrCat("Revision ", revision)));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::map<std::string, uint32_t> newest;
  for (uint32_t thread = 0; thread < 8; ++thread) {
    for (uint32_t i = 0; i < 20; ++i) {
      uint32_t& revision = newest[absl::StrCat("a", i % 3)];
      revision = std::max(revision, 1 + (i * 7 + thread) % 20);
    }
  }
  TestStore fresh;
  for (const auto& [id, revision] : newest)
    fresh.Write(Simple(id, revision, absl::StrCat("Revision ", revision)));
  EXPECT_EQ(store.Digest(), fresh.Digest());
}

// --- The view as a fold: any order of writes and rewrites against a model made from the final annotations.
// ---

using Random = std::mt19937_64;

std::string Pick(Random& random, absl::string_view prefix, uint32_t choices) {
  return absl::StrCat(prefix, random() % choices);
}

v1::AnnotatedArticle RandomArticle(Random& random, const std::string& id, uint32_t revision) {
  ArticleBuilder article(id, revision);
  article.Title(Pick(random, "Title ", 50)).Published(absl::StrCat("2024-0", 1 + random() % 9));
  if (random() % 4 != 0) article.Publisher(Pick(random, "Outlet ", 4));
  std::string body;
  for (int i = 0; i < 30; ++i) absl::StrAppend(&body, Pick(random, "w", 200), " ");
  article.Body(body);
  for (uint32_t i = 0; i < 6; ++i) {
    // Articles disagree on names, so that a choice by order of writing would show.
    article.Entity(absl::StrCat("e", i), absl::StrCat("Entity ", i, Pick(random, " v", 3)),
                   v1::ENTITY_TYPE_ORG, static_cast<uint32_t>(1 + random() % 5));
  }
  const uint64_t claims = random() % 6;
  for (uint64_t i = 0; i < claims; ++i) {
    const std::string holder = random() % 5 == 0 ? "AUTHOR" : absl::StrCat("e", random() % 3);
    article.Claim(holder, absl::StrCat("e", 3 + random() % 4), static_cast<v1::Polarity>(1 + random() % 3),
                  static_cast<float>(random() % 100) / 100.0f);
    article.LastClaim().set_modality(static_cast<v1::Modality>(1 + random() % 3));
  }
  return article.Build();
}

// "holder>target" to support, oppose, mixed, possible, negated, articles.
using ModelMatrix = std::map<std::string, std::array<uint64_t, 6>>;

ModelMatrix ModelOf(const std::map<std::string, v1::AnnotatedArticle>& articles) {
  ModelMatrix model;
  for (const auto& [id, annotated] : articles) {
    std::map<std::string, bool> seen;
    const std::string& publisher = annotated.annotation().document().publisher();
    for (const v1::Claim& claim : annotated.annotation().claims()) {
      std::string holder = claim.holder_id();
      if (holder == "AUTHOR") {
        holder = publisher.empty() ? "outlet-unknown" : absl::StrCat("outlet-outlet-", publisher.substr(7));
      }
      const std::string pair = absl::StrCat(holder, ">", claim.target_id());
      auto& cell = model[pair];
      const size_t place = claim.modality() == v1::MODALITY_ASSERTED
                               ? static_cast<size_t>(claim.polarity()) - 1
                           : claim.modality() == v1::MODALITY_POSSIBLE ? 3
                                                                       : 4;
      ++cell[place];
      if (!seen[pair]) ++cell[5];
      seen[pair] = true;
    }
  }
  return model;
}

ModelMatrix ModelOf(const v1::GetStanceMatrixResponse& response) {
  ModelMatrix model;
  for (const v1::StanceCell& cell : response.cells()) {
    model[absl::StrCat(cell.holder().id(), ">", cell.target().id())] = {
        cell.support_count(),  cell.oppose_count(),  cell.mixed_count(),
        cell.possible_count(), cell.negated_count(), cell.article_count()};
  }
  return model;
}

TEST(AnnotationWriter, MakesTheSameViewInAnyOrderOfWritesAndRewrites) {
  const uint64_t seed = std::random_device()();
  std::cout << "seed " << seed << std::endl;
  SCOPED_TRACE(seed);
  Random random(seed);
  TestStore straight, shuffled;
  std::vector<v1::AnnotatedArticle> history;
  std::map<std::string, v1::AnnotatedArticle> final;
  for (int i = 0; i < 60; ++i) {
    const std::string id = Pick(random, "a", 25);
    const uint32_t revision = final.contains(id) ? final[id].article().revision() + random() % 2 : 1;
    final[id] = RandomArticle(random, id, revision);
    history.push_back(final[id]);
  }
  for (const auto& [id, article] : final) straight.Write(article);
  std::shuffle(history.begin(), history.end(), random);
  for (const v1::AnnotatedArticle& article : history) shuffled.Write(article);
  // Annotations of one revision are not ordered, so the final ones come once more; some of them are there
  // already.
  for (const auto& [id, article] : final) shuffled.Write(article);
  shuffled.Reopen();

  EXPECT_EQ(shuffled.Digest(), straight.Digest());
  EXPECT_EQ(ModelOf(MatrixOf(shuffled.store())), ModelOf(final));
  const auto status = ReadStoreStatus(shuffled.store(), false);
  ASSERT_THAT(status, IsOk());
  EXPECT_EQ(status->article_count(), final.size());
  ASSERT_THAT(rocksdb::Status(straight.store().db().CompactRange({}, nullptr, nullptr)).ok(), true);
  EXPECT_EQ(shuffled.Digest(), straight.Digest()) << "compaction changed the view";
}

TEST(AnnotationWriter, HasAnotherDigestForAnotherView) {
  TestStore a, b;
  a.Write(Simple("a", 1, "One body."));
  b.Write(Simple("a", 1, "Another body."));
  EXPECT_NE(a.Digest(), b.Digest());
}

}  // namespace
}  // namespace parallax::query
