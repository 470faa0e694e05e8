#include "services/query/text_index.h"

#include <algorithm>
#include <functional>

#include "services/common/error.h"
#include "services/query/byte_codec.h"
#include "services/query/entity_index.h"
#include "services/query/posting_list.h"

namespace parallax::query {
namespace {

// A point read costs about as much as this many steps of an iterator.
constexpr uint64_t kStepsPerRead = 4;

using Strings = google::protobuf::RepeatedPtrField<std::string>;

void Intersect(std::optional<Roaring>& all, const Roaring& with) {
  if (all.has_value()) {
    *all &= with;
  } else {
    all = with;
  }
}

// Narrows `all` to the documents that have any of the values; no values: not at all.
absl::Status IntersectAny(const StoreReader& reader, const Strings& values,
                          std::string (*term)(absl::string_view), std::optional<Roaring>& all) {
  if (values.empty()) return absl::OkStatus();
  Roaring any;
  for (const std::string& value : values) {
    PARALLAX_ASSIGN_OR_RETURN(const Roaring postings, ReadPostings(reader, term(value)));
    any |= postings;
  }
  Intersect(all, any);
  return absl::OkStatus();
}

bool InRange(const std::string& key, const KeyRange& range) {
  return key >= range.begin && (range.end.empty() || key < range.end);
}

}  // namespace

absl::StatusOr<Roaring> ReadPostings(const StoreReader& reader, absl::string_view term) {
  Roaring documents;
  bool damaged = false;
  PARALLAX_RETURN_IF_ERROR(
      reader.ForEach(Family::kPostings, PostingPrefix(term), [&](absl::string_view, absl::string_view value) {
        PostingChange change;
        damaged = !change.Then(value);
        documents |= change.documents();
        return !damaged;
      }));
  if (damaged) return DamagedRow(Family::kPostings);
  return documents;
}

absl::StatusOr<std::optional<Roaring>> MatchDocuments(const StoreReader& reader, const SearchQuery& query,
                                                      const v1::ArticleFilter& filter) {
  std::optional<Roaring> all;
  std::vector<std::string> terms;
  for (const std::string& word : query.words) terms.push_back(WordTerm(word));
  for (const std::string& id : filter.entity_ids()) terms.push_back(EntityTerm(id));
  for (const std::string& term : terms) {
    PARALLAX_ASSIGN_OR_RETURN(const Roaring postings, ReadPostings(reader, term));
    Intersect(all, postings);
    if (all->isEmpty()) return all;
  }
  PARALLAX_RETURN_IF_ERROR(IntersectAny(reader, filter.outlet_ids(), OutletTerm, all));
  PARALLAX_RETURN_IF_ERROR(IntersectAny(reader, filter.languages(), LanguageTerm, all));
  return all;
}

absl::StatusOr<NewestFirst> NewestFirst::Create(const StoreReader& reader, std::optional<Roaring> documents,
                                                KeyRange range, size_t wanted) {
  NewestFirst walk;
  walk.documents_ = std::move(documents);
  if (walk.documents_.has_value()) {
    PARALLAX_ASSIGN_OR_RETURN(const Counters totals, ReadTotals(reader));
    const uint64_t matching = walk.documents_->cardinality();
    const auto all = static_cast<uint64_t>(CounterAt(totals, kTotalArticles));
    const uint64_t steps = matching == 0 ? 0 : all / matching * wanted;
    if (matching * kStepsPerRead <= steps || matching == 0) {
      PARALLAX_RETURN_IF_ERROR(walk.SortDocuments(reader, range));
      return walk;
    }
  }
  walk.it_ = reader.NewIterator(Family::kArticlesByTime);
  walk.it_->Seek(range.begin);
  walk.end_ = std::move(range.end);
  return walk;
}

absl::Status NewestFirst::SortDocuments(const StoreReader& reader, const KeyRange& range) {
  for (const uint32_t document : *documents_) {
    PARALLAX_ASSIGN_OR_RETURN(std::optional<std::string> key,
                              reader.Get(Family::kDocuments, DocumentKey(document)));
    if (!key.has_value()) return DamagedRow(Family::kDocuments);
    if (InRange(*key, range)) sorted_.push_back(*std::move(key));
  }
  std::sort(sorted_.begin(), sorted_.end(), std::greater<>());
  return absl::OkStatus();
}

bool NewestFirst::Next() {
  if (it_ == nullptr) {
    if (sorted_.empty()) return false;
    key_ = std::move(sorted_.back());
    sorted_.pop_back();
    return true;
  }
  for (; it_->Valid(); it_->Next()) {
    const absl::string_view key = View(it_->key());
    if (!end_.empty() && key >= end_) return false;
    if (documents_.has_value() && !documents_->contains(ByteReader(View(it_->value())).U32())) continue;
    key_.assign(key.data(), key.size());
    it_->Next();
    return true;
  }
  status_ = FromRocksStatus(it_->status(), "cannot read");
  return false;
}

}  // namespace parallax::query
