// Entities as tables and pages of text.
#ifndef PARALLAX_CLI_ENTITY_VIEW_H_
#define PARALLAX_CLI_ENTITY_VIEW_H_

#include <cstddef>
#include <string>

#include "cli/style.h"
#include "parallax/v1/query_service.pb.h"

namespace parallax::cli {

std::string EntityTable(const v1::ListEntitiesResponse& entities, size_t width, const Style& style);

// Counts, what texts call it, whom it is for and against, who is so of it.
std::string EntityPage(const v1::GetEntityResponse& entity, size_t width, const Style& style);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_ENTITY_VIEW_H_
