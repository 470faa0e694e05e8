// A set of sequence numbers that is small where they follow one another.
#ifndef PARALLAX_SERVICES_INGEST_SEQUENCE_SET_H_
#define PARALLAX_SERVICES_INGEST_SEQUENCE_SET_H_

#include <cstdint>
#include <optional>

#include "absl/container/btree_map.h"

namespace parallax::ingest {

// Keeps runs, not numbers: a backlog of a million consecutive articles is one run of 16 bytes. Every verb
// takes time logarithmic in the number of runs. Not thread-safe.
class SequenceSet {
 public:
  // False when `sequence` was there already.
  bool Insert(uint64_t sequence);
  // False when `sequence` was not there.
  bool Erase(uint64_t sequence);
  bool Contains(uint64_t sequence) const;
  // The smallest; nothing when empty.
  std::optional<uint64_t> First() const;

  uint64_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  size_t run_count() const { return runs_.size(); }

 private:
  using Runs = absl::btree_map<uint64_t, uint64_t>;

  // The run that `sequence` lies in, or end().
  Runs::const_iterator Find(uint64_t sequence) const;

  Runs runs_;  // first -> last, inclusive; neither overlapping nor touching
  uint64_t size_ = 0;
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_SEQUENCE_SET_H_
