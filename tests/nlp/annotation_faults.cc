#include "tests/nlp/annotation_faults.h"

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/common/utf8.h"

namespace parallax::nlp {
namespace {

class Checker {
 public:
  explicit Checker(const v1::Annotation& annotation)
      : annotation_(annotation), body_(annotation.document().body()) {
    for (const v1::DocumentEntity& entity : annotation.entities()) ids_.insert(entity.id());
  }

  std::string Run() {
    CheckStrings();
    CheckStatus();
    CheckSentences();
    CheckMentions();
    CheckEntities();
    CheckAttributions();
    for (const v1::Claim& claim : annotation_.claims()) CheckClaim(claim);
    return fault_;
  }

 private:
  template <typename... Parts>
  void Expect(bool holds, const Parts&... what) {
    if (!holds && fault_.empty()) fault_ = absl::StrCat(what...);
  }

  // Parsing refuses strings that are not UTF-8.
  void CheckStrings() {
    Expect(IsValidUtf8(body_), "the body is not UTF-8");
    v1::Annotation parsed;
    Expect(parsed.ParseFromString(annotation_.SerializeAsString()), "a string is not UTF-8");
  }

  void CheckStatus() {
    if (annotation_.status() == v1::ANNOTATION_STATUS_ANNOTATED) return;
    Expect(annotation_.status() == v1::ANNOTATION_STATUS_NOT_ANNOTATED_LANGUAGE, "the status is not set");
    Expect(annotation_.sentences_size() + annotation_.mentions_size() + annotation_.claims_size() == 0,
           "an article that was not annotated has layers");
  }

  bool AtCharacter(uint32_t offset) const {
    return offset == body_.size() || (static_cast<unsigned char>(body_[offset]) & 0xC0) != 0x80;
  }

  void CheckSpan(const v1::Span& span, absl::string_view what) {
    const bool inside = span.begin() <= span.end() && span.end() <= body_.size();
    Expect(inside, what, " [", span.begin(), ", ", span.end(), ") is outside the body of ", body_.size());
    Expect(!inside || (AtCharacter(span.begin()) && AtCharacter(span.end())), what, " [", span.begin(), ", ",
           span.end(), ") cuts a character");
  }

  void CheckInside(const v1::Span& inner, const v1::Span& outer, absl::string_view what) {
    CheckSpan(inner, what);
    Expect(inner.begin() == inner.end() || (outer.begin() <= inner.begin() && inner.end() <= outer.end()),
           what, " [", inner.begin(), ", ", inner.end(), ") leaves its sentence");
  }

  void CheckSentences() {
    uint32_t end = 0;
    for (const v1::Sentence& sentence : annotation_.sentences()) {
      CheckSpan(sentence.span(), "sentence");
      Expect(sentence.span().begin() < sentence.span().end(), "a sentence is empty");
      Expect(end <= sentence.span().begin(), "sentences overlap at ", sentence.span().begin());
      end = sentence.span().end();
    }
  }

  bool IsSentence(uint32_t sentence) {
    const bool known = sentence < static_cast<uint32_t>(annotation_.sentences_size());
    Expect(known, "there is no sentence ", sentence);
    return known;
  }

  void CheckMentions() {
    uint32_t end = 0;
    for (const v1::Mention& mention : annotation_.mentions()) {
      Expect(mention.span().begin() < mention.span().end(), "a mention is empty");
      Expect(end <= mention.span().begin(), "mentions overlap at ", mention.span().begin());
      end = mention.span().end();
      Expect(ids_.contains(mention.entity_id()), "a mention is of an entity that there is not");
      Expect(mention.confidence() >= 0 && mention.confidence() <= 1, "a mention's confidence is no share");
      if (!IsSentence(mention.sentence())) return;
      CheckInside(mention.span(), annotation_.sentences(static_cast<int>(mention.sentence())).span(),
                  "mention");
    }
  }

  void CheckEntities() {
    Expect(ids_.size() == static_cast<size_t>(annotation_.entities_size()), "two entities have one id");
    for (const v1::DocumentEntity& entity : annotation_.entities()) {
      Expect(!entity.id().empty() && !entity.name().empty(), "an entity has no id or no name");
      Expect(entity.mention_count() > 0 && entity.surfaces_size() > 0, "an entity has no mention");
      Expect(entity.salience() > 0 && entity.salience() <= 1, "an entity's salience is no share");
    }
  }

  void CheckVoice(const v1::Voice& voice) {
    Expect(voice.kind() != v1::VOICE_KIND_UNSPECIFIED, "a voice has no kind");
    Expect((voice.kind() == v1::VOICE_KIND_ENTITY) == ids_.contains(voice.entity_id()),
           "a voice is of an entity that there is not");
  }

  void CheckAttributions() {
    for (const v1::Attribution& attribution : annotation_.attributions()) {
      CheckSpan(attribution.content(), "attribution");
      CheckSpan(attribution.cue(), "attribution's cue");
      CheckSpan(attribution.source(), "attribution's source");
      Expect(attribution.mode() != v1::ATTRIBUTION_MODE_UNSPECIFIED, "an attribution has no mode");
      CheckVoice(attribution.voice());
    }
  }

  void CheckClaim(const v1::Claim& claim) {
    Expect(claim.holder_id() == "AUTHOR" || ids_.contains(claim.holder_id()), "a claim's holder is unknown");
    Expect(ids_.contains(claim.target_id()), "a claim's target is unknown");
    Expect(claim.holder_id() != claim.target_id(), "a claim's holder is its target");
    Expect(claim.polarity() != v1::POLARITY_UNSPECIFIED && claim.modality() != v1::MODALITY_UNSPECIFIED &&
               claim.kind() != v1::CLAIM_KIND_UNSPECIFIED,
           "a claim lacks polarity, modality or kind");
    Expect(claim.confidence() > 0 && claim.confidence() <= 1, "a claim's confidence is no share");
    Expect(claim.evidence_size() > 0, "a claim has no evidence");
    CheckVoice(claim.voice());
    for (const v1::Evidence& evidence : claim.evidence()) CheckEvidence(evidence);
  }

  void CheckEvidence(const v1::Evidence& evidence) {
    const v1::Span& span = evidence.span();
    CheckSpan(span, "evidence");
    if (!fault_.empty() || !IsSentence(evidence.sentence())) return;
    Expect(absl::string_view(body_).substr(span.begin(), span.end() - span.begin()) == evidence.text(),
           "evidence is not its span's text");
    CheckInside(evidence.cue(), span, "cue");
    CheckInside(evidence.holder(), span, "holder");
    CheckInside(evidence.target(), span, "target");
  }

  const v1::Annotation& annotation_;
  const std::string& body_;
  absl::flat_hash_set<absl::string_view> ids_;
  std::string fault_;
};

}  // namespace

std::string FaultOf(const v1::Annotation& annotation) { return Checker(annotation).Run(); }

}  // namespace parallax::nlp
