#include "services/query/annotation_writer.h"

#include <optional>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/digest.h"
#include "services/common/error.h"
#include "services/query/article_check.h"
#include "services/query/article_view.h"
#include "services/query/byte_codec.h"
#include "services/query/records.h"
#include "services/query/view_batch.h"

namespace parallax::query {
namespace {

constexpr int kMaxArticles = 100;
// Bounds of one commit; what does not fit goes into the next one.
constexpr size_t kMaxGroup = 64;
constexpr size_t kMaxGroupBytes = 8 << 20;

absl::Status CheckRequest(const v1::WriteAnnotationsRequest& request) {
  if (request.articles().empty() || request.articles_size() > kMaxArticles) {
    return InvalidField("articles",
                        absl::StrCat("has ", request.articles_size(), " articles; send 1 to 100"));
  }
  for (int i = 0; i < request.articles_size(); ++i) {
    PARALLAX_RETURN_IF_ERROR(CheckAnnotatedArticle(request.articles(i), absl::StrCat("articles[", i, "]")));
  }
  return absl::OkStatus();
}

absl::flat_hash_set<absl::string_view> ClaimIds(const ArticleView& view) {
  absl::flat_hash_set<absl::string_view> ids;
  for (const v1::ClaimRecord& record : view.claims) ids.insert(record.claim().id());
  return ids;
}

}  // namespace

// An article that waits for its commit.
struct AnnotationWriter::Pending {
  const v1::AnnotatedArticle* annotated = nullptr;
  size_t bytes = 0;
  std::string content_hash;
  ArticleView view;

  bool done = false;  // guarded by mutex_; the rest below is then final
  absl::Status status;
  v1::WriteOutcome outcome = v1::WRITE_OUTCOME_UNSPECIFIED;

  explicit Pending(const v1::AnnotatedArticle& article) : annotated(&article), view(ViewOf(article)) {
    const std::string serialized = article.SerializeAsString();
    bytes = serialized.size();
    content_hash = absl::HexStringToBytes(Sha256Hex(serialized));
  }
};

// What one commit writes and the numbers that hold once it is written.
struct AnnotationWriter::Commit {
  StoreReader reader;
  rocksdb::WriteBatch batch;
  uint32_t next_document;
  uint64_t change_sequence;
  uint64_t oldest_change;

  Commit(const Store& store, uint32_t document, uint64_t sequence, uint64_t oldest)
      : reader(store), next_document(document), change_sequence(sequence), oldest_change(oldest) {}

  void LogChanges(const Store& store, bool added, const ArticleView& of, const ArticleView* without) {
    const auto known = without == nullptr ? absl::flat_hash_set<absl::string_view>() : ClaimIds(*without);
    for (const v1::ClaimRecord& record : of.claims) {
      if (known.contains(record.claim().id())) continue;
      batch.Put(store.handle(Family::kChanges), ChangeKey(++change_sequence), EncodeChange(added, record));
    }
  }
};

AnnotationWriter::AnnotationWriter(Store& store, AnnotationWriterOptions options, CommitListener on_commit)
    : store_(store), options_(options), on_commit_(std::move(on_commit)) {}

absl::StatusOr<std::unique_ptr<AnnotationWriter>> AnnotationWriter::Create(Store& store,
                                                                           AnnotationWriterOptions options,
                                                                           CommitListener on_commit) {
  if (options.change_log_entries == 0) return InvalidField("change_log_entries", "is 0; keep at least 1");
  auto writer = std::unique_ptr<AnnotationWriter>(new AnnotationWriter(store, options, std::move(on_commit)));
  PARALLAX_RETURN_IF_ERROR(writer->Load());
  return writer;
}

absl::Status AnnotationWriter::Load() {
  const StoreReader reader(store_);
  const auto documents = reader.NewIterator(Family::kDocuments);
  documents->SeekToLast();
  if (documents->Valid()) next_document_ = ByteReader(View(documents->key())).U32() + 1;
  PARALLAX_RETURN_IF_ERROR(FromRocksStatus(documents->status(), "cannot read"));
  const auto changes = reader.NewIterator(Family::kChanges);
  changes->SeekToLast();
  if (changes->Valid()) change_sequence_ = ByteReader(View(changes->key())).U64();
  PARALLAX_RETURN_IF_ERROR(FromRocksStatus(changes->status(), "cannot read"));
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> oldest,
                            reader.Get(Family::kMeta, kOldestChangeKey));
  if (!oldest.has_value()) return DamagedRow(Family::kMeta);
  oldest_change_ = ByteReader(*oldest).U64();
  return absl::OkStatus();
}

absl::StatusOr<std::vector<v1::WriteOutcome>> AnnotationWriter::Write(
    const v1::WriteAnnotationsRequest& request) {
  PARALLAX_RETURN_IF_ERROR(CheckRequest(request));
  std::vector<Pending> pending;
  pending.reserve(static_cast<size_t>(request.articles_size()));
  for (const v1::AnnotatedArticle& article : request.articles()) pending.emplace_back(article);
  AwaitAll(pending);
  std::vector<v1::WriteOutcome> outcomes;
  for (const Pending& each : pending) {
    PARALLAX_RETURN_IF_ERROR(each.status);
    outcomes.push_back(each.outcome);
  }
  return outcomes;
}

