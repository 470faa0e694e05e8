#include "services/nlp/stance_matcher.h"

#include <algorithm>

namespace parallax::nlp {
namespace {

v1::Polarity Flip(v1::Polarity polarity) {
  return polarity == v1::POLARITY_SUPPORT ? v1::POLARITY_OPPOSE : v1::POLARITY_SUPPORT;
}

}  // namespace

Actors StanceMatcher::ActorsIn(const std::vector<uint32_t>& nouns) const {
  Actors actors;
  for (const uint32_t noun : nouns) {
    for (const ActorRef& actor : ActorsOf(document_, lexicon_, syntax_, noun)) actors.push_back(actor);
  }
  return actors;
}

Actors StanceMatcher::InPhrases(const std::vector<PrepositionalPhrase>& phrases,
                                absl::string_view preposition) const {
  for (const PrepositionalPhrase& phrase : phrases) {
    if (Word(phrase.preposition) == preposition) return ActorsIn(phrase.nouns);
  }
  return {};
}

int StanceMatcher::SpeakerOf(const Clause& clause) const {
  if (clause.control == nullptr || !clause.control->speaks || clause.governor < 0) return -1;
  const Actors actors = ActorsIn(syntax_.clauses[static_cast<size_t>(clause.governor)].subjects);
  return actors.empty() ? -1 : actors.front().mention;
}

bool StanceMatcher::MatchesWords(const Cue& cue, uint32_t head) const {
  const SentenceSpan& sentence = document_.sentences[syntax_.chunks.sentence];
  if (head < sentence.first_token + cue.before.size() || head + cue.after.size() >= sentence.end_token)
    return false;
  for (size_t i = 0; i < cue.before.size(); ++i) {
    if (Word(head - static_cast<uint32_t>(cue.before.size() - i)) != cue.before[i]) return false;
  }
  for (size_t i = 0; i < cue.after.size(); ++i) {
    if (Word(head + 1 + static_cast<uint32_t>(i)) != cue.after[i]) return false;
  }
  return true;
}

const Cue* StanceMatcher::CueAt(absl::string_view lemma, CueKind kind, uint32_t head) const {
  for (const Cue& cue : lexicon_.CuesOf(lemma, kind)) {
    if (MatchesWords(cue, head)) return &cue;
  }
  return nullptr;
}

int StanceMatcher::EntityOf(const ActorRef& actor) const {
  return actor.mention == kVoice ? kVoice : document_.mentions[static_cast<size_t>(actor.mention)].entity;
}

void StanceMatcher::Add(const Cue& cue, const Frame& frame, const Actors& holders, const Actors& targets,
                        const CueSite& site) {
  for (const ActorRef& holder : holders) {
    for (const ActorRef& target : targets) {
      if (EntityOf(holder) == EntityOf(target)) continue;
      if (candidates_.size() >= kMaxCandidates) return;
      StanceCandidate candidate;
      candidate.pattern = site.pattern;
      candidate.holder = holder.mention;
      candidate.target = target.mention;
      candidate.holder_path = holder.path;
      candidate.target_path = target.path;
      candidate.polarity = site.flip ? Flip(frame.polarity) : frame.polarity;
      candidate.kind = frame.kind;
      candidate.modality = site.modality;
      candidate.prior = frame.confidence;
      candidate.borrowed_subject = site.borrowed_subject;
      candidate.passive = site.passive;
      candidate.speaker = site.speaker;
      candidate.cue_first = site.first;
      candidate.cue_end = site.end;
      candidate.cue = &cue;
      candidate.frame = &frame;
      candidates_.push_back(candidate);
    }
  }
}

void StanceMatcher::Propose(const Cue& cue, const CueSite& site,
                            absl::FunctionRef<Actors(const FrameRole&)> fill) {
  for (const Frame& frame : cue.frames) {
    Actors holders = fill(frame.holder);
    if (frame.holder == frame.target) {
      Add(cue, frame, holders, holders, site);
      continue;
    }
    Actors targets = fill(frame.target);
    if (holders.empty() && !targets.empty())
      holders = Nearest(frame.holder, site);
    else if (targets.empty() && !holders.empty())
      targets = Nearest(frame.target, site);
    Add(cue, frame, holders, targets, site);
  }
}

// Whether the mention is where something happens rather than who takes part: "in Iran".
bool StanceMatcher::IsPlace(uint32_t mention) const {
  for (uint32_t n = 0; n < syntax_.nouns.size(); ++n) {
    const NounLinks& links = syntax_.nouns[n];
    const std::vector<uint32_t>& mentions = syntax_.chunks.nouns[n].mentions;
    if (links.preposition < 0 || std::find(mentions.begin(), mentions.end(), mention) == mentions.end())
      continue;
    const std::string& word = Word(static_cast<uint32_t>(links.preposition));
    return word == "in" || word == "at" || word == "near" || word == "from" || word == "outside" ||
           word == "inside";
  }
  return false;
}

// Subjects, agents and the described stand before an active cue, objects behind it; with a passive the sides
// change. The object of a preposition is next to it or nowhere.
Actors StanceMatcher::Nearest(const FrameRole& role, const CueSite& site) const {
  const bool object = role.kind == RoleKind::kObject;
  if (role.kind == RoleKind::kPreposition || (object && site.object_is_deed)) return {};
  const bool before = object == site.passive;
  int nearest = -1;
  const auto [first, end] = document_.MentionsOf(syntax_.chunks.sentence);
  for (size_t i = 0; i < end - first && nearest < 0; ++i) {
    const size_t m = before ? end - 1 - i : first + i;
    const MentionLayer& mention = document_.mentions[m];
    const bool on_side = before ? mention.end_token <= site.first : mention.first_token >= site.end;
    if (on_side && mention.entity >= 0 && !IsPlace(static_cast<uint32_t>(m))) nearest = static_cast<int>(m);
  }
  if (nearest < 0) return {};
  const bool filled = object ? site.has_object : site.has_subject;
  return {{nearest, filled ? ActorPath::kNearOther : ActorPath::kNear}};
}

}  // namespace parallax::nlp
