#include "services/nlp/coreference.h"

#include <algorithm>
#include <utility>

#include "services/nlp/antecedents.h"
#include "services/nlp/mentions.h"
#include "services/nlp/nominals.h"

namespace parallax::nlp {

void CoreferenceStage::Run(Document& document) const {
  std::vector<Description> descriptions = DescribeEntities(document, catalogue_);
  AntecedentResolver resolver(document, descriptions);
  std::vector<MentionLayer> mentions;
  size_t next = 0;  // of the names
  for (uint32_t i = 0; i < document.tokens.size();) {
    if (next < document.mentions.size() && document.mentions[next].first_token <= i) {
      const MentionLayer& name = document.mentions[next++];
      if (name.entity >= 0) resolver.Add(name, AnaphorClass::kIt);
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
    if (const Resolution resolution = resolver.Resolve(anaphor); resolution.entity >= 0) {
      MentionLayer mention = MakeMention(document, anaphor.first, anaphor.end,
                                         document.entities[static_cast<size_t>(resolution.entity)].type);
      mention.form = anaphor.noun.empty() ? v1::MENTION_FORM_PRONOUN : v1::MENTION_FORM_NOMINAL;
      mention.entity = resolution.entity;
      mention.confidence = resolution.probability;
      resolver.Add(mention, anaphor.anaphor_class);
      mentions.push_back(std::move(mention));
    }
    i = anaphor.end;
  }
  document.mentions = std::move(mentions);
  CompactEntities(document);
}

}  // namespace parallax::nlp
