#include "services/ingest/article_log.h"

#include <rocksdb/write_batch.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/error.h"
#include "services/common/log.h"
#include "services/common/utf8.h"

namespace parallax::ingest {
namespace {

constexpr size_t kDeadLetterTitleBytes = 120;

rocksdb::Slice ToSlice(absl::string_view bytes) { return {bytes.data(), bytes.size()}; }
absl::string_view ToView(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

absl::Status FromRocks(absl::string_view what, const rocksdb::Status& status) {
  if (status.ok()) return absl::OkStatus();
  const std::string message = absl::StrCat("log: ", what, ": ", status.ToString());
  if (status.IsCorruption()) return absl::DataLossError(message);
  if (status.IsNotFound()) return absl::NotFoundError(message);
  return absl::UnavailableError(message);
}

absl::Status OpenError(const std::string& directory, const rocksdb::Status& status) {
  const std::string text = status.ToString();
  if (status.IsIOError() && absl::StrContains(text, "LOCK")) {
    return absl::FailedPreconditionError(absl::StrCat("data: another process has the log in ", directory,
                                                      " open; stop it or choose another folder (", text,
                                                      ")"));
  }
  if (status.IsCorruption()) {
    return absl::DataLossError(absl::StrCat(
        "data: the log in ", directory,
        " is damaged and opening it would lose acknowledged articles; restore it from a backup (", text,
        ")"));
  }
  if (status.IsInvalidArgument()) {
    return absl::FailedPreconditionError(absl::StrCat(
        "data: ", directory, " was written by another program or a newer version; choose another folder (",
        text, ")"));
  }
  return absl::UnavailableError(absl::StrCat("data: cannot open the log in ", directory, " (", text, ")"));
}

// Room for a batch, so that it does not grow by copying.
size_t BatchBytes(absl::Span<const NewEntry> entries) {
  constexpr size_t kKeysAndSmallValues = 256;
  size_t bytes = kKeysAndSmallValues;
  for (const NewEntry& entry : entries) bytes += entry.body.size() + kKeysAndSmallValues;
  return bytes;
}

std::string TitleOf(const v1::Article& article) {
  if (!article.title().empty()) return article.title();
  std::string words(TruncateUtf8(article.text(), kDeadLetterTitleBytes));
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return words;
}

}  // namespace

absl::StatusOr<std::unique_ptr<ArticleLog>> ArticleLog::Open(ArticleLogOptions options) {
  std::error_code error;
  std::filesystem::create_directories(options.directory, error);
  if (error) {
    return absl::FailedPreconditionError(
        absl::StrCat("data: cannot create the folder ", options.directory, ": ", error.message()));
  }
  auto log = std::unique_ptr<ArticleLog>(new ArticleLog(std::move(options)));
  PARALLAX_RETURN_IF_ERROR(log->OpenDatabase());
  PARALLAX_RETURN_IF_ERROR(log->CheckSchema());
  PARALLAX_RETURN_IF_ERROR(log->LoadState());
  return log;
}

ArticleLog::ArticleLog(ArticleLogOptions options) : options_(std::move(options)) {}

ArticleLog::~ArticleLog() {
  for (rocksdb::ColumnFamilyHandle* family : families_) db_->DestroyColumnFamilyHandle(family);
}

absl::Status ArticleLog::OpenDatabase() {
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(LogDbOptions(), options_.directory,
                                                   LogFamilies(options_.cache_bytes), &families_, &db);
  if (!status.ok()) return OpenError(options_.directory, status);
  db_.reset(db);
  return absl::OkStatus();
}

absl::Status ArticleLog::CheckSchema() {
  std::string value;
  const rocksdb::Status status = db_->Get({}, kSchemaVersionKey, &value);
  if (status.IsNotFound()) {
    rocksdb::WriteBatch batch;
    batch.Put(kSchemaVersionKey, SchemaVersionValue(kSchemaVersion));
    return Write(batch, /*sync=*/true);
  }
  PARALLAX_RETURN_IF_ERROR(FromRocks("read schema version", status));
  PARALLAX_ASSIGN_OR_RETURN(const uint32_t version, ParseSchemaVersion(value));
  if (version == kSchemaVersion) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat("data: the log in ", options_.directory, " has schema version ", version,
                   ", this program reads ", kSchemaVersion, "; use the program version that wrote it"));
}

absl::Status ArticleLog::LoadState() {
  absl::MutexLock lock(&mutex_);
  std::string value;
  const rocksdb::Status status = db_->Get({}, kCountersKey, &value);
  if (!status.IsNotFound()) {
    PARALLAX_RETURN_IF_ERROR(FromRocks("read counters", status));
    PARALLAX_ASSIGN_OR_RETURN(counters_, ParseCounters(value));
  }
  const std::unique_ptr<rocksdb::Iterator> newest(db_->NewIterator({}, Family(LogFamily::kArticles)));
  newest->SeekToLast();
  if (newest->Valid()) {
    PARALLAX_ASSIGN_OR_RETURN(const uint64_t sequence, ParseSequenceKey(ToView(newest->key())));
    if (sequence > counters_.last_sequence) {
      return absl::DataLossError(absl::StrCat("data: the log in ", options_.directory, " holds sequence ",
                                              sequence, " beyond its counter ", counters_.last_sequence,
                                              "; restore it from a backup"));
    }
  }
  PARALLAX_RETURN_IF_ERROR(FromRocks("read the newest article", newest->status()));
  const std::unique_ptr<rocksdb::Iterator> dead(db_->NewIterator({}, Family(LogFamily::kDeadLetters)));
  for (dead->SeekToFirst(); dead->Valid(); dead->Next()) {
    PARALLAX_ASSIGN_OR_RETURN(const DeadLetterPosition position, ParseDeadLetterKey(ToView(dead->key())));
    dead_[position.sequence] = position.fail_time;
  }
  return FromRocks("read dead letters", dead->status());
}

absl::StatusOr<Head> ArticleLog::CurrentHead(
    absl::string_view id, const absl::flat_hash_map<absl::string_view, Head>& batch_heads) const {
  if (const auto found = batch_heads.find(id); found != batch_heads.end()) return found->second;
  PARALLAX_ASSIGN_OR_RETURN(std::optional<Head> head, FindHead(id));
  return head.value_or(Head());
}

absl::StatusOr<std::vector<Appended>> ArticleLog::Append(absl::Span<const NewEntry> entries) {
  Counters counters = this->counters();
  const std::string no_failures = QueueValue(0);
  const absl::Time receive_time = options_.clock();
  absl::flat_hash_map<absl::string_view, Head> heads;
  std::vector<Appended> appended;
  appended.reserve(entries.size());
  rocksdb::WriteBatch batch(BatchBytes(entries));
  for (const NewEntry& entry : entries) {
    PARALLAX_ASSIGN_OR_RETURN(Head head, CurrentHead(entry.id, heads));
    if (head.revision > 0 && head.content_hash == entry.content_hash) {
      appended.push_back({v1::RECEIPT_STATUS_DUPLICATE, head.sequence, head.revision});
      continue;
    }
    head = {++counters.last_sequence, head.revision + 1, entry.content_hash};
    const bool is_new = head.revision == 1;
    ++counters.revision_count;
    if (is_new) ++counters.article_count;
    const std::string key = SequenceKey(head.sequence);
    const std::string prefix = ArticlePrefix(head.revision, receive_time);
    const rocksdb::Slice key_part = key;
    const std::array<rocksdb::Slice, 2> value_parts = {prefix, entry.body};
    batch.Put(Family(LogFamily::kArticles), rocksdb::SliceParts(&key_part, 1),
              rocksdb::SliceParts(value_parts.data(), 2));
    batch.Put(Family(LogFamily::kHeads), entry.id, HeadValue(head));
    batch.Put(Family(LogFamily::kQueue), key, no_failures);
    appended.push_back(
        {is_new ? v1::RECEIPT_STATUS_ACCEPTED : v1::RECEIPT_STATUS_REVISION, head.sequence, head.revision});
    heads[entry.id] = std::move(head);
  }
  if (batch.Count() == 0) return appended;
  batch.Put(kCountersKey, CountersValue(counters));
  const absl::Status written = Write(batch, /*sync=*/true);
  absl::MutexLock lock(&mutex_);
  if (!written.ok()) {
    // The batch may still be found in the write-ahead log after a restart.
    counters_.last_sequence = counters.last_sequence;
    return written;
  }
  counters_ = counters;
  return appended;
}

absl::Status ArticleLog::Settle(absl::Span<const Settlement> settlements) {
  rocksdb::WriteBatch batch;
  std::vector<DeadLetterPosition> died;
  for (const Settlement& settlement : settlements) {
    const std::string key = SequenceKey(settlement.sequence);
    if (settlement.kind == Settlement::Kind::kRetry) {
      batch.Put(Family(LogFamily::kQueue), key, QueueValue(settlement.failed_attempts));
      continue;
    }
    batch.Delete(Family(LogFamily::kQueue), key);
    if (settlement.kind == Settlement::Kind::kDead) {
      const v1::DeadLetter letter = MakeDeadLetter(settlement);
      LogWarning("dead_letter", {{"id", letter.article_id()},
                                 {"sequence", letter.sequence()},
                                 {"attempts", letter.attempts()},
                                 {"worker", letter.worker_id()},
                                 {"reason", letter.reason()}});
      const DeadLetterPosition position = {absl::FromUnixMicros(absl::ToUnixMicros(settlement.time)),
                                           settlement.sequence};
      batch.Put(Family(LogFamily::kDeadLetters), DeadLetterKey(position), letter.SerializeAsString());
      died.push_back(position);
    }
  }
  PARALLAX_RETURN_IF_ERROR(Write(batch, /*sync=*/false));
  absl::MutexLock lock(&mutex_);
  for (const DeadLetterPosition& position : died) dead_[position.sequence] = position.fail_time;
  return absl::OkStatus();
}

absl::Status ArticleLog::Requeue(absl::Span<const uint64_t> sequences) {
  rocksdb::WriteBatch batch;
  const std::string no_failures = QueueValue(0);
  absl::MutexLock lock(&mutex_);
  for (const uint64_t sequence : sequences) {
    batch.Put(Family(LogFamily::kQueue), SequenceKey(sequence), no_failures);
    if (const auto dead = dead_.find(sequence); dead != dead_.end()) {
      batch.Delete(Family(LogFamily::kDeadLetters), DeadLetterKey({dead->second, sequence}));
    }
  }
  PARALLAX_RETURN_IF_ERROR(Write(batch, /*sync=*/true));
  for (const uint64_t sequence : sequences) dead_.erase(sequence);
  return absl::OkStatus();
}

absl::Status ArticleLog::Write(rocksdb::WriteBatch& batch, bool sync) {
  // After a failed write RocksDB refuses all others until it recovers. From a full disk it does so by itself;
  // where it cannot, only opening the log anew helps.
  if (write_failed_ && !db_->Resume().ok()) {
    return absl::UnavailableError(
        "log: an earlier write failed; free space on the disk, or restart ingest if that does not help");
  }
  rocksdb::WriteOptions options;
  options.sync = sync;
  const rocksdb::Status status = db_->Write(options, &batch);
  write_failed_ = !status.ok();
  return FromRocks("write", status);
}

v1::DeadLetter ArticleLog::MakeDeadLetter(const Settlement& settlement) const {
  v1::DeadLetter letter;
  letter.set_sequence(settlement.sequence);
  if (const absl::StatusOr<v1::Article> article = Read(settlement.sequence); article.ok()) {
    letter.set_article_id(article->id());
    letter.set_revision(article->revision());
    letter.set_title(TitleOf(*article));
    letter.set_url(article->url());
  } else {
    letter.set_title("(the article cannot be read)");
  }
  letter.set_attempts(settlement.failed_attempts);
  letter.set_reason(settlement.reason);
  letter.set_worker_id(settlement.worker_id);
  const int64_t micros = absl::ToUnixMicros(settlement.time);
  letter.mutable_fail_time()->set_seconds(micros / 1000000);
  letter.mutable_fail_time()->set_nanos(static_cast<int32_t>(micros % 1000000 * 1000));
  return letter;
}

absl::StatusOr<v1::Article> ArticleLog::Read(uint64_t sequence) const {
  rocksdb::PinnableSlice value;
  PARALLAX_RETURN_IF_ERROR(
      FromRocks(absl::StrCat("read sequence ", sequence),
                db_->Get({}, Family(LogFamily::kArticles), SequenceKey(sequence), &value)));
  return ParseArticle(sequence, ToView(value));
}

absl::Status ArticleLog::ForEachQueued(absl::FunctionRef<void(uint64_t, uint32_t)> visit) const {
  const std::unique_ptr<rocksdb::Iterator> it(db_->NewIterator({}, Family(LogFamily::kQueue)));
  for (it->SeekToFirst(); it->Valid(); it->Next()) {
    PARALLAX_ASSIGN_OR_RETURN(const uint64_t sequence, ParseSequenceKey(ToView(it->key())));
    PARALLAX_ASSIGN_OR_RETURN(const uint32_t failed_attempts, ParseQueueValue(ToView(it->value())));
    visit(sequence, failed_attempts);
  }
  return FromRocks("read the queue", it->status());
}

absl::StatusOr<std::optional<Head>> ArticleLog::FindHead(absl::string_view article_id) const {
  rocksdb::PinnableSlice value;
  const rocksdb::Status status = db_->Get({}, Family(LogFamily::kHeads), ToSlice(article_id), &value);
  if (status.IsNotFound()) return std::nullopt;
  PARALLAX_RETURN_IF_ERROR(FromRocks("read a head", status));
  PARALLAX_ASSIGN_OR_RETURN(Head head, ParseHead(ToView(value)));
  return head;
}

absl::StatusOr<std::vector<uint64_t>> ArticleLog::NewestSequences() const {
  std::vector<uint64_t> sequences;
  const std::unique_ptr<rocksdb::Iterator> it(db_->NewIterator({}, Family(LogFamily::kHeads)));
  for (it->SeekToFirst(); it->Valid(); it->Next()) {
    PARALLAX_ASSIGN_OR_RETURN(const Head head, ParseHead(ToView(it->value())));
    sequences.push_back(head.sequence);
  }
  PARALLAX_RETURN_IF_ERROR(FromRocks("read heads", it->status()));
  std::sort(sequences.begin(), sequences.end());
  return sequences;
}

std::vector<uint64_t> ArticleLog::DeadSequences() const {
  std::vector<uint64_t> sequences;
  absl::MutexLock lock(&mutex_);
  for (const auto& [sequence, fail_time] : dead_) sequences.push_back(sequence);
  std::sort(sequences.begin(), sequences.end());
  return sequences;
}

absl::StatusOr<ArticleLog::DeadLetterPage> ArticleLog::ListDeadLetters(size_t page_size,
                                                                       absl::string_view after_key) const {
  DeadLetterPage page;
  const std::unique_ptr<rocksdb::Iterator> it(db_->NewIterator({}, Family(LogFamily::kDeadLetters)));
  it->Seek(ToSlice(after_key));
  if (it->Valid() && ToView(it->key()) == after_key) it->Next();
  std::string last_key;
  for (; it->Valid() && page.dead_letters.size() < page_size; it->Next()) {
    v1::DeadLetter letter;
    if (!letter.ParseFromArray(it->value().data(), static_cast<int>(it->value().size()))) {
      return absl::DataLossError("log: a dead letter cannot be read; restore the log from a backup");
    }
    page.dead_letters.push_back(std::move(letter));
    last_key = it->key().ToString();
  }
  PARALLAX_RETURN_IF_ERROR(FromRocks("read dead letters", it->status()));
  if (it->Valid()) page.next_key = last_key;
  return page;
}

Counters ArticleLog::counters() const {
  absl::MutexLock lock(&mutex_);
  return counters_;
}

size_t ArticleLog::dead_letter_count() const {
  absl::MutexLock lock(&mutex_);
  return dead_.size();
}

}  // namespace parallax::ingest
