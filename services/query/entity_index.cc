#include "services/query/entity_index.h"

#include <algorithm>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/strings/match.h"
#include "services/common/error.h"
#include "services/query/byte_codec.h"
#include "services/query/text_tokens.h"
#include "services/query/time_micros.h"

namespace parallax::query {
namespace {

// Gathers the rows of one entity: its counters, then a vote a name.
class EntityRows {
 public:
  explicit EntityRows(absl::string_view id) : id_(id) {}

  const std::string& id() const { return id_; }

  // `rest` is what follows EntityKey; false when the row is damaged.
  bool Take(absl::string_view rest, absl::string_view value) {
    std::optional<Counters> counters = DecodeCounters(value);
    if (!counters.has_value()) return false;
    if (rest.empty()) {
      counters_ = *std::move(counters);
      return true;
    }
    const int64_t votes = CounterAt(*counters, 0);
    if (votes <= votes_) return true;  // rows come in byte order, so the first of equals stays
    votes_ = votes;
    ByteReader reader(rest);
    type_ = static_cast<v1::EntityType>(reader.U8());
    discovered_ = reader.U8() != 0;
    name_ = std::string(reader.Rest());
    return reader.ok();
  }

  bool exists() const { return votes_ > 0 || !AllZero(counters_); }

  v1::EntitySummary Summary() const {
    v1::EntitySummary summary;
    summary.mutable_entity()->set_id(id_);
    summary.mutable_entity()->set_name(name_.empty() ? id_ : name_);
    summary.mutable_entity()->set_type(type_);
    summary.set_discovered(discovered_);
    summary.set_article_count(At(kEntityArticleCount));
    summary.set_mention_count(At(kEntityMentionCount));
    summary.set_held_claim_count(At(kEntityHeldCount));
    summary.set_received_claim_count(At(kEntityReceivedCount));
    return summary;
  }

 private:
  uint64_t At(EntityCounter counter) const { return static_cast<uint64_t>(CounterAt(counters_, counter)); }

  std::string id_;
  Counters counters_;
  int64_t votes_ = 0;
  std::string name_;
  v1::EntityType type_ = v1::ENTITY_TYPE_UNSPECIFIED;
  bool discovered_ = false;
};

absl::Status ForEachEntity(const StoreReader& reader, absl::FunctionRef<void(const EntityRows&)> visit) {
  std::optional<EntityRows> rows;
  bool damaged = false;
  PARALLAX_RETURN_IF_ERROR(
      reader.ForEach(Family::kCounters, kEntityRows, [&](absl::string_view rest, absl::string_view value) {
        const size_t zero = rest.find('\0');
        const absl::string_view id = rest.substr(0, zero);
        if (rows.has_value() && rows->id() != id) {
          if (rows->exists()) visit(*rows);
          rows.reset();
        }
        if (!rows.has_value()) rows.emplace(id);
        damaged = zero == absl::string_view::npos || !rows->Take(rest.substr(zero + 1), value);
        return !damaged;
      }));
  if (damaged) return DamagedRow(Family::kCounters);
  if (rows.has_value() && rows->exists()) visit(*rows);
  return absl::OkStatus();
}

bool NameMatches(const std::vector<std::string>& prefixes, const std::string& name) {
  if (prefixes.empty()) return true;
  const std::vector<std::string> words = Words(name);
  return std::all_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return absl::StartsWith(word, prefix); });
  });
}

bool Before(uint64_t articles_a, const std::string& id_a, uint64_t articles_b, const std::string& id_b) {
  return articles_a != articles_b ? articles_a > articles_b : id_a < id_b;
}

}  // namespace

absl::StatusOr<Counters> ReadTotals(const StoreReader& reader) {
  PARALLAX_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                            reader.Get(Family::kCounters, TotalsKey()));
  if (!value.has_value()) return Counters();
  std::optional<Counters> totals = DecodeCounters(*value);
  if (!totals.has_value()) return DamagedRow(Family::kCounters);
  return *std::move(totals);
}

absl::StatusOr<std::optional<v1::EntitySummary>> ReadEntity(const StoreReader& reader, absl::string_view id) {
  EntityRows rows(id);
  bool damaged = false;
  PARALLAX_RETURN_IF_ERROR(
      reader.ForEach(Family::kCounters, EntityKey(id), [&](absl::string_view rest, absl::string_view value) {
        damaged = !rows.Take(rest, value);
        return !damaged;
      }));
  if (damaged) return DamagedRow(Family::kCounters);
  if (!rows.exists()) return std::nullopt;
  return rows.Summary();
}

