#include "services/ingest/article_log.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "tests/ingest/testing.h"

namespace parallax::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ArticleLogTest : public testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<ArticleLog>> Open() {
    ArticleLogOptions options;
    options.directory = folder_.path();
    options.clock = [this] { return clock_.Now(); };
    return ArticleLog::Open(options);
  }
  Appended AppendOne(ArticleLog& log, const std::string& url, const std::string& text) {
    return ValueOf(log.Append({NewEntry(CheckedArticle(url, text))})).at(0);
  }
  std::vector<std::pair<uint64_t, uint32_t>> Queue(const ArticleLog& log) {
    std::vector<std::pair<uint64_t, uint32_t>> queue;
    EXPECT_TRUE(
        log.ForEachQueued([&](uint64_t sequence, uint32_t failed) { queue.emplace_back(sequence, failed); })
            .ok());
    return queue;
  }
  Settlement Ended(Settlement::Kind kind, uint64_t sequence, uint32_t failed_attempts = 0) {
    return {kind, sequence, failed_attempts, "it broke", "worker", clock_.Now()};
  }
  // What RocksDB does to the closed log without our code.
  template <typename Action>
  void OnRawDatabase(Action action) {
    rocksdb::DB* raw = nullptr;
    std::vector<rocksdb::ColumnFamilyHandle*> families;
    ASSERT_TRUE(
        rocksdb::DB::Open(LogDbOptions(), folder_.path(), LogFamilies(1 << 20), &families, &raw).ok());
    const std::unique_ptr<rocksdb::DB> db(raw);
    action(*db, families);
    for (rocksdb::ColumnFamilyHandle* family : families) db->DestroyColumnFamilyHandle(family);
  }
  // The write-ahead log that holds what was written last.
  std::filesystem::path NewestWal() {
    std::filesystem::path newest;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      if (entry.path().extension() == ".log" && entry.path() > newest) newest = entry.path();
    }
    return newest;
  }

  TempDir folder_;
  ManualClock clock_;
};

TEST_F(ArticleLogTest, AcceptsRevisesAndRecognisesRepeats) {
  const auto log = ValueOf(Open());
  const Appended first = AppendOne(*log, "https://example.org/a", "One");
  EXPECT_EQ(first.status, v1::RECEIPT_STATUS_ACCEPTED);
  EXPECT_EQ(first.sequence, 1u);
  EXPECT_EQ(first.revision, 1u);
  const Appended again = AppendOne(*log, "https://example.org/a", "One");
  EXPECT_EQ(again.status, v1::RECEIPT_STATUS_DUPLICATE);
  EXPECT_EQ(again.sequence, 1u);
  const Appended changed = AppendOne(*log, "https://example.org/a", "Two");
  EXPECT_EQ(changed.status, v1::RECEIPT_STATUS_REVISION);
  EXPECT_EQ(changed.sequence, 2u);
  EXPECT_EQ(changed.revision, 2u);
  const Appended back = AppendOne(*log, "https://example.org/a", "One");
  EXPECT_EQ(back.status, v1::RECEIPT_STATUS_REVISION);
  EXPECT_EQ(back.revision, 3u);
  EXPECT_EQ(log->counters().article_count, 1u);
  EXPECT_EQ(log->counters().revision_count, 3u);
}

TEST_F(ArticleLogTest, DecidesWithinABatchAsItDoesBetweenBatches) {
  const auto log = ValueOf(Open());
  const std::vector<Appended> appended = ValueOf(log->Append(
      {NewEntry(CheckedArticle("https://example.org/a", "One")),
       NewEntry(CheckedArticle("https://example.org/a", "One")),
       NewEntry(CheckedArticle("https://example.org/a", "Two")), NewEntry(CheckedArticle("", "One"))}));
  ASSERT_EQ(appended.size(), 4u);
  EXPECT_EQ(appended[0].status, v1::RECEIPT_STATUS_ACCEPTED);
  EXPECT_EQ(appended[1].status, v1::RECEIPT_STATUS_DUPLICATE);
  EXPECT_EQ(appended[1].sequence, appended[0].sequence);
  EXPECT_EQ(appended[2].status, v1::RECEIPT_STATUS_REVISION);
  EXPECT_EQ(appended[3].status, v1::RECEIPT_STATUS_ACCEPTED);
  EXPECT_EQ(appended[3].sequence, 3u);
}

