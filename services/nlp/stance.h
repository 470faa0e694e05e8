// Directed stance by rules: who is for or against whom, according to whom.
#ifndef PARALLAX_SERVICES_NLP_STANCE_H_
#define PARALLAX_SERVICES_NLP_STANCE_H_

#include <cstddef>
#include <vector>

#include "services/nlp/lexicon.h"
#include "services/nlp/stage.h"
#include "services/nlp/stance_patterns.h"

namespace parallax::nlp {

// A claim before the weak ones are dropped and repeated ones brought together, with the pattern behind it.
struct ProposedClaim {
  StanceCandidate candidate;
  ClaimLayer claim;
};

// Everything that the lexicon's cues propose, in order of sentences; attributions must have been found.
std::vector<ProposedClaim> ProposeClaims(const Document& document, const Lexicon& lexicon);

// Fills Document::claims from the lexicon's cues, sentence by sentence; attributions must have been found.
// One claim per holder, target, polarity, modality, voice and sentence; the author's own stance once per
// target, at its strongest sentence. In order of sentences. A claim less likely than the weight "floor" is
// dropped, and so is the least likely part of more than kMaxClaims.
class StanceStage final : public Stage {
 public:
  // `lexicon` must outlive the stage.
  explicit StanceStage(const Lexicon& lexicon) : lexicon_(lexicon) {}
  absl::string_view name() const override { return "stance"; }
  void Run(Document& document) const override;

 private:
  const Lexicon& lexicon_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_H_
