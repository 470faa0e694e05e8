#include "services/nlp/annotation_writer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "services/common/digest.h"

namespace parallax::nlp {
namespace {

v1::Span ToSpan(const TextSpan& span) {
  v1::Span out;
  out.set_begin(span.begin);
  out.set_end(span.end);
  return out;
}

class Writer {
 public:
  Writer(const v1::Article& article, Document document) : article_(article), document_(std::move(document)) {}

  v1::Annotation Run() {
    annotation_.set_article_id(article_.id());
    annotation_.set_revision(article_.revision());
    for (const SentenceSpan& sentence : document_.sentences) {
      *annotation_.add_sentences()->mutable_span() = ToSpan(sentence.span);
    }
    for (const MentionLayer& mention : document_.mentions) WriteMention(mention);
    WriteEntities();
    for (const AttributionLayer& attribution : document_.attributions) WriteAttribution(attribution);
    for (const ClaimLayer& claim : document_.claims) WriteClaim(claim);
    for (const v1::QualityNote& note : document_.quality_notes) *annotation_.add_quality_notes() = note;
    *annotation_.mutable_document() = std::move(document_.meta);
    return std::move(annotation_);
  }

 private:
  std::string EntityId(int entity) const { return document_.entities[static_cast<size_t>(entity)].id; }

  void WriteMention(const MentionLayer& mention) {
    if (mention.entity < 0) return;
    v1::Mention* out = annotation_.add_mentions();
    *out->mutable_span() = ToSpan(mention.span);
    out->set_entity_id(EntityId(mention.entity));
    out->set_form(mention.form);
    out->set_sentence(mention.sentence);
    out->set_confidence(mention.confidence);
  }

  void WriteEntities() {
    std::vector<std::vector<const MentionLayer*>> mentions(document_.entities.size());
    size_t total = 0;
    for (const MentionLayer& mention : document_.mentions) {
      if (mention.entity < 0) continue;
      mentions[static_cast<size_t>(mention.entity)].push_back(&mention);
      ++total;
    }
    for (size_t i = 0; i < document_.entities.size(); ++i) {
      if (mentions[i].empty()) continue;
      const EntityLayer& entity = document_.entities[i];
      v1::DocumentEntity* out = annotation_.add_entities();
      out->set_id(entity.id);
      out->set_name(entity.name);
      out->set_type(entity.type);
      out->set_discovered(entity.discovered);
      out->set_mention_count(static_cast<uint32_t>(mentions[i].size()));
      out->set_salience(static_cast<float>(mentions[i].size()) / static_cast<float>(total));
      WriteSurfaces(std::move(mentions[i]), *out);
    }
  }

  // Distinct texts, names before descriptions before pronouns, each group in text order.
  void WriteSurfaces(std::vector<const MentionLayer*> mentions, v1::DocumentEntity& out) {
    const auto rank = [](const MentionLayer* mention) {
      return mention->form == v1::MENTION_FORM_PRONOUN   ? 2
             : mention->form == v1::MENTION_FORM_NOMINAL ? 1
                                                         : 0;
    };
    std::stable_sort(mentions.begin(), mentions.end(),
                     [&](const MentionLayer* a, const MentionLayer* b) { return rank(a) < rank(b); });
    absl::flat_hash_set<absl::string_view> seen;
    for (const MentionLayer* mention : mentions) {
      const absl::string_view text = document_.Text(mention->span);
      if (seen.insert(text).second) out.add_surfaces(std::string(text));
    }
  }

  v1::Voice ToVoice(const VoiceLayer& voice) const {
    v1::Voice out;
    out.set_kind(voice.kind);
    if (voice.kind == v1::VOICE_KIND_ENTITY) out.set_entity_id(EntityId(voice.entity));
    out.set_surface(voice.surface);
    return out;
  }

  void WriteAttribution(const AttributionLayer& attribution) {
    v1::Attribution* out = annotation_.add_attributions();
    *out->mutable_content() = ToSpan(attribution.content);
    *out->mutable_cue() = ToSpan(attribution.cue);
    *out->mutable_source() = ToSpan(attribution.source);
    *out->mutable_voice() = ToVoice(attribution.voice);
    out->set_mode(attribution.mode);
  }

  void WriteClaim(const ClaimLayer& claim) {
    const TextSpan sentence = document_.sentences[claim.sentence].span;
    v1::Claim* out = annotation_.add_claims();
    out->set_holder_id(claim.holder == kAuthorHolder ? "AUTHOR" : EntityId(claim.holder));
    out->set_target_id(EntityId(claim.target));
    out->set_polarity(claim.polarity);
    out->set_modality(claim.modality);
    out->set_kind(claim.kind);
    *out->mutable_voice() = ToVoice(claim.voice);
    out->set_confidence(claim.confidence);
    v1::Evidence* evidence = out->add_evidence();
    *evidence->mutable_span() = ToSpan(sentence);
    evidence->set_sentence(claim.sentence);
    evidence->set_text(std::string(document_.Text(sentence)));
    *evidence->mutable_cue() = ToSpan(claim.cue);
    *evidence->mutable_holder() = ToSpan(claim.holder_mention);
    *evidence->mutable_target() = ToSpan(claim.target_mention);
    out->set_id(ClaimId(*out));
  }

  std::string ClaimId(const v1::Claim& claim) const {
    FieldDigest digest;
    digest.Add(article_.id()).Add(absl::StrCat(article_.revision()));
    digest.Add(claim.holder_id()).Add(claim.target_id());
    digest.Add(absl::StrCat(claim.polarity())).Add(absl::StrCat(claim.modality()));
    digest.Add(absl::StrCat(claim.voice().kind())).Add(claim.voice().entity_id());
    digest.Add(absl::StrCat(claim.evidence(0).span().begin()));
    digest.Add(absl::StrCat(claim.evidence(0).span().end()));
    return digest.Hex().substr(0, 32);
  }

  const v1::Article& article_;
  Document document_;
  v1::Annotation annotation_;
};

}  // namespace

v1::Annotation WriteAnnotation(const v1::Article& article, Document document,
                               std::vector<v1::Explanation> explanations) {
  v1::Annotation annotation = Writer(article, std::move(document)).Run();
  for (size_t i = 0; i < explanations.size(); ++i) {
    explanations[i].set_claim_id(annotation.claims(static_cast<int>(i)).id());
    *annotation.add_explanations() = std::move(explanations[i]);
  }
  return annotation;
}

}  // namespace parallax::nlp
