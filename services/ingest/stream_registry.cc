#include "services/ingest/stream_registry.h"

#include <utility>

namespace parallax::ingest {

void StreamRegistry::Add(const void* stream, std::function<void()> drain) {
  absl::MutexLock lock(&mutex_);
  if (draining_) {
    drain();
  } else {
    drains_[stream] = std::move(drain);
  }
}

void StreamRegistry::Remove(const void* stream) {
  absl::MutexLock lock(&mutex_);
  drains_.erase(stream);
}

void StreamRegistry::DrainAll() {
  absl::MutexLock lock(&mutex_);
  draining_ = true;
  for (const auto& [stream, drain] : drains_) drain();
  drains_.clear();
}

}  // namespace parallax::ingest
