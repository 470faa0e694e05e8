#include "services/nlp/neural_voice.h"

#include <algorithm>

#include "services/nlp/mentions.h"

namespace parallax::nlp {
namespace {

enum VoiceLabel : size_t { kAuthorVoice, kHolderVoice, kUnnamedVoice, kOtherVoice };

}  // namespace

SpeakerFinder::SpeakerFinder(const Document& document, const std::vector<MentionAnswer>& answers)
    : document_(document), attributions_(document), speaker_(document.sentences.size(), -1) {
  std::vector<float> best(document.sentences.size(), 0.0F);  // of logits: less likely than not is nobody
  for (const MentionAnswer& answer : answers) {
    const uint32_t sentence = document.mentions[static_cast<size_t>(answer.mention)].sentence;
    if (answer.scores.speaker <= best[sentence]) continue;
    best[sentence] = answer.scores.speaker;
    speaker_[sentence] = answer.mention;
  }
}

VoiceLayer SpeakerFinder::VoiceOf(const PairScores& scores, const MentionLayer& holder,
                                  const MentionLayer& target) const {
  const auto label =
      static_cast<size_t>(std::max_element(scores.voice.begin(), scores.voice.end()) - scores.voice.begin());
  if (label == kAuthorVoice) return {};
  if (label == kHolderVoice) return VoiceOfMention(document_, holder);
  const AttributionLayer* attribution = attributions_.Innermost(target.sentence, target.span);
  if (attribution != nullptr) {
    const bool entity = attribution->voice.kind == v1::VOICE_KIND_ENTITY;
    if (entity == (label == kOtherVoice) && (!entity || attribution->voice.entity != holder.entity))
      return attribution->voice;
  }
  const int speaker = speaker_[target.sentence];
  if (label == kOtherVoice && speaker >= 0) {
    const MentionLayer& mention = document_.mentions[static_cast<size_t>(speaker)];
    if (mention.entity != holder.entity) return VoiceOfMention(document_, mention);
  }
  if (attribution != nullptr) return attribution->voice;
  VoiceLayer unnamed;
  unnamed.kind = v1::VOICE_KIND_UNNAMED;
  return unnamed;
}

bool SpeakerFinder::IsQuoted(const MentionLayer& mention) const {
  const AttributionLayer* attribution = attributions_.Innermost(mention.sentence, mention.span);
  return attribution != nullptr && attribution->mode == v1::ATTRIBUTION_MODE_DIRECT;
}

}  // namespace parallax::nlp
