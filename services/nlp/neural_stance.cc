#include "services/nlp/neural_stance.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "services/nlp/document_encoding.h"
#include "services/nlp/model_probability.h"
#include "services/nlp/neural_voice.h"
#include "services/nlp/stance.h"
#include "services/nlp/stance_rollup.h"

namespace parallax::nlp {
namespace {

// More would say nothing new of a pair, and cost time in a sentence that lists hundreds of names.
constexpr size_t kMentionsOfSentence = 40;

// A mention that can hold or meet a stance.
struct Actor {
  int mention = -1;  // index into Document::mentions
  int entity = -1;
  MentionVector vector;
};

struct PairQuestion {
  uint32_t sentence = 0;
  int holder = -1;  // mentions
  int target = -1;
};

// Everything that the heads are asked, rows and what they are about in one order.
struct Questions {
  explicit Questions(size_t hidden)
      : pair_rows(PairRowWidth(hidden)), mention_rows(MentionRowWidth(hidden)) {}
  FeatureRows pair_rows;
  std::vector<PairQuestion> pairs;
  FeatureRows mention_rows;
  std::vector<int> mentions;
};

// Asked or wondered, not said.
bool IsAsked(const Document& document, const SentenceSpan& sentence) {
  for (uint32_t t = sentence.end_token; t-- > sentence.first_token;) {
    const std::string& token = document.tokens[t].lower;
    if (token == "?") return true;
    if (token != "\"" && token != "'" && token != ")" && token != "!") return false;
  }
  return false;
}

bool CanTakeSides(const Document& document, const MentionLayer& mention) {
  return mention.entity >= 0 &&
         document.entities[static_cast<size_t>(mention.entity)].type != v1::ENTITY_TYPE_PLACE;
}

std::vector<std::vector<Actor>> ActorsBySentence(const Document& document) {
  std::vector<std::vector<Actor>> actors(document.sentences.size());
  for (size_t m = 0; m < document.mentions.size(); ++m) {
    const MentionLayer& mention = document.mentions[m];
    std::vector<Actor>& here = actors[mention.sentence];
    if (!CanTakeSides(document, mention) || here.size() >= kMentionsOfSentence) continue;
    Actor actor;
    actor.mention = static_cast<int>(m);
    actor.entity = mention.entity;
    if (document.encoding->FindMention(mention.sentence, mention.span, mention.form, actor.vector))
      here.push_back(std::move(actor));
  }
  return actors;
}

void Ask(const DocumentEncoding& encoding, uint32_t sentence, const std::vector<Actor>& actors,
         Questions& questions) {
  const EncodedWindow& window = encoding.encoded[WindowOfSentence(encoding.windows, sentence)];
  const std::vector<float> mean = MeanHidden(window, encoding.PiecesOfSentence(sentence));
  for (const Actor& holder : actors) {
    AppendMentionRow(holder.vector, mean, questions.mention_rows);
    questions.mentions.push_back(holder.mention);
    for (const Actor& target : actors) {
      if (holder.entity == target.entity) continue;
      AppendPairRow(window, holder.vector, target.vector, mean, questions.pair_rows);
      questions.pairs.push_back({sentence, holder.mention, target.mention});
    }
  }
}

// The strongest answers on one pair of entities in one sentence.
struct PairAnswer {
  float support = -1e9F;  // logits
  float oppose = -1e9F;
  size_t row = 0;  // with the highest of all
  float top = -1e9F;
};
using PairKey = std::tuple<uint32_t, int, int>;  // sentence, holder entity, target entity

std::map<PairKey, PairAnswer> Strongest(const Document& document, const Questions& questions,
                                        const std::vector<PairScores>& scores) {
  std::map<PairKey, PairAnswer> answers;
  for (size_t row = 0; row < scores.size(); ++row) {
    const PairQuestion& question = questions.pairs[row];
    PairAnswer& answer =
        answers[{question.sentence, document.mentions[static_cast<size_t>(question.holder)].entity,
                 document.mentions[static_cast<size_t>(question.target)].entity}];
    const auto [support, oppose] = scores[row].polarity;
    answer.support = std::max(answer.support, support);
    answer.oppose = std::max(answer.oppose, oppose);
    if (std::max(support, oppose) > answer.top) {
      answer.top = std::max(support, oppose);
      answer.row = row;
    }
  }
  return answers;
}

v1::Polarity PolarityOf(float support, float oppose, float threshold) {
  if (support >= threshold && oppose >= threshold) return v1::POLARITY_MIXED;
  return support > oppose ? v1::POLARITY_SUPPORT : v1::POLARITY_OPPOSE;
}

v1::Modality ModalityOf(const PairScores& scores) {
  const auto best = std::max_element(scores.modality.begin(), scores.modality.end());
  constexpr std::array<v1::Modality, 3> kModalities = {v1::MODALITY_ASSERTED, v1::MODALITY_POSSIBLE,
                                                       v1::MODALITY_NEGATED};
  return kModalities[static_cast<size_t>(best - scores.modality.begin())];
}

v1::Alternative MakeAlternative(const char* label, float probability) {
  v1::Alternative alternative;
  alternative.set_label(label);
  alternative.set_probability(probability);
  return alternative;
}

int KeepDecision(Document& document, const char* head, float support, float oppose, v1::Polarity chosen) {
  v1::Decision decision;
  decision.set_decided_by(head);
  decision.set_probability(chosen == v1::POLARITY_MIXED ? std::min(support, oppose)
                                                        : std::max(support, oppose));
  if (chosen != v1::POLARITY_SUPPORT) *decision.add_alternatives() = MakeAlternative("support", support);
  if (chosen != v1::POLARITY_OPPOSE) *decision.add_alternatives() = MakeAlternative("oppose", oppose);
  *decision.add_alternatives() = MakeAlternative("none", (1 - support) * (1 - oppose));
  document.decisions.push_back(std::move(decision));
  return static_cast<int>(document.decisions.size()) - 1;
}

// The words and the kind that the lexicon's rules see in a claim that the model makes too.
void TakeCue(const std::map<PairKey, std::vector<const ClaimLayer*>>& cues, ClaimLayer& claim) {
  claim.kind = claim.holder == kAuthorHolder ||
                       (claim.voice.kind == v1::VOICE_KIND_ENTITY && claim.voice.entity == claim.holder)
                   ? v1::CLAIM_KIND_ATTITUDE
                   : v1::CLAIM_KIND_ACTION;
  const auto found = cues.find({claim.sentence, claim.holder, claim.target});
  if (found == cues.end()) return;
  for (const ClaimLayer* cue : found->second) {
    if (cue->polarity != claim.polarity) continue;
    claim.cue = cue->cue;
    claim.kind = cue->kind;
    return;
  }
}

}  // namespace

void NeuralStanceStage::Run(Document& document) const {
  Questions questions(config_.hidden);
  const std::vector<std::vector<Actor>> actors = ActorsBySentence(document);
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    if (!actors[s].empty() && !IsAsked(document, document.sentences[s]))
      Ask(*document.encoding, s, actors[s], questions);
  }
  const auto pairs = network_.ScorePairs(questions.pair_rows);
  const auto mentions = network_.ScoreMentions(questions.mention_rows);
  if (!pairs.ok() || !mentions.ok()) {
    document.model_error = pairs.ok() ? mentions.status() : pairs.status();
    return;
  }
  std::map<PairKey, std::vector<const ClaimLayer*>> cues;
  const std::vector<ProposedClaim> proposed = ProposeClaims(document, lexicon_);
  for (const ProposedClaim& proposal : proposed)
    cues[{proposal.claim.sentence, proposal.claim.holder, proposal.claim.target}].push_back(&proposal.claim);

