// Decides whether a draft can be kept, mends what can be mended, and gives it its identity.
#ifndef PARALLAX_SERVICES_INGEST_DRAFT_CHECK_H_
#define PARALLAX_SERVICES_INGEST_DRAFT_CHECK_H_

#include "absl/status/statusor.h"
#include "parallax/v1/article.pb.h"
#include "services/ingest/raw_draft.pb.h"

namespace parallax::ingest {

constexpr size_t kMaxTextBytes = 1 << 20;
constexpr size_t kMaxTitleBytes = 1000;
constexpr size_t kMaxTagBytes = 256;
constexpr int kMaxAuthors = 64;
constexpr size_t kMaxNameBytes = 256;  // of an author, of the publisher

// The draft as an article of the log: everything but revision, sequence and receive_time is set. Malformed
// UTF-8 is read as Windows-1252 and control characters are removed, both with a quality note.
//
// INVALID_ARGUMENT naming the field ("draft.text", "draft.authors[2]") and the remedy where the draft cannot
// be kept: a limit is passed, the text is empty, has no letters or is not text at all, the URL, date or
// language cannot be understood. Consumes `draft`, except its tag.
absl::StatusOr<v1::Article> CheckDraft(RawDraft& draft);

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_DRAFT_CHECK_H_
