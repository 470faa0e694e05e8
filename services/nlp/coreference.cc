#include "services/nlp/coreference.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/nlp/antecedents.h"
#include "services/nlp/mentions.h"
#include "services/nlp/nominals.h"

namespace parallax::nlp {
namespace {

constexpr char kByRules[] = "rule:antecedent";
constexpr char kByBoth[] = "rule+head:antecedent";

// Keeps what else was considered than the entity that was chosen.
void KeepDecision(const Resolution& resolution, const std::vector<Referent>& considered,
                  MentionLayer& mention, Document& document) {
  v1::Decision decision;
  decision.set_decided_by(std::string(mention.linked_by));
  decision.set_probability(resolution.probability);
  for (const Referent& referent : considered) {
    if (referent.entity == resolution.entity) continue;
    v1::Alternative& alternative = *decision.add_alternatives();
    alternative.set_label(referent.entity < 0 ? "nobody"
                                              : document.entities[static_cast<size_t>(referent.entity)].name);
    alternative.set_probability(referent.probability);
  }
  mention.decision = static_cast<int>(document.decisions.size());
  document.decisions.push_back(std::move(decision));
}

MentionLayer MakeAnaphor(const Document& document, const Anaphor& anaphor, const Resolution& resolution) {
  MentionLayer mention = MakeMention(document, anaphor.first, anaphor.end,
                                     document.entities[static_cast<size_t>(resolution.entity)].type);
  mention.form = anaphor.noun.empty() ? v1::MENTION_FORM_PRONOUN : v1::MENTION_FORM_NOMINAL;
  mention.entity = resolution.entity;
  mention.confidence = resolution.probability;
  return mention;
}

}  // namespace

void CoreferenceStage::Run(Document& document) const {
  std::vector<Description> descriptions = DescribeEntities(document, catalogue_);
  absl::StatusOr<LearnedAntecedents> learned = LearnedAntecedents();
  if (model_ != nullptr) learned = ScoreAntecedents(document, *model_);
  if (!learned.ok()) {
    document.model_error = learned.status();
    return;
  }
  AntecedentResolver resolver(document, descriptions, model_ == nullptr ? nullptr : &*learned);
  std::vector<MentionLayer> mentions;
  std::vector<int> added;  // to the resolver: indexes into `mentions`
  std::vector<Referent> considered;
  size_t next = 0;  // of the names
  for (uint32_t i = 0; i < document.tokens.size();) {
    if (next < document.mentions.size() && document.mentions[next].first_token <= i) {
      const MentionLayer& name = document.mentions[next++];
      if (name.entity >= 0) {
        resolver.Add(name, AnaphorClass::kIt);
        added.push_back(static_cast<int>(mentions.size()));
      }
      i = std::max(i, name.end_token);
      mentions.push_back(name);
      continue;
    }
    const Anaphor anaphor = AnaphorAt(document, i);
    const bool overlaps =
        next < document.mentions.size() && document.mentions[next].first_token <= anaphor.end;
    if (anaphor.end == i || (overlaps && !anaphor.noun.empty())) {
      ++i;
      continue;
    }
    const Resolution resolution = resolver.Resolve(anaphor, document.explain ? &considered : nullptr);
    if (resolution.entity >= 0) {
      MentionLayer mention = MakeAnaphor(document, anaphor, resolution);
      mention.antecedent = added[resolution.antecedent];
      mention.linked_by = model_ == nullptr ? kByRules : kByBoth;
      if (document.explain) KeepDecision(resolution, considered, mention, document);
      resolver.Add(mention, anaphor.anaphor_class);
      added.push_back(static_cast<int>(mentions.size()));
      mentions.push_back(std::move(mention));
    }
    i = anaphor.end;
  }
  document.mentions = std::move(mentions);
  CompactEntities(document);
}

}  // namespace parallax::nlp