TEST_F(ArticleLogTest, KeepsEverythingWhenReopened) {
  {
    const auto log = ValueOf(Open());
    for (int i = 1; i <= 5; ++i)
      AppendOne(*log, absl::StrCat("https://example.org/", i), absl::StrCat("Text ", i));
    ASSERT_TRUE(log->Settle({Ended(Settlement::Kind::kDone, 1), Ended(Settlement::Kind::kRetry, 2, 3),
                             Ended(Settlement::Kind::kDead, 3, 5)})
                    .ok());
  }
  const auto log = ValueOf(Open());
  EXPECT_EQ(log->counters().article_count, 5u);
  EXPECT_EQ(log->counters().last_sequence, 5u);
  EXPECT_EQ(log->dead_letter_count(), 1u);
  EXPECT_THAT(log->DeadSequences(), ElementsAre(3));
  EXPECT_THAT(Queue(*log), ElementsAre(std::pair(2, 3), std::pair(4, 0), std::pair(5, 0)));
  const v1::Article article = ValueOf(log->Read(4));
  EXPECT_EQ(article.text(), "Text 4");
  EXPECT_EQ(article.sequence(), 4u);
  EXPECT_EQ(article.receive_time().seconds(), absl::ToUnixSeconds(clock_.Now()));
  EXPECT_EQ(AppendOne(*log, "https://example.org/4", "Text 4").status, v1::RECEIPT_STATUS_DUPLICATE);
  EXPECT_EQ(AppendOne(*log, "", "Text 6").sequence, 6u);
}

TEST_F(ArticleLogTest, ListsDeadLettersNewestFirstInPages) {
  const auto log = ValueOf(Open());
  for (int i = 1; i <= 5; ++i) AppendOne(*log, "", absl::StrCat("Text\n", i));
  for (const uint64_t sequence : {2, 5, 1, 4, 3}) {
    clock_.Advance(absl::Seconds(1));
    ASSERT_TRUE(log->Settle({Ended(Settlement::Kind::kDead, sequence, 5)}).ok());
  }
  std::vector<uint64_t> listed;
  std::string key;
  do {
    const ArticleLog::DeadLetterPage page = ValueOf(log->ListDeadLetters(2, key));
    ASSERT_LE(page.dead_letters.size(), 2u);
    for (const v1::DeadLetter& letter : page.dead_letters) listed.push_back(letter.sequence());
    key = page.next_key;
  } while (!key.empty());
  EXPECT_THAT(listed, ElementsAre(3, 4, 1, 5, 2));
  const v1::DeadLetter letter = ValueOf(log->ListDeadLetters(1, "")).dead_letters.at(0);
  EXPECT_EQ(letter.title(), "Text 3");
  EXPECT_EQ(letter.reason(), "it broke");
  EXPECT_EQ(letter.attempts(), 5u);
  EXPECT_EQ(letter.worker_id(), "worker");
  EXPECT_EQ(letter.article_id(), ValueOf(log->Read(3)).id());
}

TEST_F(ArticleLogTest, TakesRequeuedEntriesOffTheDeadLetters) {
  const auto log = ValueOf(Open());
  for (int i = 1; i <= 3; ++i) AppendOne(*log, "", absl::StrCat("Text ", i));
  ASSERT_TRUE(log->Settle({Ended(Settlement::Kind::kDone, 1), Ended(Settlement::Kind::kDead, 2, 5),
                           Ended(Settlement::Kind::kDead, 3, 5)})
                  .ok());
  ASSERT_TRUE(log->Requeue({1, 2}).ok());
  EXPECT_THAT(Queue(*log), ElementsAre(std::pair(1, 0), std::pair(2, 0)));
  EXPECT_THAT(log->DeadSequences(), ElementsAre(3));
  EXPECT_EQ(ValueOf(log->ListDeadLetters(10, "")).dead_letters.size(), 1u);
}

TEST_F(ArticleLogTest, NamesTheNewestRevisionOfEveryArticle) {
  const auto log = ValueOf(Open());
  AppendOne(*log, "https://example.org/a", "One");
  AppendOne(*log, "https://example.org/b", "One");
  AppendOne(*log, "https://example.org/a", "Two");
  EXPECT_THAT(ValueOf(log->NewestSequences()), ElementsAre(2, 3));
  EXPECT_EQ(ValueOf(log->FindHead(CheckedArticle("https://example.org/a", "x").id()))->sequence, 3u);
  EXPECT_FALSE(ValueOf(log->FindHead("unknown")).has_value());
  EXPECT_TRUE(absl::IsNotFound(log->Read(99).status()));
}

TEST_F(ArticleLogTest, OpensWithATornTailAndDropsOnlyWhatWasTorn) {
  {
    const auto log = ValueOf(Open());
    for (int i = 1; i <= 3; ++i) AppendOne(*log, "", absl::StrCat("Text ", i));
  }
  const std::filesystem::path wal = NewestWal();
  std::filesystem::resize_file(wal, std::filesystem::file_size(wal) - 7);
  const auto log = ValueOf(Open());
  EXPECT_EQ(log->counters().last_sequence, 2u);
  EXPECT_THAT(Queue(*log), ElementsAre(std::pair(1, 0), std::pair(2, 0)));
  EXPECT_EQ(AppendOne(*log, "", "Text 4").sequence, 3u);
}