absl::StatusOr<v1::EntityReference> ReadReference(const StoreReader& reader, absl::string_view id) {
  PARALLAX_ASSIGN_OR_RETURN(std::optional<v1::EntitySummary> summary, ReadEntity(reader, id));
  if (summary.has_value()) return summary->entity();
  v1::EntityReference reference;
  reference.set_id(std::string(id));
  reference.set_name(std::string(id));
  return reference;
}

absl::Status ReadSeenTimes(const StoreReader& reader, v1::EntitySummary& summary) {
  const std::string prefix = IdPrefix(summary.entity().id());
  const auto time = [&](const rocksdb::Iterator& it) {
    return ToTimestamp(ParseArticleTimeKey(View(it.key()).substr(prefix.size())).micros);
  };
  const std::unique_ptr<rocksdb::Iterator> it = reader.NewIterator(Family::kEntityArticles);
  it->Seek(prefix);
  if (it->Valid() && absl::StartsWith(View(it->key()), prefix)) *summary.mutable_last_seen_time() = time(*it);
  std::string behind = prefix;
  behind.back() = '\x01';
  it->SeekForPrev(behind);
  if (it->Valid() && absl::StartsWith(View(it->key()), prefix))
    *summary.mutable_first_seen_time() = time(*it);
  return FromRocksStatus(it->status(), "cannot read");
}

absl::StatusOr<std::vector<v1::EntitySurface>> ReadSurfaces(const StoreReader& reader, absl::string_view id,
                                                            size_t limit) {
  std::vector<v1::EntitySurface> surfaces;
  bool damaged = false;
  PARALLAX_RETURN_IF_ERROR(reader.ForEach(
      Family::kCounters, SurfacePrefix(id), [&](absl::string_view text, absl::string_view value) {
        const std::optional<Counters> counters = DecodeCounters(value);
        damaged = !counters.has_value();
        if (damaged || AllZero(*counters)) return !damaged;
        v1::EntitySurface& surface = surfaces.emplace_back();
        surface.set_text(std::string(text));
        surface.set_article_count(static_cast<uint64_t>(CounterAt(*counters, 0)));
        return true;
      }));
  if (damaged) return DamagedRow(Family::kCounters);
  std::stable_sort(surfaces.begin(), surfaces.end(),
                   [](const auto& a, const auto& b) { return a.article_count() > b.article_count(); });
  if (surfaces.size() > limit) surfaces.resize(limit);
  return surfaces;
}

absl::StatusOr<uint64_t> CountEntities(const StoreReader& reader) {
  uint64_t count = 0;
  PARALLAX_RETURN_IF_ERROR(ForEachEntity(reader, [&](const EntityRows& rows) {
    if (rows.Summary().mention_count() > 0) ++count;
  }));
  return count;
}

absl::StatusOr<EntityPage> ListEntityPage(const StoreReader& reader, absl::string_view query,
                                          const std::vector<v1::EntityType>& types, size_t page_size,
                                          absl::string_view cursor) {
  ByteReader position(cursor);
  const uint64_t after_articles = position.U64();
  const std::string after_id(position.Rest());
  const std::vector<std::string> prefixes = Words(query);
  std::vector<v1::EntitySummary> found;
  PARALLAX_RETURN_IF_ERROR(ForEachEntity(reader, [&](const EntityRows& rows) {
    v1::EntitySummary summary = rows.Summary();
    const uint64_t articles = summary.article_count();
    if (articles == 0 || !NameMatches(prefixes, summary.entity().name())) return;
    if (!types.empty() && std::find(types.begin(), types.end(), summary.entity().type()) == types.end())
      return;
    if (!cursor.empty() && !Before(after_articles, after_id, articles, rows.id())) return;
    found.push_back(std::move(summary));
  }));
  const size_t shown = std::min(page_size, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end(),
                    [](const v1::EntitySummary& a, const v1::EntitySummary& b) {
                      return Before(a.article_count(), a.entity().id(), b.article_count(), b.entity().id());
                    });
  EntityPage page;
  const bool more = found.size() > shown;
  found.resize(shown);
  for (v1::EntitySummary& summary : found) PARALLAX_RETURN_IF_ERROR(ReadSeenTimes(reader, summary));
  if (more) {
    page.next_cursor = ByteWriter().U64(found.back().article_count()).Raw(found.back().entity().id()).Take();
  }
  page.entities = std::move(found);
  return page;
}

}  // namespace parallax::query
