// Sets of document numbers and the changes to them that a merge operator folds.
#ifndef PARALLAX_SERVICES_QUERY_POSTING_LIST_H_
#define PARALLAX_SERVICES_QUERY_POSTING_LIST_H_

#include <cstdint>
#include <roaring/roaring.hh>
#include <string>

#include "absl/strings/string_view.h"

namespace parallax::query {

// Documents to remove from a set and then to add to it. Changes compose: applying one after the other is one
// change, whatever the grouping. A stored posting list is the change that makes it from the empty set.
class PostingChange {
 public:
  // Bytes of a change of one document; see docs/storage.md.
  static std::string Add(uint32_t document);
  static std::string Remove(uint32_t document);

  // Follows this change by an encoded one; false when the bytes are damaged.
  [[nodiscard]] bool Then(absl::string_view encoded);

  // The set that the change makes from the empty one.
  const Roaring& documents() const { return added_; }

  // `onto_nothing`: there is no earlier value, so that what is removed need not be kept.
  std::string Encode(bool onto_nothing) const;

 private:
  Roaring removed_;
  Roaring added_;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_POSTING_LIST_H_
