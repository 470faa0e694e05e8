#include "services/ingest/log_writer.h"

#include "absl/synchronization/notification.h"
#include "services/common/log.h"

namespace parallax::ingest {

LogWriter::LogWriter(LogWriterOptions options, ArticleLog& log, OnAppended on_appended)
    : options_(options), log_(log), on_appended_(std::move(on_appended)), thread_([this] { Run(); }) {}

LogWriter::~LogWriter() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

void LogWriter::Append(NewEntry entry, Done done) {
  {
    absl::MutexLock lock(&mutex_);
    const size_t bytes = queued_bytes_ + entry.body.size();
    if (entries_.size() < options_.max_queued_articles && bytes <= options_.max_queued_bytes) {
      queued_bytes_ = bytes;
      entries_.emplace_back(std::move(entry), std::move(done));
      return;
    }
  }
  done(absl::ResourceExhaustedError(
      "server: too many articles wait to be written; try again in a second, with fewer in flight"));
}

void LogWriter::Settle(std::vector<Settlement> settlements) {
  if (settlements.empty()) return;
  absl::MutexLock lock(&mutex_);
  tasks_.push_back([this, settlements = std::move(settlements)] {
    if (absl::Status status = log_.Settle(settlements); !status.ok()) {
      LogError("settlements not recorded", {{"count", settlements.size()}, {"error", status.message()}});
    }
  });
}

absl::Status LogWriter::Requeue(std::vector<uint64_t> sequences) {
  absl::Status status;
  absl::Notification written;
  {
    absl::MutexLock lock(&mutex_);
    tasks_.push_back([this, &status, &written, sequences = std::move(sequences)] {
      status = log_.Requeue(sequences);
      written.Notify();
    });
  }
  written.WaitForNotification();
  return status;
}

void LogWriter::Run() {
  while (true) {
    std::vector<Task> tasks;
    std::vector<NewEntry> entries;
    std::vector<Done> dones;
    {
      absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(this, &LogWriter::HasWork));
      if (tasks_.empty() && entries_.empty()) return;
      tasks.swap(tasks_);
      TakeBatch(entries, dones);
    }
    for (Task& task : tasks) task();
    if (!entries.empty()) Commit(entries, dones);
  }
}

void LogWriter::TakeBatch(std::vector<NewEntry>& entries, std::vector<Done>& dones) {
  size_t bytes = 0;
  while (!entries_.empty() && entries.size() < options_.max_batch_articles &&
         bytes < options_.max_batch_bytes) {
    auto& [entry, done] = entries_.front();
    bytes += entry.body.size();
    entries.push_back(std::move(entry));
    dones.push_back(std::move(done));
    entries_.pop_front();
  }
  queued_bytes_ -= bytes;
}

void LogWriter::Commit(const std::vector<NewEntry>& entries, std::vector<Done>& dones) {
  const absl::StatusOr<std::vector<Appended>> appended = log_.Append(entries);
  if (!appended.ok()) {
    LogError("articles not written", {{"count", entries.size()}, {"error", appended.status().message()}});
    for (Done& done : dones) done(appended.status());
    return;
  }
  std::vector<uint64_t> sequences;
  for (const Appended& outcome : *appended) {
    if (outcome.status != v1::RECEIPT_STATUS_DUPLICATE) sequences.push_back(outcome.sequence);
  }
  if (!sequences.empty()) on_appended_(sequences);
  for (size_t i = 0; i < dones.size(); ++i) dones[i]((*appended)[i]);
}

}  // namespace parallax::ingest
