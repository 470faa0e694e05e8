#include "services/nlp/mentions.h"

#include <algorithm>
#include <string>
#include <utility>

namespace parallax::nlp {

MentionLayer MakeMention(const Document& document, uint32_t first, uint32_t end, v1::EntityType type) {
  MentionLayer mention;
  mention.span = document.TokenRange(first, end);
  mention.first_token = first;
  mention.end_token = end;
  mention.sentence = document.tokens[first].sentence;
  mention.type = type;
  return mention;
}

bool PutMention(Document& document, uint32_t first, uint32_t end, v1::EntityType type) {
  std::vector<MentionLayer>& mentions = document.mentions;
  auto begin = std::partition_point(mentions.begin(), mentions.end(),
                                    [&](const MentionLayer& mention) { return mention.end_token <= first; });
  auto behind = begin;
  while (behind != mentions.end() && behind->first_token < end) {
    if (behind->first_token < first || behind->end_token > end) return false;
    ++behind;
  }
  if (behind == begin + 1 && begin->first_token == first && begin->end_token == end) {
    if (begin->type == v1::ENTITY_TYPE_UNSPECIFIED) begin->type = type;
    return true;
  }
  mentions.insert(mentions.erase(begin, behind), MakeMention(document, first, end, type));
  return true;
}

void CompactEntities(Document& document) {
  std::vector<MentionLayer>& mentions = document.mentions;
  std::vector<int> new_index(mentions.size(), -1);
  int kept = 0;
  for (size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].entity >= 0) new_index[i] = kept++;
  }
  for (MentionLayer& mention : mentions) {
    if (mention.antecedent >= 0) mention.antecedent = new_index[static_cast<size_t>(mention.antecedent)];
  }
  mentions.erase(std::remove_if(mentions.begin(), mentions.end(),
                                [](const MentionLayer& mention) { return mention.entity < 0; }),
                 mentions.end());
  std::vector<int> place(document.entities.size(), -1);
  std::vector<EntityLayer> entities;
  for (MentionLayer& mention : mentions) {
    int& number = place[static_cast<size_t>(mention.entity)];
    if (number < 0) {
      number = static_cast<int>(entities.size());
      entities.push_back(std::move(document.entities[static_cast<size_t>(mention.entity)]));
    }
    mention.entity = number;
  }
  document.entities = std::move(entities);
}

VoiceLayer VoiceOfMention(const Document& document, const MentionLayer& mention) {
  VoiceLayer voice;
  voice.kind = v1::VOICE_KIND_ENTITY;
  voice.entity = mention.entity;
  voice.surface = std::string(document.Text(mention.span));
  return voice;
}

}  // namespace parallax::nlp