// Whoever finds no commit under way commits what waits, its own articles or not.
void AnnotationWriter::AwaitAll(std::vector<Pending>& pending) {
  absl::MutexLock lock(&mutex_);
  for (Pending& each : pending) queue_.push_back(&each);
  while (!pending.back().done) {
    if (committing_) {
      mutex_.Await(absl::Condition(
          +[](bool* committing) { return !*committing; }, &committing_));
      continue;
    }
    committing_ = true;
    const std::vector<Pending*> group = TakeGroup();
    mutex_.Unlock();
    CommitGroup(group);
    mutex_.Lock();
    for (Pending* each : group) each->done = true;
    committing_ = false;
  }
}

// From the front of the queue, each article at most once: a second write of one must see the first.
std::vector<AnnotationWriter::Pending*> AnnotationWriter::TakeGroup() {
  std::vector<Pending*> group;
  absl::flat_hash_set<absl::string_view> ids;
  size_t bytes = 0;
  while (!queue_.empty() && group.size() < kMaxGroup && bytes < kMaxGroupBytes) {
    if (!ids.insert(queue_.front()->view.article_id).second) break;
    bytes += queue_.front()->bytes;
    group.push_back(queue_.front());
    queue_.pop_front();
  }
  return group;
}

void AnnotationWriter::CommitGroup(const std::vector<Pending*>& group) {
  Commit commit(store_, next_document_, change_sequence_, oldest_change_);
  for (Pending* each : group) {
    commit.batch.SetSavePoint();
    const auto numbers = std::make_pair(commit.next_document, commit.change_sequence);
    each->status = Stage(*each, commit);
    if (each->status.ok()) continue;
    commit.batch.RollbackToSavePoint();
    std::tie(commit.next_document, commit.change_sequence) = numbers;
  }
  if (commit.batch.Count() == 0) return;
  StageTrim(commit);
  if (const absl::Status written = store_.Write(commit.batch); !written.ok()) {
    for (Pending* each : group) each->status.Update(written);
    return;
  }
  next_document_ = commit.next_document;
  oldest_change_ = commit.oldest_change;
  if (commit.change_sequence == change_sequence_) return;
  change_sequence_ = commit.change_sequence;
  on_commit_(commit.change_sequence);
}

absl::Status AnnotationWriter::Stage(Pending& pending, Commit& commit) {
  const std::string& id = pending.view.article_id;
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> summary,
                            commit.reader.Get(Family::kSummaries, id));
  if (!summary.has_value()) {
    pending.outcome = v1::WRITE_OUTCOME_INSERTED;
    StageInsert(store_, *pending.annotated, pending.view, commit.next_document++, pending.content_hash,
                commit.batch);
    commit.LogChanges(store_, /*added=*/true, pending.view, nullptr);
    return absl::OkStatus();
  }
  const std::optional<StoredSummary> stored = DecodeSummary(*summary);
  if (!stored.has_value()) return DamagedRow(Family::kSummaries);
  if (stored->revision > pending.annotated->article().revision()) {
    pending.outcome = v1::WRITE_OUTCOME_STALE;
    return absl::OkStatus();
  }
  if (stored->content_hash == pending.content_hash) {
    pending.outcome = v1::WRITE_OUTCOME_UNCHANGED;
    return absl::OkStatus();
  }
  pending.outcome = v1::WRITE_OUTCOME_REPLACED;
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> article,
                            commit.reader.Get(Family::kArticles, id));
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> body, commit.reader.Get(Family::kBodies, id));
  if (!article.has_value() || !body.has_value()) return DamagedRow(Family::kArticles);
  const std::optional<v1::AnnotatedArticle> old = DecodeArticle(*article, *body);
  if (!old.has_value()) return DamagedRow(Family::kArticles);
  const ArticleView old_view = ViewOf(*old);
  StageRemove(store_, old_view, stored->document, commit.batch);
  StageInsert(store_, *pending.annotated, pending.view, stored->document, pending.content_hash, commit.batch);
  commit.LogChanges(store_, /*added=*/false, old_view, &pending.view);
  commit.LogChanges(store_, /*added=*/true, pending.view, &old_view);
  return absl::OkStatus();
}

// Trims an eighth of the log at a time: a range deletion is cheap, many small ones slow reads.
void AnnotationWriter::StageTrim(Commit& commit) {
  const uint64_t kept = commit.change_sequence + 1 - commit.oldest_change;
  const uint64_t limit = options_.change_log_entries;
  if (kept <= limit + limit / 8) return;
  const uint64_t oldest = commit.change_sequence + 1 - limit;
  commit.batch.DeleteRange(store_.handle(Family::kChanges), ChangeKey(commit.oldest_change),
                           ChangeKey(oldest));
  commit.batch.Put(store_.handle(Family::kMeta), Slice(kOldestChangeKey), ByteWriter().U64(oldest).Take());
  commit.oldest_change = oldest;
}

}  // namespace parallax::query
