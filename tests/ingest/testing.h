// What the tests of ingest share.
#ifndef PARALLAX_TESTS_INGEST_TESTING_H_
#define PARALLAX_TESTS_INGEST_TESTING_H_

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/ingest/draft_check.h"
#include "services/ingest/raw_draft.pb.h"

namespace parallax::ingest {

// A folder that is gone with this object.
class TempDir {
 public:
  TempDir() {
    std::string pattern = std::filesystem::temp_directory_path() / "parallax-ingest-XXXXXX";
    path_ = mkdtemp(pattern.data());
  }
  ~TempDir() { std::filesystem::remove_all(path_); }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// A clock that moves when it is told to.
class ManualClock {
 public:
  absl::Time Now() const {
    absl::MutexLock lock(&mutex_);
    return now_;
  }
  void Advance(absl::Duration duration) {
    absl::MutexLock lock(&mutex_);
    now_ += duration;
  }

 private:
  mutable absl::Mutex mutex_;
  absl::Time now_ ABSL_GUARDED_BY(mutex_) = absl::FromUnixSeconds(1750000000);
};

inline RawDraft Draft(const std::string& url, const std::string& text) {
  RawDraft draft;
  draft.set_url(url);
  draft.set_text(text);
  return draft;
}

// An article of the log without revision, sequence and receive_time.
inline v1::Article CheckedArticle(const std::string& url, const std::string& text) {
  RawDraft draft = Draft(url, text);
  return CheckDraft(draft).value();
}

template <typename T>
T ValueOf(absl::StatusOr<T> result) {
  EXPECT_TRUE(result.ok()) << result.status();
  return *std::move(result);
}

}  // namespace parallax::ingest

#endif  // PARALLAX_TESTS_INGEST_TESTING_H_
