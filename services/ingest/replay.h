// Which log entries a ReplayArticles request means.
#ifndef PARALLAX_SERVICES_INGEST_REPLAY_H_
#define PARALLAX_SERVICES_INGEST_REPLAY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "parallax/v1/ingest_service.pb.h"
#include "services/ingest/article_log.h"

namespace parallax::ingest {

struct ReplaySelection {
  std::vector<uint64_t> sequences;  // each once, ascending
  std::vector<std::string> unknown_ids;
};

// INVALID_ARGUMENT naming the field where the selection is missing, false or too long. Reads the log.
absl::StatusOr<ReplaySelection> SelectForReplay(const v1::ReplayArticlesRequest& request,
                                                const ArticleLog& log);

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_REPLAY_H_
