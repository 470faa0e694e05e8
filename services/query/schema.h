// Every key of the view, byte by byte as docs/storage.md says. Pure functions.
#ifndef PARALLAX_SERVICES_QUERY_SCHEMA_H_
#define PARALLAX_SERVICES_QUERY_SCHEMA_H_

#include <array>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "services/query/time_micros.h"

namespace parallax::query {

// Raised whenever bytes or what an article contributes to the view change.
inline constexpr uint32_t kSchemaVersion = 1;

// Column families, in the order of docs/storage.md.
enum class Family : size_t {
  kMeta,
  kArticles,
  kBodies,
  kSummaries,
  kArticlesByTime,
  kDocuments,
  kPostings,
  kClaims,
  kClaimsByTime,
  kClaimsByHolder,
  kClaimsByTarget,
  kCounters,
  kEntityArticles,
  kChanges,
};
inline constexpr std::array<const char*, 14> kFamilyNames = {
    "default",          "articles", "bodies",          "summaries",      "articles_by_time",
    "documents",        "postings", "claims",          "claims_by_time", "claims_by_holder",
    "claims_by_target", "counters", "entity_articles", "changes"};

// Keys of Family::kMeta.
inline constexpr absl::string_view kSchemaKey = "schema";
inline constexpr absl::string_view kStoreIdKey = "store";
inline constexpr absl::string_view kOldestChangeKey = "oldest";

// Eight bytes; a later time sorts first.
std::string InvertedTime(int64_t micros);

// Half-open range of keys; an empty end has no bound.
struct KeyRange {
  std::string begin;
  std::string end;
};

// Keys that start with InvertedTime of a time in `window`.
KeyRange TimeKeyRange(const TimeWindow& window);

// An id as the first part of a longer key.
std::string IdPrefix(absl::string_view id);

std::string ArticleTimeKey(int64_t micros, absl::string_view article_id);
std::string DocumentKey(uint32_t document);
std::string EntityArticleKey(absl::string_view entity_id, int64_t micros, absl::string_view article_id);
std::string ChangeKey(uint64_t sequence);

// Claims: `ClaimKey` for the record, `ClaimSuffix` ends every claim index key (alone in claims_by_time).
std::string ClaimKey(absl::string_view article_id, absl::string_view claim_id);
std::string ClaimSuffix(int64_t micros, absl::string_view article_id, absl::string_view claim_id);
// What every ClaimSuffix of the article starts with.
std::string ClaimSuffixOfArticle(int64_t micros, absl::string_view article_id);

// Terms of the full-text index.
std::string WordTerm(absl::string_view word);
std::string EntityTerm(absl::string_view entity_id);
std::string OutletTerm(absl::string_view outlet_id);
std::string LanguageTerm(absl::string_view language);
std::string PostingPrefix(absl::string_view term);
std::string PostingKey(absl::string_view term, uint32_t document);

// Rows of Family::kCounters.
std::string TotalsKey();
std::string EntityKey(absl::string_view entity_id);  // also the prefix of its EntityNameKeys
std::string EntityNameKey(absl::string_view entity_id, uint8_t type, bool discovered, absl::string_view name);
std::string SurfacePrefix(absl::string_view entity_id);
std::string SurfaceKey(absl::string_view entity_id, absl::string_view text);
inline constexpr absl::string_view kEntityRows = "e";  // what all EntityKeys start with

// Parts of an ArticleTimeKey or, with a claim id, of a ClaimSuffix; they point into the key.
struct TimeKeyParts {
  int64_t micros = 0;
  absl::string_view article_id;
  absl::string_view claim_id;
};
TimeKeyParts ParseArticleTimeKey(absl::string_view key);
TimeKeyParts ParseClaimSuffix(absl::string_view suffix);

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_SCHEMA_H_