TEST_F(ArticleLogTest, RefusesToOpenWithABitFlippedAmongAcknowledgedArticles) {
  {
    const auto log = ValueOf(Open());
    for (int i = 1; i <= 50; ++i) AppendOne(*log, "", absl::StrCat("Text ", i, std::string(2000, 'x')));
  }
  std::fstream wal(NewestWal(), std::ios::in | std::ios::out | std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(wal), {}};
  wal.seekp(static_cast<std::streamoff>(bytes.size() / 2));
  wal.put(static_cast<char>(bytes[bytes.size() / 2] ^ 1));
  wal.close();
  const absl::Status status = Open().status();
  EXPECT_TRUE(absl::IsDataLoss(status)) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr("damaged"));
}

TEST_F(ArticleLogTest, RefusesToOpenWhenAClosedWriteAheadLogIsMissing) {
  {
    const auto log = ValueOf(Open());
    AppendOne(*log, "", "Some text");
  }
  OnRawDatabase([](rocksdb::DB& db, const std::vector<rocksdb::ColumnFamilyHandle*>& families) {
    // Opening flushed what the log above held. The head stays in the first write-ahead log while the flush of
    // another family begins a second one.
    rocksdb::WriteOptions synced;
    synced.sync = true;
    ASSERT_TRUE(db.Put(synced, families[static_cast<size_t>(LogFamily::kHeads)], "id", "head").ok());
    ASSERT_TRUE(db.Put(synced, families[static_cast<size_t>(LogFamily::kQueue)], "key", "value").ok());
    ASSERT_TRUE(db.Flush({}, families[static_cast<size_t>(LogFamily::kQueue)]).ok());
    ASSERT_TRUE(db.Put(synced, families[static_cast<size_t>(LogFamily::kQueue)], "key", "value").ok());
  });
  std::filesystem::path oldest = NewestWal();
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    if (entry.path().extension() == ".log" && entry.path() < oldest) oldest = entry.path();
  }
  ASSERT_NE(oldest, NewestWal());
  std::filesystem::remove(oldest);
  const absl::Status status = Open().status();
  EXPECT_TRUE(absl::IsDataLoss(status)) << status;
}

TEST_F(ArticleLogTest, AcknowledgesNothingOnceTheDiskFailsUntilItIsReopened) {
  const NewEntry entry(CheckedArticle("https://example.org/a", std::string(100000, 'x')));
  {
    const auto log = ValueOf(Open());
    AppendOne(*log, "", "Before");
    signal(SIGXFSZ, SIG_IGN);
    rlimit unlimited;
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    rlimit tight = unlimited;
    tight.rlim_cur = std::filesystem::file_size(NewestWal()) + 1000;
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const absl::Status first = log->Append({entry}).status();
    const absl::Status second = log->Append({entry}).status();
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
    EXPECT_TRUE(absl::IsUnavailable(first)) << first;
    EXPECT_TRUE(absl::IsUnavailable(second)) << second;
    EXPECT_EQ(log->counters().article_count, 1u);
    EXPECT_EQ(ValueOf(log->Read(1)).text(), "Before");
    EXPECT_EQ(Queue(*log).size(), 1u);
  }
  const auto log = ValueOf(Open());
  EXPECT_EQ(log->counters().article_count, 1u);
  EXPECT_EQ(AppendOne(*log, "https://example.org/a", std::string(100000, 'x')).status,
            v1::RECEIPT_STATUS_ACCEPTED);
  EXPECT_EQ(Queue(*log).size(), 2u);
}

TEST_F(ArticleLogTest, SaysThatAnotherProcessHasTheLogOpen) {
  ASSERT_TRUE(Open().ok());
  const std::string lock_path = folder_.path() + "/LOCK";
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  if (child == 0) {
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    const int file = open(lock_path.c_str(), O_RDWR);
    const char held = fcntl(file, F_SETLK, &lock) == 0 ? 'y' : 'n';
    [[maybe_unused]] const ssize_t written = write(ready[1], &held, 1);
    pause();
    _exit(0);
  }
  char held = 'n';
  ASSERT_EQ(read(ready[0], &held, 1), 1);
  const absl::Status status = Open().status();
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(ready[0]);
  close(ready[1]);
  ASSERT_EQ(held, 'y');
  EXPECT_TRUE(absl::IsFailedPrecondition(status)) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr("another process"));
  EXPECT_TRUE(Open().ok());
}

TEST_F(ArticleLogTest, RefusesALogOfAnotherSchemaVersion) {
  ASSERT_TRUE(Open().ok());
  OnRawDatabase([](rocksdb::DB& db, const auto&) {
    ASSERT_TRUE(db.Put({}, kSchemaVersionKey, SchemaVersionValue(kSchemaVersion + 1)).ok());
  });
  const absl::Status status = Open().status();
  EXPECT_TRUE(absl::IsFailedPrecondition(status)) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr("schema version 2"));
}

TEST_F(ArticleLogTest, SaysThatTheFolderCannotBeMade) {
  std::ofstream(folder_.path() + "/file") << "x";
  ArticleLogOptions options;
  options.directory = folder_.path() + "/file/log";
  const absl::Status status = ArticleLog::Open(options).status();
  EXPECT_TRUE(absl::IsFailedPrecondition(status)) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr("data:"));
}

}  // namespace
}  // namespace parallax::ingest
