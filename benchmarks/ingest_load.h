// Load for ingest's benchmark: articles, and clients that publish them.
#ifndef PARALLAX_BENCHMARKS_INGEST_LOAD_H_
#define PARALLAX_BENCHMARKS_INGEST_LOAD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "parallax/v1/article.pb.h"

namespace parallax::ingest {

// Drafts of `bytes` of English-like text; no two have the same URL or text. Each thread has its own.
class DraftSource {
 public:
  DraftSource(size_t bytes, uint64_t seed);
  v1::ArticleDraft Next();

 private:
  std::string filler_;
  size_t bytes_;
  uint64_t seed_;
  uint64_t count_ = 0;
};

struct PublishLoad {
  std::string address;
  int streams = 64;
  int channels = 4;  // connections that the streams share
  int window = 4;    // articles in flight on each stream
  size_t bytes = 10 << 10;
  uint64_t seed = 0;  // another for each run against the same server
  absl::Duration duration = absl::Seconds(2);
};

struct PublishResult {
  uint64_t accepted = 0;
  uint64_t other = 0;  // receipts that are not ACCEPTED, and streams that ended with an error
  double seconds = 0;  // from the first article to the last receipt
  std::vector<double> latencies_ms;
};

// Publishes over concurrent bidirectional streams until the time is over and every article has its receipt.
PublishResult RunPublishLoad(const PublishLoad& load);

}  // namespace parallax::ingest

#endif  // PARALLAX_BENCHMARKS_INGEST_LOAD_H_
