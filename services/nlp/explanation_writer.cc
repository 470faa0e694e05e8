#include "services/nlp/explanation_writer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/nlp/name_key.h"

namespace parallax::nlp {
namespace {

constexpr int kNoMention = -1;

// A name that is only a part of another one of the document.
constexpr absl::string_view kPartOfName = "part-of-name";

bool IsName(const MentionLayer& mention) {
  return mention.form == v1::MENTION_FORM_NAME || mention.form == v1::MENTION_FORM_METONYM;
}

std::string NameOf(const Document& document, const MentionLayer& mention) {
  return mention.reading.empty() ? std::string(document.Text(mention.span)) : mention.reading;
}

bool ValidOn(const v1::EntityName& name, const std::string& date) {
  CatalogueName dated;
  dated.valid_from = name.valid_from();
  dated.valid_to = name.valid_to();
  return dated.ValidOn(date);
}

// How well a name of the catalogue explains the key of a mention's name; 0: not at all. Whole names before
// parts, names of the day before those of other days, long names before short ones.
size_t MatchScore(const v1::EntityName& name, const std::string& key, const std::string& date) {
  constexpr size_t kWhole = 100000;
  constexpr size_t kOfTheDay = 10000;
  const std::string name_key = NameKey(name.text());
  const bool whole = name_key == key || name_key == absl::StrCat("the ", key);
  const std::string padded = absl::StrCat(" ", key, " ");
  const std::string padded_name = absl::StrCat(" ", name_key, " ");
  if (!whole && !absl::StrContains(padded, padded_name) && !absl::StrContains(padded_name, padded)) return 0;
  return (whole ? kWhole : 0) + (ValidOn(name, date) ? kOfTheDay : 0) +
         std::min(name_key.size(), kOfTheDay - 1);
}

v1::CatalogueMatch MatchName(const v1::CatalogueEntity& entity, const std::string& written,
                             const std::string& date) {
  v1::CatalogueMatch match;
  match.set_entity_id(entity.id());
  match.set_reference_date(date);
  *match.mutable_relations() = entity.relations();
  match.mutable_name()->set_text(entity.name());
  const std::string key = NameKey(written);
  size_t best = 0;
  for (const v1::EntityName& name : entity.names()) {
    const size_t score = MatchScore(name, key, date);
    if (score <= best) continue;
    best = score;
    *match.mutable_name() = name;
  }
  const std::string name_key = NameKey(match.name().text());
  match.set_whole_name(name_key == key || name_key == absl::StrCat("the ", key));
  return match;
}

class Writer {
 public:
  Writer(const Document& document, const Catalogue& catalogue) : document_(document), catalogue_(catalogue) {}

  v1::Explanation Explain(const ClaimLayer& claim) const {
    v1::Explanation explanation;
    explanation.set_sentence(claim.sentence);
    *explanation.mutable_holder() = ExplainActor(claim, claim.holder, claim.holder_mention);
    *explanation.mutable_target() = ExplainActor(claim, claim.target, claim.target_mention);
    if (claim.decision >= 0) {
      *explanation.mutable_decision() = document_.decisions[static_cast<size_t>(claim.decision)];
    }
    return explanation;
  }

 private:
  const MentionLayer& Mention(int index) const { return document_.mentions[static_cast<size_t>(index)]; }

  v1::ActorExplanation ExplainActor(const ClaimLayer& claim, int entity_index, const TextSpan& span) const {
    v1::ActorExplanation actor;
    actor.set_from_voice(span.empty());
    if (entity_index == kAuthorHolder) {
      actor.set_entity_id("AUTHOR");
      return actor;
    }
    const EntityLayer& entity = document_.entities[static_cast<size_t>(entity_index)];
    actor.set_entity_id(entity.id);
    actor.set_discovered(entity.discovered);
    std::string name = entity.name;
    int mention = span.empty() ? SpeakerMention(claim, entity_index) : MentionAt(span);
    // Each mention is a step at most once, whatever a stage linked.
    for (size_t step = 0; mention != kNoMention && step < document_.mentions.size(); ++step) {
      *actor.add_references() = ToReference(Mention(mention));
      name = NameOf(document_, Mention(mention));
      mention = Next(mention);
    }
    const int known = entity.discovered ? -1 : catalogue_.FindId(entity.id);
    if (known >= 0) {
      *actor.mutable_catalogue() =
          MatchName(catalogue_.entity(static_cast<uint32_t>(known)), name, document_.reference_date);
    }
    return actor;
  }

  int MentionAt(const TextSpan& span) const {
    const auto found = std::find_if(document_.mentions.begin(), document_.mentions.end(),
                                    [&](const MentionLayer& mention) { return mention.span == span; });
    return found == document_.mentions.end() ? kNoMention
                                             : static_cast<int>(found - document_.mentions.begin());
  }

  // The mention of the entity that is the source of the words which hold the claim's cue; else its last one
  // before the end of the claim's sentence.
  int SpeakerMention(const ClaimLayer& claim, int entity) const {
    TextSpan source;
    for (const AttributionLayer& attribution : document_.attributions) {
      if (attribution.voice.entity == entity && attribution.content.Contains(claim.cue))
        source = attribution.source;
    }
    int last = kNoMention;
    for (size_t i = 0; i < document_.mentions.size(); ++i) {
      const MentionLayer& mention = document_.mentions[i];
      if (mention.entity != entity) continue;
      if (!source.empty() && mention.span.Overlaps(source)) return static_cast<int>(i);
      if (mention.sentence <= claim.sentence) last = static_cast<int>(i);
    }
    return last;
  }

  // What the mention refers back to; of a part of a name, the whole one.
  int Next(int index) const {
    const MentionLayer& mention = Mention(index);
    if (mention.antecedent >= 0 || mention.linked_by != kPartOfName) return mention.antecedent;
    for (size_t i = 0; i < document_.mentions.size(); ++i) {
      const MentionLayer& other = document_.mentions[i];
      if (other.entity == mention.entity && IsName(other) && other.linked_by != kPartOfName)
        return static_cast<int>(i);
    }
    return kNoMention;
  }

  v1::Reference ToReference(const MentionLayer& mention) const {
    v1::Reference reference;
    reference.mutable_span()->set_begin(mention.span.begin);
    reference.mutable_span()->set_end(mention.span.end);
    reference.set_text(std::string(document_.Text(mention.span)));
    reference.set_sentence(mention.sentence);
    reference.set_linked_by(std::string(mention.linked_by));
    reference.set_probability(mention.confidence);
    reference.set_reading(mention.reading);
    if (mention.decision >= 0) {
      *reference.mutable_alternatives() =
          document_.decisions[static_cast<size_t>(mention.decision)].alternatives();
    }
    return reference;
  }

  const Document& document_;
  const Catalogue& catalogue_;
};

}  // namespace

std::vector<v1::Explanation> WriteExplanations(const Document& document, const Catalogue& catalogue) {
  const Writer writer(document, catalogue);
  std::vector<v1::Explanation> explanations;
  explanations.reserve(document.claims.size());
  for (const ClaimLayer& claim : document.claims) explanations.push_back(writer.Explain(claim));
  return explanations;
}

}  // namespace parallax::nlp
