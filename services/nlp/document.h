// The document model: an immutable body and the layers that the stages add to it.
#ifndef PARALLAX_SERVICES_NLP_DOCUMENT_H_
#define PARALLAX_SERVICES_NLP_DOCUMENT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "parallax/v1/annotation.pb.h"
#include "parallax/v1/explanation.pb.h"

namespace parallax::nlp {

// Half-open byte range into Document::body().
struct TextSpan {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(const TextSpan& other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(const TextSpan& other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

enum class TokenKind : uint8_t { kWord, kNumber, kPunctuation };

// How a word is written. A single upper-case letter is kTitle.
enum class TokenShape : uint8_t { kOther, kLower, kTitle, kUpper, kMixed };

// A word, number or mark. "Taliban's" is two tokens, "Taliban" and "'s".
struct Token {
  TextSpan span;
  uint32_t sentence = 0;  // index into Document::sentences
  TokenKind kind = TokenKind::kWord;
  TokenShape shape = TokenShape::kOther;
  std::string lower;  // case-folded, curly quotes straightened
};

struct SentenceSpan {
  TextSpan span;
  uint32_t first_token = 0;  // [first_token, end_token) into Document::tokens
  uint32_t end_token = 0;
  uint32_t paragraph = 0;
};

// A stretch that refers to an entity. Never crosses a sentence; mentions may not overlap.
struct MentionLayer {
  TextSpan span;
  uint32_t first_token = 0;  // [first_token, end_token)
  uint32_t end_token = 0;
  uint32_t sentence = 0;
  v1::MentionForm form = v1::MENTION_FORM_NAME;
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  int entity = -1;          // index into Document::entities; -1: not resolved, does not take part in anything
  bool adjectival = false;  // a demonym or name that modifies a following noun ("the Tajik minister")
  float confidence = 1.0F;
  std::string reading;  // the name that it stands for where it is an acronym of the document, damaged or
                        // misspelt; else empty
  absl::string_view linked_by;  // what gave it its entity, as in v1::Reference.linked_by; a literal
  int antecedent = -1;          // index into Document::mentions of what it refers back to; -1: of nothing
  int decision = -1;            // index into Document::decisions: the alternatives; -1: not kept
};

struct EntityLayer {
  std::string id;  // catalogue id, or "nil-" and 16 hex digits
  std::string name;
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  bool discovered = false;
};

// According to whom.
struct VoiceLayer {
  v1::VoiceKind kind = v1::VOICE_KIND_AUTHOR;
  int entity = -1;      // for VOICE_KIND_ENTITY
  std::string surface;  // the words that name it
};

struct AttributionLayer {
  TextSpan content;
  TextSpan cue;
  TextSpan source;
  VoiceLayer voice;
  v1::AttributionMode mode = v1::ATTRIBUTION_MODE_UNSPECIFIED;
};

inline constexpr int kAuthorHolder = -1;

struct ClaimLayer {
  int holder = kAuthorHolder;  // index into Document::entities, or kAuthorHolder
  int target = -1;             // index into Document::entities
  v1::Polarity polarity = v1::POLARITY_UNSPECIFIED;
  v1::Modality modality = v1::MODALITY_ASSERTED;
  v1::ClaimKind kind = v1::CLAIM_KIND_ATTITUDE;
  VoiceLayer voice;
  uint32_t sentence = 0;
  TextSpan cue;             // words that carry the stance; may be empty
  TextSpan holder_mention;  // may be empty
  TextSpan target_mention;
  float confidence = 0.0F;
  int decision = -1;  // index into Document::decisions; -1: not kept
};

struct DocumentEncoding;  // document_encoding.h

// One article on its way through the pipeline. The body is fixed when the front-matter stage makes the
// document; each later stage fills its own layer and reads those before it. Not thread-safe; one document,
// one thread.
class Document {
 public:
  // `meta.body` is the body.
  explicit Document(v1::Document meta_fields) : meta(std::move(meta_fields)) {}

  const std::string& body() const { return meta.body(); }
  absl::string_view Text(const TextSpan& span) const {
    return absl::string_view(body()).substr(span.begin, span.size());
  }
  // Bytes from the first to the last of the tokens [first, end).
  TextSpan TokenRange(size_t first, size_t end) const {
    return first < end ? TextSpan{tokens[first].span.begin, tokens[end - 1].span.end} : TextSpan{};
  }

  // Indices [first, end) of the mentions in the sentence.
  std::pair<size_t, size_t> MentionsOf(uint32_t sentence) const {
    const auto first =
        std::partition_point(mentions.begin(), mentions.end(),
                             [&](const MentionLayer& mention) { return mention.sentence < sentence; });
    const auto end = std::partition_point(
        first, mentions.end(), [&](const MentionLayer& mention) { return mention.sentence == sentence; });
    return {first - mentions.begin(), end - mentions.begin()};
  }

  // ISO 8601 date that dated names are read by, as front_matter_dates.h chooses it; empty when none is known.
  std::string reference_date;

  v1::Document meta;  // body must not be changed
  std::vector<v1::QualityNote> quality_notes;
  std::vector<SentenceSpan> sentences;
  std::vector<Token> tokens;
  std::vector<MentionLayer> mentions;  // by begin
  std::vector<EntityLayer> entities;   // by first mention
  std::vector<AttributionLayer> attributions;
  std::vector<ClaimLayer> claims;
  std::shared_ptr<const DocumentEncoding> encoding;  // of a learned model; null for the rules
  absl::Status model_error;             // why a learned model did not answer: its annotation is of no use
  bool explain = false;                 // whether stages are to keep decisions
  std::vector<v1::Decision> decisions;  // behind mentions and claims
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_DOCUMENT_H_
