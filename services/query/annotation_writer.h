// Idempotent, atomic, synced writes of annotated articles.
#ifndef PARALLAX_SERVICES_QUERY_ANNOTATION_WRITER_H_
#define PARALLAX_SERVICES_QUERY_ANNOTATION_WRITER_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "parallax/v1/store_service.pb.h"
#include "services/query/store.h"

namespace parallax::query {

struct AnnotationWriterOptions {
  uint64_t change_log_entries = 1'000'000;  // changes kept for watches; at least 1
};

// The one writer of a store. Thread-safe: callers prepare their articles in parallel, then one of them
// commits all that wait in one synced batch while the others wait for it (group commit). An article's writes
// take effect in the order in which they came; document and change numbers have no gaps.
class AnnotationWriter {
 public:
  // Called after a commit that changed claims, with the newest change sequence, from the committing thread.
  using CommitListener = std::function<void(uint64_t change_sequence)>;

  // `store` must outlive the writer; there must be no other writer of it.
  static absl::StatusOr<std::unique_ptr<AnnotationWriter>> Create(Store& store,
                                                                  AnnotationWriterOptions options,
                                                                  CommitListener on_commit);

  // One outcome per article, in order, after all are on disk. INVALID_ARGUMENT before anything is written.
  // After any other error some of the articles may be stored; writing them again is safe.
  absl::StatusOr<std::vector<v1::WriteOutcome>> Write(const v1::WriteAnnotationsRequest& request);

  // Sequence of the newest change on disk; 0 when there is none.
  uint64_t change_sequence() const { return change_sequence_; }

 private:
  struct Pending;
  struct Commit;

  AnnotationWriter(Store& store, AnnotationWriterOptions options, CommitListener on_commit);
  absl::Status Load();
  void AwaitAll(std::vector<Pending>& pending) ABSL_LOCKS_EXCLUDED(mutex_);
  std::vector<Pending*> TakeGroup() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void CommitGroup(const std::vector<Pending*>& group);
  absl::Status Stage(Pending& pending, Commit& commit);
  void StageTrim(Commit& commit);

  Store& store_;
  const AnnotationWriterOptions options_;
  const CommitListener on_commit_;
  std::atomic<uint64_t> change_sequence_ = 0;

  absl::Mutex mutex_;
  std::deque<Pending*> queue_ ABSL_GUARDED_BY(mutex_);
  bool committing_ ABSL_GUARDED_BY(mutex_) = false;

  // Touched by the committing thread only.
  uint32_t next_document_ = 0;
  uint64_t oldest_change_ = 1;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_ANNOTATION_WRITER_H_
