// Knows the open streams, to end them when the server drains.
#ifndef PARALLAX_SERVICES_INGEST_STREAM_REGISTRY_H_
#define PARALLAX_SERVICES_INGEST_STREAM_REGISTRY_H_

#include <functional>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"

namespace parallax::ingest {

// Thread-safe.
class StreamRegistry {
 public:
  // `drain` runs when DrainAll is called, at once if it was called before. It runs at most once, never after
  // Remove, and must not call the registry.
  void Add(const void* stream, std::function<void()> drain);
  void Remove(const void* stream);

  // Drains all streams, and from now on each that is added.
  void DrainAll();

 private:
  absl::Mutex mutex_;
  bool draining_ ABSL_GUARDED_BY(mutex_) = false;
  absl::flat_hash_map<const void*, std::function<void()>> drains_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_STREAM_REGISTRY_H_