  const SpeakerFinder speakers(document, questions.mentions, *mentions);
  const float pair_floor = Threshold(config_, "pair_sentence", 0.2F);
  std::vector<ClaimLayer> claims;
  for (const auto& [key, answer] : Strongest(document, questions, *pairs)) {
    const float support = Sigmoid(answer.support, config_.temperatures.pair);
    const float oppose = Sigmoid(answer.oppose, config_.temperatures.pair);
    if (std::max(support, oppose) < pair_floor) continue;
    const PairQuestion& question = questions.pairs[answer.row];
    const MentionLayer& holder = document.mentions[static_cast<size_t>(question.holder)];
    const MentionLayer& target = document.mentions[static_cast<size_t>(question.target)];
    ClaimLayer claim;
    std::tie(claim.sentence, claim.holder, claim.target) = key;
    claim.polarity = PolarityOf(support, oppose, Threshold(config_, "mixed", 0.5F));
    claim.modality = ModalityOf((*pairs)[answer.row]);
    claim.voice = speakers.VoiceOf((*pairs)[answer.row], holder, target);
    claim.holder_mention = holder.span;
    claim.target_mention = target.span;
    claim.confidence =
        (claim.polarity == v1::POLARITY_MIXED ? std::min(support, oppose) : std::max(support, oppose)) *
        holder.confidence * target.confidence;
    TakeCue(cues, claim);
    if (document.explain)
      claim.decision = KeepDecision(document, "head:pair", support, oppose, claim.polarity);
    claims.push_back(std::move(claim));
  }
  const float author_floor = Threshold(config_, "author_sentence", 0.2F);
  for (size_t row = 0; row < mentions->size(); ++row) {
    const MentionLayer& target = document.mentions[static_cast<size_t>(questions.mentions[row])];
    const float support = Sigmoid((*mentions)[row].author[0], config_.temperatures.author);
    const float oppose = Sigmoid((*mentions)[row].author[1], config_.temperatures.author);
    if (std::max(support, oppose) < author_floor || speakers.IsQuoted(target)) continue;
    ClaimLayer claim;
    claim.target = target.entity;
    claim.sentence = target.sentence;
    claim.target_mention = target.span;
    claim.polarity = PolarityOf(support, oppose, 1.0F);
    claim.confidence = std::max(support, oppose) * target.confidence;
    TakeCue(cues, claim);
    if (document.explain)
      claim.decision = KeepDecision(document, "head:author", support, oppose, claim.polarity);
    claims.push_back(std::move(claim));
  }
  document.claims = RollUp(std::move(claims));
  for (ClaimLayer& claim : document.claims)
    claim.confidence =
        Calibrated(config_, claim.holder == kAuthorHolder ? "author" : "pair", claim.confidence);
  const auto weak = [&](const ClaimLayer& claim) {
    return claim.holder == kAuthorHolder ? claim.confidence < Threshold(config_, "author", 0.5F)
                                         : claim.confidence < Threshold(config_, "pair", 0.5F);
  };
  document.claims.erase(std::remove_if(document.claims.begin(), document.claims.end(), weak),
                        document.claims.end());
}

}  // namespace parallax::nlp
