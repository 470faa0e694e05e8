#include "services/ingest/sequence_set.h"

#include <iterator>

namespace parallax::ingest {

SequenceSet::Runs::const_iterator SequenceSet::Find(uint64_t sequence) const {
  auto next = runs_.upper_bound(sequence);
  if (next == runs_.begin()) return runs_.end();
  const auto run = std::prev(next);
  return sequence <= run->second ? run : runs_.end();
}

bool SequenceSet::Contains(uint64_t sequence) const { return Find(sequence) != runs_.end(); }

bool SequenceSet::Insert(uint64_t sequence) {
  if (Contains(sequence)) return false;
  uint64_t first = sequence;
  uint64_t last = sequence;
  const auto next = runs_.lower_bound(sequence);
  if (next != runs_.end() && next->first - 1 == sequence) {
    last = next->second;
    runs_.erase(next);
  }
  const auto after = runs_.lower_bound(sequence);
  if (after != runs_.begin() && std::prev(after)->second + 1 == sequence) first = std::prev(after)->first;
  runs_[first] = last;
  ++size_;
  return true;
}

bool SequenceSet::Erase(uint64_t sequence) {
  const auto run = Find(sequence);
  if (run == runs_.end()) return false;
  const auto [first, last] = *run;
  runs_.erase(first);
  if (first < sequence) runs_[first] = sequence - 1;
  if (sequence < last) runs_[sequence + 1] = last;
  --size_;
  return true;
}

std::optional<uint64_t> SequenceSet::First() const {
  if (runs_.empty()) return std::nullopt;
  return runs_.begin()->first;
}

}  // namespace parallax::ingest
