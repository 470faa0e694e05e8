// Lists of articles and dead letters as blocks of text.
#ifndef PARALLAX_CLI_ARTICLE_LIST_VIEW_H_
#define PARALLAX_CLI_ARTICLE_LIST_VIEW_H_

#include <cstddef>
#include <string>

#include "cli/style.h"
#include "parallax/v1/ingest_service.pb.h"
#include "parallax/v1/query_service.pb.h"

namespace parallax::cli {

// Title; date, outlet, claims, id; a passage with its matches highlighted; entities.
std::string ArticleBlock(const v1::ArticleSummary& article, size_t width, const Style& style);

// Title; id, attempts, worker, time; the reason.
std::string DeadLetterBlock(const v1::DeadLetter& letter, size_t width, const Style& style);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_ARTICLE_LIST_VIEW_H_
