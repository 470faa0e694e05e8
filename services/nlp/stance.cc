#include "services/nlp/stance.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "services/nlp/attribution_index.h"
#include "services/nlp/clauses.h"
#include "services/nlp/confidence.h"
#include "services/nlp/mentions.h"
#include "services/nlp/stance_author.h"
#include "services/nlp/stance_explanation.h"
#include "services/nlp/stance_patterns.h"
#include "services/nlp/stance_rollup.h"

namespace parallax::nlp {
namespace {

// Of the candidate's speaker, else of the innermost attribution that covers the cue; the author when none
// does.
VoiceLayer VoiceOf(const Document& document, const AttributionIndex& attributions,
                   const StanceCandidate& candidate, const TextSpan& cue, uint32_t sentence) {
  if (candidate.speaker >= 0)
    return VoiceOfMention(document, document.mentions[static_cast<size_t>(candidate.speaker)]);
  const AttributionLayer* attribution = attributions.Innermost(sentence, cue);
  return attribution == nullptr ? VoiceLayer() : attribution->voice;
}

// The entity of a mention; of the voice, its entity or the author.
int EntityOf(const Document& document, int mention, const VoiceLayer& voice) {
  if (mention != kVoice) return document.mentions[static_cast<size_t>(mention)].entity;
  return voice.kind == v1::VOICE_KIND_ENTITY ? voice.entity : kAuthorHolder;
}

TextSpan SpanOf(const Document& document, int mention) {
  return mention == kVoice ? TextSpan() : document.mentions[static_cast<size_t>(mention)].span;
}

ClaimLayer MakeClaim(const Document& document, const Lexicon& lexicon, const AttributionIndex& attributions,
                     const StanceCandidate& candidate, uint32_t sentence) {
  ClaimLayer claim;
  claim.cue = document.TokenRange(candidate.cue_first, candidate.cue_end);
  claim.voice = VoiceOf(document, attributions, candidate, claim.cue, sentence);
  claim.holder = EntityOf(document, candidate.holder, claim.voice);
  claim.holder_mention = SpanOf(document, candidate.holder);
  claim.target = EntityOf(document, candidate.target, claim.voice);
  claim.target_mention = SpanOf(document, candidate.target);
  claim.polarity = candidate.polarity;
  claim.kind = candidate.kind;
  claim.modality = candidate.modality;
  claim.sentence = sentence;
  claim.confidence = ConfidenceOf(document, lexicon, candidate, claim.voice.kind);
  return claim;
}

// Whether the claim has two different ends: an unnamed voice is none, and the author is no target.
bool IsComplete(const StanceCandidate& candidate, const ClaimLayer& claim) {
  if (candidate.holder == kVoice && claim.voice.kind == v1::VOICE_KIND_UNNAMED) return false;
  return claim.target >= 0 && claim.holder != claim.target;
}

// Who tells that X attacked, accused or betrayed somebody is against X: the same proposal with the speaker as
// holder and X as target.
StanceCandidate Reported(StanceCandidate candidate) {
  candidate.pattern = PatternKind::kReported;
  candidate.target = candidate.holder;
  candidate.holder = kVoice;
  candidate.target_path = candidate.holder_path;
  candidate.holder_path = ActorPath::kAuthor;
  candidate.kind = v1::CLAIM_KIND_ATTITUDE;
  return candidate;
}

// Whether the sentence asks instead of telling: "Does X support Y?".
bool IsQuestion(const Document& document, const Lexicon& lexicon, const SentenceSpan& sentence) {
  if (sentence.first_token == sentence.end_token) return false;
  const std::string& last = document.tokens[sentence.end_token - 1].lower;
  const GrammarClass first = lexicon.ClassOf(document.tokens[sentence.first_token].lower);
  return last == "?" && (first == GrammarClass::kBe || first == GrammarClass::kDo ||
                         first == GrammarClass::kHave || first == GrammarClass::kFuture ||
                         first == GrammarClass::kPossible || first == GrammarClass::kModal);
}

}  // namespace

std::vector<ProposedClaim> ProposeClaims(const Document& document, const Lexicon& lexicon) {
  std::vector<bool> has_actor(document.sentences.size(), false);
  for (const MentionLayer& mention : document.mentions) {
    if (mention.entity >= 0) has_actor[mention.sentence] = true;
  }
  const AttributionIndex attributions(document);
  std::vector<ProposedClaim> proposed;
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    if (!has_actor[s] || IsQuestion(document, lexicon, document.sentences[s])) continue;
    const SentenceSyntax syntax = AnalyzeSentence(document, lexicon, s);
    std::vector<StanceCandidate> candidates = FindCandidates(document, lexicon, syntax);
    AddEvaluations(document, lexicon, syntax, candidates);
    for (const StanceCandidate& candidate : candidates) {
      ClaimLayer claim = MakeClaim(document, lexicon, attributions, candidate, s);
      if (!IsComplete(candidate, claim)) continue;
      if (claim.voice.kind == v1::VOICE_KIND_ENTITY && candidate.holder >= 0 &&
          claim.voice.entity != claim.holder && claim.polarity == v1::POLARITY_OPPOSE &&
          claim.modality == v1::MODALITY_ASSERTED) {
        const StanceCandidate reported = Reported(candidate);
        proposed.push_back({reported, MakeClaim(document, lexicon, attributions, reported, s)});
      }
      proposed.push_back({candidate, std::move(claim)});
    }
  }
  return proposed;
}

void StanceStage::Run(Document& document) const {
  std::vector<ProposedClaim> proposed = ProposeClaims(document, lexicon_);
  std::vector<ClaimLayer> claims;
  claims.reserve(proposed.size());
  for (ProposedClaim& proposal : proposed) {
    if (document.explain) proposal.claim.decision = static_cast<int>(claims.size());
    claims.push_back(document.explain ? proposal.claim : std::move(proposal.claim));
  }
  document.claims = RollUp(std::move(claims));
  const float floor = lexicon_.Weight("floor");
  const float author_floor = lexicon_.Weight("floor-author");
  document.claims.erase(std::remove_if(document.claims.begin(), document.claims.end(),
                                       [&](const ClaimLayer& claim) {
                                         return claim.confidence <
                                                (claim.holder == kAuthorHolder ? author_floor : floor);
                                       }),
                        document.claims.end());
  KeepBest(document.claims);
  if (document.explain) ExplainClaims(proposed, lexicon_, document);
}

}  // namespace parallax::nlp
