// Entities as all articles together show them.
#ifndef PARALLAX_SERVICES_QUERY_ENTITY_INDEX_H_
#define PARALLAX_SERVICES_QUERY_ENTITY_INDEX_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "parallax/v1/query_service.pb.h"
#include "services/query/records.h"
#include "services/query/store.h"

namespace parallax::query {

// Articles, claims and words in the view.
absl::StatusOr<Counters> ReadTotals(const StoreReader& reader);

// The entity without its times; nothing when no article knows it. Where articles disagree on name or kind,
// what most say holds, and of equals the first in byte order.
absl::StatusOr<std::optional<v1::EntitySummary>> ReadEntity(const StoreReader& reader, absl::string_view id);

// Id, name and kind; the id as name when no article names it.
absl::StatusOr<v1::EntityReference> ReadReference(const StoreReader& reader, absl::string_view id);

// Sets the times of the first and the last article of the entity (for an outlet: that it published).
absl::Status ReadSeenTimes(const StoreReader& reader, v1::EntitySummary& summary);

// Most frequent first, then in byte order.
absl::StatusOr<std::vector<v1::EntitySurface>> ReadSurfaces(const StoreReader& reader, absl::string_view id,
                                                            size_t limit);

// Entities with at least one mention.
absl::StatusOr<uint64_t> CountEntities(const StoreReader& reader);

struct EntityPage {
  std::vector<v1::EntitySummary> entities;
  std::string next_cursor;  // empty on the last page
};

// Entities that articles mention, most articles first, then by id. Every word of `query` must begin a word of
// the name; no types: all.
absl::StatusOr<EntityPage> ListEntityPage(const StoreReader& reader, absl::string_view query,
                                          const std::vector<v1::EntityType>& types, size_t page_size,
                                          absl::string_view cursor);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_ENTITY_INDEX_H_
