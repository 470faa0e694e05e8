// Values of the view that are not plain protobuf, byte by byte as docs/storage.md says.
#ifndef PARALLAX_SERVICES_QUERY_RECORDS_H_
#define PARALLAX_SERVICES_QUERY_RECORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "parallax/v1/claim.pb.h"
#include "parallax/v1/query_service.pb.h"
#include "parallax/v1/store_service.pb.h"

namespace parallax::query {

// What filters and aggregates need of a claim. The texts point into a key, a value or a ClaimRecord, which
// must outlive the row.
struct ClaimRow {
  absl::string_view article_id;
  absl::string_view claim_id;
  int64_t micros = 0;
  absl::string_view holder_id;  // the outlet for a claim in the author's voice
  absl::string_view target_id;
  absl::string_view outlet_id;  // kUnknownOutletId where it is not known
  absl::string_view language;
  v1::Polarity polarity = v1::POLARITY_UNSPECIFIED;
  v1::Modality modality = v1::MODALITY_UNSPECIFIED;
  v1::ClaimKind kind = v1::CLAIM_KIND_UNSPECIFIED;
  v1::VoiceKind voice = v1::VOICE_KIND_UNSPECIFIED;
  float confidence = 0;
};

ClaimRow RowOf(const v1::ClaimRecord& record);

// The row without what its key says already.
std::string EncodeClaimRow(const ClaimRow& row);
// `suffix` is the ClaimSuffix of the key. Nothing when the bytes are damaged.
std::optional<ClaimRow> DecodeClaimRow(absl::string_view suffix, absl::string_view value);

// A row of Family::kSummaries.
struct StoredSummary {
  uint32_t revision = 0;
  uint32_t document = 0;
  std::string content_hash;  // 32 bytes
  uint32_t word_count = 0;   // of title and body
  v1::ArticleSummary summary;
};
std::string EncodeSummary(const StoredSummary& stored);
std::optional<StoredSummary> DecodeSummary(absl::string_view value);

// A row of Family::kArticles; the body is kept apart, in Family::kBodies.
std::string EncodeArticle(const v1::AnnotatedArticle& annotated);
std::optional<v1::AnnotatedArticle> DecodeArticle(absl::string_view value, absl::string_view body);

// The text of an article that is searched and shown: the annotator's body, or the text as found without one.
const std::string& SearchableBody(const v1::AnnotatedArticle& annotated);

// A row of Family::kChanges.
struct Change {
  bool added = false;
  v1::ClaimRecord record;
};
std::string EncodeChange(bool added, const v1::ClaimRecord& record);
std::optional<Change> DecodeChange(absl::string_view value);

// Counters that add up; missing ones are zero.
using Counters = std::vector<int64_t>;
std::string EncodeCounters(const Counters& counters);
std::optional<Counters> DecodeCounters(absl::string_view value);
void AddCounters(const Counters& from, Counters& to);
bool AllZero(const Counters& counters);
int64_t CounterAt(const Counters& counters, size_t index);

// Places in the counters of TotalsKey.
enum TotalsCounter : size_t { kTotalArticles, kTotalClaims, kTotalWords };
// Places in the counters of an EntityKey.
enum EntityCounter : size_t {
  kEntityArticleCount,
  kEntityMentionCount,
  kEntityHeldCount,
  kEntityReceivedCount
};

}  // namespace parallax::query

#endif  // PARALLAX_SERVICES_QUERY_RECORDS_H_
