// Directed stance by a learned model.
#ifndef PARALLAX_SERVICES_NLP_NEURAL_STANCE_H_
#define PARALLAX_SERVICES_NLP_NEURAL_STANCE_H_

#include <vector>

#include "services/nlp/learned_model.h"
#include "services/nlp/lexicon.h"
#include "services/nlp/neural_voice.h"
#include "services/nlp/stage.h"
#include "services/nlp/stance_questions.h"

namespace parallax::nlp {

// Fills Document::claims: every ordered pair of actors of a sentence, in each pair of their mentions, is put
// to the pair head; the pair is what its strongest mentions say. The author's stance is put to the mention
// head. Sentences that ask assert nothing. Attributions must have been found; Document::encoding must be of
// the same model. The arguments must outlive the stage.
class NeuralStanceStage final : public Stage {
 public:
  NeuralStanceStage(const LearnedModel& model, const Lexicon& lexicon)
      : model_(model), config_(model.config()), lexicon_(lexicon) {}
  absl::string_view name() const override { return "stance"; }
  void Run(Document& document) const override;

 private:
  ClaimLayer PairClaim(const PairAnswer& answer, const SpeakerFinder& speakers, Document& document) const;
  ClaimLayer AuthorClaim(const MentionAnswer& answer, Document& document) const;
  // One for each pair and each mention that is likely enough, before sentences are brought together.
  std::vector<ClaimLayer> SentenceClaims(const StanceAnswers& answers, Document& document) const;

  const LearnedModel& model_;
  const ModelConfig& config_;
  const Lexicon& lexicon_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_NEURAL_STANCE_H_
