#include "services/ingest/replay.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "services/common/error.h"

namespace parallax::ingest {
namespace {

constexpr int kMaxIds = 1000;

absl::StatusOr<ReplaySelection> SelectIds(const v1::ArticleIds& article_ids, const ArticleLog& log) {
  if (article_ids.ids().empty())
    return InvalidField("article_ids.ids", "it is empty; name at least one article");
  if (article_ids.ids_size() > kMaxIds) {
    return InvalidField("article_ids.ids", absl::StrCat(article_ids.ids_size(), " ids are over the limit of ",
                                                        kMaxIds, "; send them in several calls"));
  }
  ReplaySelection selection;
  for (const std::string& id : article_ids.ids()) {
    PARALLAX_ASSIGN_OR_RETURN(const std::optional<Head> head, log.FindHead(id));
    if (head.has_value()) {
      selection.sequences.push_back(head->sequence);
    } else {
      selection.unknown_ids.push_back(id);
    }
  }
  std::sort(selection.sequences.begin(), selection.sequences.end());
  selection.sequences.erase(std::unique(selection.sequences.begin(), selection.sequences.end()),
                            selection.sequences.end());
  return selection;
}

}  // namespace

absl::StatusOr<ReplaySelection> SelectForReplay(const v1::ReplayArticlesRequest& request,
                                                const ArticleLog& log) {
  if (request.has_article_ids()) return SelectIds(request.article_ids(), log);
  ReplaySelection selection;
  if (request.dead_letters()) {
    selection.sequences = log.DeadSequences();
  } else if (request.all()) {
    PARALLAX_ASSIGN_OR_RETURN(selection.sequences, log.NewestSequences());
  } else {
    return InvalidField("selection", "it is missing; set article_ids, or dead_letters or all to true");
  }
  return selection;
}

}  // namespace parallax::ingest
