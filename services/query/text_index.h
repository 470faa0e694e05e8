// Posting lists of words and facets, and the walk over what they leave, newest first.
#ifndef PARALLAX_SERVICES_QUERY_TEXT_INDEX_H_
#define PARALLAX_SERVICES_QUERY_TEXT_INDEX_H_

#include <memory>
#include <optional>
#include <roaring/roaring.hh>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "parallax/v1/analytics.pb.h"
#include "services/query/search_query.h"
#include "services/query/store.h"

namespace parallax::query {

// Documents that have the term.
absl::StatusOr<Roaring> ReadPostings(const StoreReader& reader, absl::string_view term);

// Documents that match the words (phrases count as their words) and the entities, outlets and languages of
// the filter; nothing when none of these narrows the search.
absl::StatusOr<std::optional<Roaring>> MatchDocuments(const StoreReader& reader, const SearchQuery& query,
                                                      const v1::ArticleFilter& filter);

// Articles in order of their time keys. Not thread-safe. The reader must outlive it.
class NewestFirst {
 public:
  // Walks the articles of `documents` (all without) whose ArticleTimeKey lies in `range`. `wanted` is how
  // many the caller is likely to take: with few documents it is cheaper to sort them, with many to walk the
  // time index until enough were met.
  static absl::StatusOr<NewestFirst> Create(const StoreReader& reader, std::optional<Roaring> documents,
                                            KeyRange range, size_t wanted);

  // Goes to the next article; false at the end or on an error.
  bool Next();

  const std::string& time_key() const { return key_; }
  const absl::Status& status() const { return status_; }

 private:
  NewestFirst() = default;
  absl::Status SortDocuments(const StoreReader& reader, const KeyRange& range);

  std::optional<Roaring> documents_;
  std::unique_ptr<rocksdb::Iterator> it_;  // walking; null when sorted
  std::string end_;
  std::vector<std::string> sorted_;  // latest last
  std::string key_;
  absl::Status status_;
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_TEXT_INDEX_H_
