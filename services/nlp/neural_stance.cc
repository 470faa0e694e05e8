#include "services/nlp/neural_stance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "services/nlp/document_encoding.h"
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

// What agreement and contradiction of the lexicon's rules add to the log-odds of a model's claim, for each
// unit of the rule's confidence, and agreement as such; and what a claim of the rules is worth that the model
// does not make. Chosen by hand on the development articles.
constexpr float kRuleWeight = 2.0F;
constexpr float kAgreement = 1.0F;
constexpr float kRulesAlone = 0.5F;

// The claims that the lexicon's rules propose, beside those of a model.
class RuleClaims {
 public:
  RuleClaims(const Document& document, const Lexicon& lexicon) {
    const float floor = lexicon.Weight("floor");
    for (ProposedClaim& proposed : ProposeClaims(document, lexicon)) {
      ClaimLayer& claim = proposed.claim;
      if (claim.holder == kAuthorHolder || claim.confidence < floor) continue;
      const auto [place, added] = found_[KeyOf(claim)].try_emplace(claim.polarity, claim);
      if (!added && claim.confidence > place->second.confidence) place->second = std::move(claim);
    }
  }

  // Takes the rules' view into `claim`: its confidence, and, where they agree, the words and the kind. What
  // is said is an attitude, what is told an action, where they do not.
  void Weigh(ClaimLayer& claim) const {
    const bool own_words = claim.voice.kind == v1::VOICE_KIND_ENTITY && claim.voice.entity == claim.holder;
    claim.kind = own_words || claim.holder == kAuthorHolder ? v1::CLAIM_KIND_ATTITUDE : v1::CLAIM_KIND_ACTION;
    const auto found = found_.find(KeyOf(claim));
    if (found == found_.end()) return;
    float log_odds = std::log(claim.confidence / std::max(1e-6F, 1 - claim.confidence));
    for (const auto& [polarity, rule] : found->second) {
      if (polarity == claim.polarity) {
        log_odds += kAgreement + kRuleWeight * rule.confidence;
        claim.kind = rule.kind;
        claim.cue = rule.cue;
      } else if (claim.polarity != v1::POLARITY_MIXED) {
        log_odds -= kRuleWeight * rule.confidence;
      }
    }
    claim.confidence = Sigmoid(log_odds, 1);
  }

  // Adds what the model says nothing of, at full worth where it did not read the sentence.
  void AddOthers(const DocumentEncoding& encoding, std::vector<ClaimLayer>& claims) const {
    std::set<Key> known;
    for (const ClaimLayer& claim : claims) known.insert(KeyOf(claim));
    for (const auto& [key, by_polarity] : found_) {
      if (known.contains(key)) continue;
      for (const auto& [polarity, rule] : by_polarity) {
        claims.push_back(rule);
        if (encoding.IsRead(rule.sentence)) claims.back().confidence *= kRulesAlone;
      }
    }
  }

 private:
  using Key = std::tuple<uint32_t, int, int>;
  static Key KeyOf(const ClaimLayer& claim) { return {claim.sentence, claim.holder, claim.target}; }

  std::map<Key, std::map<v1::Polarity, ClaimLayer>> found_;
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
  const RuleClaims rules(document, lexicon_);
  const float pair_floor = Threshold(config_, "pair_sentence", 0.2F);
  const float author_floor = Threshold(config_, "author_sentence", 0.2F);
  std::vector<ClaimLayer> claims;
  const auto add = [&](ClaimLayer claim, float floor) {
    if (claim.confidence < floor) return;
    rules.Weigh(claim);
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
  rules.AddOthers(*document.encoding, claims);
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
