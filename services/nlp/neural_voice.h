// According to whom a claim of a learned model is made.
#ifndef PARALLAX_SERVICES_NLP_NEURAL_VOICE_H_
#define PARALLAX_SERVICES_NLP_NEURAL_VOICE_H_

#include <vector>

#include "services/nlp/attribution_index.h"
#include "services/nlp/document.h"
#include "services/nlp/stance_questions.h"

namespace parallax::nlp {

// Finds the voice of claims from the pair head's answer, the document's attributions and, where these name
// nobody, the mention that the model takes for the speaker.
class SpeakerFinder {
 public:
  // `document` must outlive the finder.
  SpeakerFinder(const Document& document, const std::vector<MentionAnswer>& answers);

  VoiceLayer VoiceOf(const PairScores& scores, const MentionLayer& holder, const MentionLayer& target) const;

  // Whether somebody else than the author says these words, in quotation marks.
  bool IsQuoted(const MentionLayer& mention) const;

 private:
  const Document& document_;
  const AttributionIndex attributions_;
  std::vector<int> speaker_;  // by sentence: the mention that most likely speaks; -1: nobody
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_NEURAL_VOICE_H_
