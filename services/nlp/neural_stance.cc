#include "services/nlp/neural_stance.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "services/nlp/model_probability.h"
#include "services/nlp/neural_voice.h"
#include "services/nlp/stance.h"
#include "services/nlp/stance_questions.h"
#include "services/nlp/stance_rollup.h"

namespace parallax::nlp {
namespace {

// Probabilities of the two sides, which do not exclude each other.
struct Sides {
  float support = 0;
  float oppose = 0;

  float Stronger() const { return std::max(support, oppose); }
  v1::Polarity Polarity(float mixed_from) const {
    if (std::min(support, oppose) >= mixed_from) return v1::POLARITY_MIXED;
    return support > oppose ? v1::POLARITY_SUPPORT : v1::POLARITY_OPPOSE;
  }
  float Of(v1::Polarity polarity) const {
    return polarity == v1::POLARITY_MIXED ? std::min(support, oppose) : Stronger();
  }
};

v1::Modality ModalityOf(const PairScores& scores) {
  constexpr std::array<v1::Modality, 3> kModalities = {v1::MODALITY_ASSERTED, v1::MODALITY_POSSIBLE,
                                                       v1::MODALITY_NEGATED};
  const auto best = std::max_element(scores.modality.begin(), scores.modality.end());
  return kModalities[static_cast<size_t>(best - scores.modality.begin())];
}

void AddAlternative(const char* label, float probability, v1::Decision& decision) {
  v1::Alternative& alternative = *decision.add_alternatives();
  alternative.set_label(label);
  alternative.set_probability(probability);
}

int KeepDecision(const char* head, const Sides& sides, v1::Polarity chosen, Document& document) {
  if (!document.explain) return -1;
  v1::Decision decision;
  decision.set_decided_by(head);
  decision.set_probability(sides.Of(chosen));
  if (chosen != v1::POLARITY_SUPPORT) AddAlternative("support", sides.support, decision);
  if (chosen != v1::POLARITY_OPPOSE) AddAlternative("oppose", sides.oppose, decision);
  AddAlternative("none", (1 - sides.support) * (1 - sides.oppose), decision);
  document.decisions.push_back(std::move(decision));
  return static_cast<int>(document.decisions.size()) - 1;
}

// The words and the kind that the lexicon's rules see in claims that the model makes too.
class Cues {
 public:
  Cues(const Document& document, const Lexicon& lexicon) {
    for (ProposedClaim& proposed : ProposeClaims(document, lexicon)) {
      ClaimLayer& claim = proposed.claim;
      found_.try_emplace({claim.sentence, claim.holder, claim.target, claim.polarity}, std::move(claim));
    }
  }

  // What is said is an attitude, what is told an action, where the rules see neither.
  void Give(ClaimLayer& claim) const {
    const bool own_words = claim.voice.kind == v1::VOICE_KIND_ENTITY && claim.voice.entity == claim.holder;
    claim.kind = own_words || claim.holder == kAuthorHolder ? v1::CLAIM_KIND_ATTITUDE : v1::CLAIM_KIND_ACTION;
    const auto found = found_.find({claim.sentence, claim.holder, claim.target, claim.polarity});
    if (found == found_.end()) return;
    claim.kind = found->second.kind;
    claim.cue = found->second.cue;
  }

 private:
  std::map<std::tuple<uint32_t, int, int, v1::Polarity>, ClaimLayer> found_;
};

}  // namespace

ClaimLayer NeuralStanceStage::PairClaim(const PairAnswer& answer, const SpeakerFinder& speakers,
                                        Document& document) const {
  const Sides sides = {Sigmoid(answer.support, config_.temperatures.pair),
                       Sigmoid(answer.oppose, config_.temperatures.pair)};
  const MentionLayer& holder = document.mentions[static_cast<size_t>(answer.holder_mention)];
  const MentionLayer& target = document.mentions[static_cast<size_t>(answer.target_mention)];
  ClaimLayer claim;
  claim.sentence = answer.sentence;
  claim.holder = answer.holder;
  claim.target = answer.target;
  claim.polarity = sides.Polarity(Threshold(config_, "mixed", 0.5F));
  claim.modality = ModalityOf(answer.strongest);
  claim.voice = speakers.VoiceOf(answer.strongest, holder, target);
  claim.holder_mention = holder.span;
  claim.target_mention = target.span;
  claim.confidence = sides.Of(claim.polarity) * holder.confidence * target.confidence;
  claim.decision = KeepDecision("head:pair", sides, claim.polarity, document);
  return claim;
}

ClaimLayer NeuralStanceStage::AuthorClaim(const MentionAnswer& answer, Document& document) const {
  const Sides sides = {Sigmoid(answer.scores.author[0], config_.temperatures.author),
                       Sigmoid(answer.scores.author[1], config_.temperatures.author)};
  const MentionLayer& target = document.mentions[static_cast<size_t>(answer.mention)];
  ClaimLayer claim;
  claim.sentence = target.sentence;
  claim.target = target.entity;
  claim.polarity = sides.support > sides.oppose ? v1::POLARITY_SUPPORT : v1::POLARITY_OPPOSE;
  claim.target_mention = target.span;
  claim.confidence = sides.Stronger() * target.confidence;
  claim.decision = KeepDecision("head:author", sides, claim.polarity, document);
  return claim;
}

std::vector<ClaimLayer> NeuralStanceStage::SentenceClaims(const StanceAnswers& answers,
                                                          Document& document) const {
  const SpeakerFinder speakers(document, answers.mentions);
  const Cues cues(document, lexicon_);
  const float pair_floor = Threshold(config_, "pair_sentence", 0.2F);
  const float author_floor = Threshold(config_, "author_sentence", 0.2F);
  std::vector<ClaimLayer> claims;
  const auto add = [&](ClaimLayer claim, float floor) {
    if (claim.confidence < floor) return;
    cues.Give(claim);
    claims.push_back(std::move(claim));
  };
  for (const PairAnswer& answer : answers.pairs) {
    const float top = std::max(answer.support, answer.oppose);
    if (Sigmoid(top, config_.temperatures.pair) >= pair_floor)
      add(PairClaim(answer, speakers, document), pair_floor);
  }
  for (const MentionAnswer& answer : answers.mentions) {
    const float top = std::max(answer.scores.author[0], answer.scores.author[1]);
    if (Sigmoid(top, config_.temperatures.author) < author_floor) continue;
    if (!speakers.IsQuoted(document.mentions[static_cast<size_t>(answer.mention)]))
      add(AuthorClaim(answer, document), author_floor);
  }
  return claims;
}

void NeuralStanceStage::Run(Document& document) const {
  const auto answers = AskModel(document, model_);
  if (!answers.ok()) {
    document.model_error = answers.status();
    return;
  }
  document.claims = RollUp(SentenceClaims(*answers, document));
  const auto weak = [&](ClaimLayer& claim) {
    const char* head = claim.holder == kAuthorHolder ? "author" : "pair";
    claim.confidence = Calibrated(config_, head, claim.confidence);
    return claim.confidence < Threshold(config_, head, 0.5F);
  };
  document.claims.erase(std::remove_if(document.claims.begin(), document.claims.end(), weak),
                        document.claims.end());
  KeepBest(document.claims);
}

}  // namespace parallax::nlp
