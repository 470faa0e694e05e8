// Stand-ins for ingest and query, on a real server on loopback.
#ifndef PARALLAX_TESTS_NLP_FAKE_SERVICES_H_
#define PARALLAX_TESTS_NLP_FAKE_SERVICES_H_

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "parallax/v1/ingest_service.grpc.pb.h"
#include "parallax/v1/store_service.grpc.pb.h"
#include "services/common/grpc_server.h"
#include "services/nlp/pipeline.h"

namespace parallax::nlp {

inline std::unique_ptr<Pipeline> SamplePipeline() {
  const std::string root = PARALLAX_SOURCE_DIR;
  return std::move(Pipeline::Create({{root + "/samples/catalogue.jsonl"}, root + "/lexicon"}).value());
}

// Leases the articles it was given, as far as credit goes, and records what the worker answers.
class FakeIngest final : public v1::IngestService::Service {
 public:
  void Offer(const std::string& id) {
    absl::MutexLock lock(&mutex_);
    v1::Article article;
    article.set_id(id);
    article.set_revision(1);
    article.set_language("en");
    article.set_text("Tezkhara condemned the Free Kelmora Front.");
    waiting_.push_back(article);
  }

  grpc::Status LeaseArticles(
      grpc::ServerContext*,
      grpc::ServerReaderWriter<v1::LeaseArticlesResponse, v1::LeaseArticlesRequest>* stream) override {
    v1::LeaseArticlesRequest request;
    uint32_t credit = 0;
    while (stream->Read(&request)) {
      credit += request.open().credit() + request.credit().count();
      absl::MutexLock lock(&mutex_);
      if (request.has_ack()) acked_.push_back(leases_[request.ack().lease_id()]);
      if (request.has_nack()) nacked_.push_back(leases_[request.nack().lease_id()]);
      if (request.has_release()) released_.push_back(leases_[request.release().lease_id()]);
      while (credit > 0 && !waiting_.empty()) {
        v1::LeaseArticlesResponse response;
        response.set_lease_id(next_lease_);
        *response.mutable_article() = waiting_.front();
        leases_[next_lease_++] = waiting_.front().id();
        waiting_.pop_front();
        --credit;
        stream->Write(response);
      }
    }
    return grpc::Status::OK;
  }

  // Waits until as many articles were acked, nacked and released; false after a minute.
  bool Wait(size_t acked, size_t nacked, size_t released) {
    absl::MutexLock lock(&mutex_);
    const auto done = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
      return acked_.size() == acked && nacked_.size() == nacked && released_.size() == released;
    };
    return mutex_.AwaitWithTimeout(absl::Condition(&done), absl::Minutes(1));
  }

  std::vector<std::string> acked() const {
    absl::MutexLock lock(&mutex_);
    return acked_;
  }

 private:
  mutable absl::Mutex mutex_;
  std::deque<v1::Article> waiting_;
  std::map<uint64_t, std::string> leases_;
  uint64_t next_lease_ = 1;
  std::vector<std::string> acked_, nacked_, released_;
};

// Stores ids; answers what `refuse` says of a request.
class FakeStore final : public v1::StoreService::Service {
 public:
  std::function<grpc::Status(const v1::WriteAnnotationsRequest&)> refuse = [](const auto&) {
    return grpc::Status::OK;
  };

  grpc::Status WriteAnnotations(grpc::ServerContext*, const v1::WriteAnnotationsRequest* request,
                                v1::WriteAnnotationsResponse* response) override {
    absl::MutexLock lock(&mutex_);
    if (const grpc::Status status = refuse(*request); !status.ok()) return status;
    for (const v1::AnnotatedArticle& article : request->articles()) {
      stored_.push_back(article);
      response->add_outcomes(v1::WRITE_OUTCOME_INSERTED);
    }
    return grpc::Status::OK;
  }

  grpc::Status GetStoreStatus(grpc::ServerContext*, const v1::GetStoreStatusRequest*,
                              v1::GetStoreStatusResponse*) override {
    return grpc::Status::OK;
  }

  std::vector<v1::AnnotatedArticle> stored() const {
    absl::MutexLock lock(&mutex_);
    return stored_;
  }

 private:
  mutable absl::Mutex mutex_;
  std::vector<v1::AnnotatedArticle> stored_;
};

// Both on one server.
struct FakeServices {
  FakeIngest ingest;
  FakeStore store;
  std::unique_ptr<GrpcServer> server = std::move(GrpcServer::Start({}, {&ingest, &store}).value());
  std::string address = absl::StrCat("127.0.0.1:", server->port());
};

}  // namespace parallax::nlp

#endif  // PARALLAX_TESTS_NLP_FAKE_SERVICES_H_
