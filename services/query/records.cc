#include "services/query/records.h"

#include <algorithm>

#include "services/query/byte_codec.h"
#include "services/query/outlet.h"
#include "services/query/schema.h"

namespace parallax::query {
namespace {

constexpr size_t kHashBytes = 32;
constexpr uint8_t kAdded = 1;
constexpr uint8_t kRemoved = 2;

template <typename Message>
bool Parse(absl::string_view bytes, Message& message) {
  return message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

}  // namespace

ClaimRow RowOf(const v1::ClaimRecord& record) {
  ClaimRow row;
  row.article_id = record.article_id();
  row.claim_id = record.claim().id();
  row.micros = ToMicros(record.time());
  row.holder_id = record.holder().id();
  row.target_id = record.target().id();
  row.outlet_id = record.outlet_id().empty() ? kUnknownOutletId : absl::string_view(record.outlet_id());
  row.language = record.language();
  row.polarity = record.claim().polarity();
  row.modality = record.claim().modality();
  row.kind = record.claim().kind();
  row.voice = record.claim().voice().kind();
  row.confidence = record.claim().confidence();
  return row;
}

std::string EncodeClaimRow(const ClaimRow& row) {
  return ByteWriter()
      .U8(static_cast<uint8_t>(row.polarity))
      .U8(static_cast<uint8_t>(row.modality))
      .U8(static_cast<uint8_t>(row.kind))
      .U8(static_cast<uint8_t>(row.voice))
      .Float(row.confidence)
      .Str(row.holder_id)
      .Str(row.target_id)
      .Str(row.outlet_id)
      .Str(row.language)
      .Take();
}

std::optional<ClaimRow> DecodeClaimRow(absl::string_view suffix, absl::string_view value) {
  const TimeKeyParts parts = ParseClaimSuffix(suffix);
  ByteReader reader(value);
  ClaimRow row;
  row.article_id = parts.article_id;
  row.claim_id = parts.claim_id;
  row.micros = parts.micros;
  row.polarity = static_cast<v1::Polarity>(reader.U8());
  row.modality = static_cast<v1::Modality>(reader.U8());
  row.kind = static_cast<v1::ClaimKind>(reader.U8());
  row.voice = static_cast<v1::VoiceKind>(reader.U8());
  row.confidence = reader.Float();
  row.holder_id = reader.Str();
  row.target_id = reader.Str();
  row.outlet_id = reader.Str();
  row.language = reader.Str();
  if (!reader.ok() || !reader.AtEnd()) return std::nullopt;
  return row;
}

std::string EncodeSummary(const StoredSummary& stored) {
  return ByteWriter()
      .U32(stored.revision)
      .U32(stored.document)
      .Raw(stored.content_hash)
      .U32(stored.word_count)
      .Raw(stored.summary.SerializeAsString())
      .Take();
}

std::optional<StoredSummary> DecodeSummary(absl::string_view value) {
  ByteReader reader(value);
  StoredSummary stored;
  stored.revision = reader.U32();
  stored.document = reader.U32();
  stored.content_hash = std::string(reader.Raw(kHashBytes));
  stored.word_count = reader.U32();
  const absl::string_view summary = reader.Rest();
  if (!reader.ok() || !Parse(summary, stored.summary)) return std::nullopt;
  return stored;
}

std::string EncodeArticle(const v1::AnnotatedArticle& annotated) {
  v1::AnnotatedArticle without_body = annotated;
  const bool has_body = !annotated.annotation().document().body().empty();
  if (has_body) without_body.mutable_annotation()->mutable_document()->clear_body();
  return ByteWriter().U8(has_body ? 1 : 0).Raw(without_body.SerializeAsString()).Take();
}

std::optional<v1::AnnotatedArticle> DecodeArticle(absl::string_view value, absl::string_view body) {
  ByteReader reader(value);
  const bool has_body = reader.U8() == 1;
  const absl::string_view message = reader.Rest();
  v1::AnnotatedArticle annotated;
  if (!reader.ok() || !Parse(message, annotated)) return std::nullopt;
  if (has_body) annotated.mutable_annotation()->mutable_document()->set_body(std::string(body));
  return annotated;
}

const std::string& SearchableBody(const v1::AnnotatedArticle& annotated) {
  const std::string& body = annotated.annotation().document().body();
  return body.empty() ? annotated.article().text() : body;
}

std::string EncodeChange(bool added, const v1::ClaimRecord& record) {
  return ByteWriter().U8(added ? kAdded : kRemoved).Raw(record.SerializeAsString()).Take();
}

std::optional<Change> DecodeChange(absl::string_view value) {
  ByteReader reader(value);
  const uint8_t operation = reader.U8();
  const absl::string_view message = reader.Rest();
  Change change;
  change.added = operation == kAdded;
  if ((operation != kAdded && operation != kRemoved) || !Parse(message, change.record)) return std::nullopt;
  return change;
}

std::string EncodeCounters(const Counters& counters) {
  ByteWriter writer;
  for (const int64_t counter : counters) writer.Zigzag(counter);
  return writer.Take();
}

std::optional<Counters> DecodeCounters(absl::string_view value) {
  ByteReader reader(value);
  Counters counters;
  while (reader.ok() && !reader.AtEnd()) counters.push_back(reader.Zigzag());
  if (!reader.ok()) return std::nullopt;
  return counters;
}

void AddCounters(const Counters& from, Counters& to) {
  if (to.size() < from.size()) to.resize(from.size());
  for (size_t i = 0; i < from.size(); ++i) to[i] += from[i];
}

bool AllZero(const Counters& counters) {
  return std::all_of(counters.begin(), counters.end(), [](int64_t counter) { return counter == 0; });
}

int64_t CounterAt(const Counters& counters, size_t index) {
  return index < counters.size() ? counters[index] : 0;
}

}  // namespace parallax::query
