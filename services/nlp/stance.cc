#include "services/nlp/stance.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "services/nlp/clauses.h"
#include "services/nlp/confidence.h"
#include "services/nlp/stance_author.h"
#include "services/nlp/stance_patterns.h"
#include "services/nlp/stance_rollup.h"

namespace parallax::nlp {
namespace {

// The innermost attribution that covers the cue; the author when none does.
VoiceLayer VoiceAt(const Document& document, const TextSpan& cue) {
  const AttributionLayer* innermost = nullptr;
  for (const AttributionLayer& attribution : document.attributions) {
    if (!attribution.content.Contains(cue)) continue;
    if (innermost == nullptr || attribution.content.size() < innermost->content.size())
      innermost = &attribution;
  }
  return innermost == nullptr ? VoiceLayer() : innermost->voice;
}

VoiceLayer VoiceOf(const Document& document, const Candidate& candidate, const TextSpan& cue) {
  if (candidate.speaker < 0) return VoiceAt(document, cue);
  const MentionLayer& speaker = document.mentions[static_cast<size_t>(candidate.speaker)];
  VoiceLayer voice;
  voice.kind = v1::VOICE_KIND_ENTITY;
  voice.entity = speaker.entity;
  voice.surface = std::string(document.Text(speaker.span));
  return voice;
}

ClaimLayer MakeClaim(const Document& document, const Lexicon& lexicon, Candidate candidate,
                     uint32_t sentence) {
  ClaimLayer claim;
  const MentionLayer& target = document.mentions[candidate.target];
  claim.cue = document.TokenRange(candidate.cue_first, candidate.cue_end);
  claim.voice = VoiceOf(document, candidate, claim.cue);
  if (candidate.holder >= 0) {
    const MentionLayer& holder = document.mentions[static_cast<size_t>(candidate.holder)];
    claim.holder = holder.entity;
    claim.holder_mention = holder.span;
  } else if (claim.voice.kind == v1::VOICE_KIND_ENTITY) {
    claim.holder = claim.voice.entity;
  }
  claim.target = target.entity;
  claim.target_mention = target.span;
  claim.polarity = candidate.polarity;
  claim.kind = candidate.kind;
  claim.modality = candidate.modality;
  claim.sentence = sentence;
  claim.confidence = ConfidenceOf(document, lexicon, candidate);
  return claim;
}

// Who tells that X attacked, accused or betrayed somebody is against X: the same proposal with the speaker as
// holder and X as target.
Candidate Reported(Candidate candidate) {
  candidate.pattern = PatternKind::kReported;
  candidate.target = static_cast<uint32_t>(candidate.holder);
  candidate.holder = -1;
  candidate.target_path = candidate.holder_path;
  candidate.holder_path = ActorPath::kAuthor;
  candidate.kind = v1::CLAIM_KIND_ATTITUDE;
  return candidate;
}

// Whether the sentence asks instead of telling: "Does X support Y?".
bool IsQuestion(const Document& document, const Lexicon& lexicon, const SentenceSpan& sentence) {
  if (sentence.first_token == sentence.end_token) return false;
  const std::string& last = document.tokens[sentence.end_token - 1].lower;
  const WordClass first = lexicon.ClassOf(document.tokens[sentence.first_token].lower);
  return last == "?" &&
         (first == WordClass::kBe || first == WordClass::kDo || first == WordClass::kHave ||
          first == WordClass::kFuture || first == WordClass::kPossible || first == WordClass::kModal);
}

}  // namespace

std::vector<ProposedClaim> ProposeClaims(const Document& document, const Lexicon& lexicon) {
  std::vector<bool> has_actor(document.sentences.size(), false);
  for (const MentionLayer& mention : document.mentions) {
    if (mention.entity >= 0) has_actor[mention.sentence] = true;
  }
  std::vector<ProposedClaim> proposed;
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    if (!has_actor[s] || IsQuestion(document, lexicon, document.sentences[s])) continue;
    const SentenceSyntax syntax = AnalyzeSentence(document, lexicon, s);
    std::vector<Candidate> candidates = FindCandidates(document, lexicon, syntax);
    AddEvaluations(document, lexicon, syntax, candidates);
    for (const Candidate& candidate : candidates) {
      ClaimLayer claim = MakeClaim(document, lexicon, candidate, s);
      const bool anonymous = candidate.holder < 0 && claim.voice.kind == v1::VOICE_KIND_UNNAMED;
      if (claim.holder == claim.target || anonymous) continue;
      if (claim.voice.kind == v1::VOICE_KIND_ENTITY && candidate.holder >= 0 &&
          claim.voice.entity != claim.holder && claim.polarity == v1::POLARITY_OPPOSE &&
          claim.modality == v1::MODALITY_ASSERTED) {
        const Candidate reported = Reported(candidate);
        proposed.push_back({reported, MakeClaim(document, lexicon, reported, s)});
      }
      proposed.push_back({candidate, std::move(claim)});
    }
  }
  return proposed;
}

void StanceStage::Run(Document& document) const {
  const float floor = lexicon_.Weight("floor");
  std::vector<ClaimLayer> claims;
  for (ProposedClaim& proposed : ProposeClaims(document, lexicon_)) {
    if (proposed.claim.confidence >= floor) claims.push_back(std::move(proposed.claim));
  }
  document.claims = RollUp(std::move(claims));
}

}  // namespace parallax::nlp
