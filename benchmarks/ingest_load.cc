#include "benchmarks/ingest_load.h"

#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/client_callback.h>

#include <array>
#include <deque>
#include <memory>
#include <random>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "parallax/v1/ingest_service.grpc.pb.h"

namespace parallax::ingest {
namespace {

constexpr std::array<const char*, 24> kWords = {
    "the",       "government", "said",   "that",    "its",      "ministers", "had",   "rejected",
    "a",         "proposal",   "by",     "several", "partners", "to",        "limit", "exports",
    "officials", "in",         "Geneva", "called",  "for",      "talks",     "while", "protesters"};

std::shared_ptr<grpc::Channel> MakeOwnConnection(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

// One stream that keeps its window full.
class PublishClient final
    : public grpc::ClientBidiReactor<v1::PublishArticlesRequest, v1::PublishArticlesResponse> {
 public:
  PublishClient(const PublishLoad& load, uint64_t seed, std::shared_ptr<grpc::Channel> channel,
                absl::BlockingCounter& done)
      : window_(static_cast<size_t>(load.window)),
        source_(load.bytes, seed),
        end_(absl::Now() + load.duration),
        stub_(v1::IngestService::NewStub(channel)),
        done_(done) {
    stub_->async()->PublishArticles(&context_, this);
    AddHold();  // for writes that no reaction starts
    StartRead(&response_);
    StartCall();
    absl::MutexLock lock(&mutex_);
    Write();
  }

  void OnWriteDone(bool ok) override {
    absl::MutexLock lock(&mutex_);
    writing_ = false;
    if (!ok) stopped_ = true;
    Write();
  }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    const absl::Time now = absl::Now();
    absl::MutexLock lock(&mutex_);
    result_.latencies_ms.push_back(absl::ToDoubleMilliseconds(now - sent_.front()));
    sent_.pop_front();
    ++(response_.receipt().status() == v1::RECEIPT_STATUS_ACCEPTED ? result_.accepted : result_.other);
    StartRead(&response_);
    Write();
  }

  void OnDone(const grpc::Status& status) override {
    {
      absl::MutexLock lock(&mutex_);
      if (!status.ok()) ++result_.other;
    }
    done_.DecrementCount();
  }

  const PublishResult& result() const ABSL_NO_THREAD_SAFETY_ANALYSIS { return result_; }

 private:
  // Writes the next article where the window has room, or ends the stream once.
  void Write() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (writing_ || ended_) return;
    if (stopped_ || absl::Now() >= end_) {
      ended_ = true;
      StartWritesDone();
      RemoveHold();
    } else if (sent_.size() < window_) {
      writing_ = true;
      *request_.mutable_draft() = source_.Next();
      sent_.push_back(absl::Now());
      StartWrite(&request_);
    }
  }

  const size_t window_;
  DraftSource source_;
  const absl::Time end_;
  const std::unique_ptr<v1::IngestService::Stub> stub_;
  absl::BlockingCounter& done_;
  grpc::ClientContext context_;
  v1::PublishArticlesRequest request_;
  v1::PublishArticlesResponse response_;

  absl::Mutex mutex_;
  std::deque<absl::Time> sent_ ABSL_GUARDED_BY(mutex_);  // of articles without receipt
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
  PublishResult result_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace

DraftSource::DraftSource(size_t bytes, uint64_t seed) : bytes_(bytes), seed_(seed) {
  std::mt19937_64 random(seed);
  while (filler_.size() < 4 * bytes) {
    absl::StrAppend(&filler_, kWords[random() % kWords.size()], " ",
                    random() % 8 == 0 ? absl::StrCat(random() % 10000, " ") : "");
  }
}

v1::ArticleDraft DraftSource::Next() {
  v1::ArticleDraft draft;
  draft.set_url(absl::StrCat("https://news.example/", seed_, "/", ++count_));
  draft.set_title(absl::StrCat("Report ", count_));
  std::string& text = *draft.mutable_text();
  text.reserve(bytes_);
  absl::StrAppend(&text, "Report ", count_, " of ", seed_, ". ");
  text.append(filler_, count_ * 61 % (3 * bytes_), bytes_ - text.size());
  return draft;
}

PublishResult RunPublishLoad(const PublishLoad& load) {
  std::vector<std::shared_ptr<grpc::Channel>> channels;
  for (int i = 0; i < load.channels; ++i) channels.push_back(MakeOwnConnection(load.address));
  absl::BlockingCounter done(load.streams);
  std::vector<std::unique_ptr<PublishClient>> clients;
  const absl::Time begin = absl::Now();
  for (int i = 0; i < load.streams; ++i) {
    clients.push_back(std::make_unique<PublishClient>(load, load.seed * 1000 + static_cast<uint64_t>(i),
                                                      channels[static_cast<size_t>(i % load.channels)],
                                                      done));
  }
  done.Wait();
  PublishResult total;
  total.seconds = absl::ToDoubleSeconds(absl::Now() - begin);
  for (const auto& client : clients) {
    const PublishResult& result = client->result();
    total.accepted += result.accepted;
    total.other += result.other;
    total.latencies_ms.insert(total.latencies_ms.end(), result.latencies_ms.begin(),
                              result.latencies_ms.end());
  }
  return total;
}

}  // namespace parallax::ingest
