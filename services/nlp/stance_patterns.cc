#include "services/nlp/stance_patterns.h"

#include <algorithm>

#include "services/nlp/stance_compounds.h"
#include "services/nlp/stance_matcher.h"
#include "services/nlp/stance_naming.h"
#include "services/nlp/stance_nouns.h"

namespace parallax::nlp {
namespace {

void MatchVerbCue(StanceMatcher& matcher, size_t v, const Cue& cue) {
  const SentenceSyntax& syntax = matcher.syntax();
  const VerbGroup& group = syntax.chunks.verbs[v];
  const Clause& clause = syntax.clauses[v];
  CueSite site;
  site.modality = clause.modality;
  site.borrowed_subject = clause.borrowed_subject;
  site.passive = group.passive;
  site.has_subject = !clause.subjects.empty();
  site.has_object = !clause.objects.empty();
  site.object_is_deed = std::any_of(clause.objects.begin(), clause.objects.end(), [&](uint32_t noun) {
    return NamesDeed(matcher.document(), matcher.lexicon(), syntax, noun);
  });
  site.speaker = matcher.SpeakerOf(clause);
  site.first = group.head;
  site.end = group.head + 1 + static_cast<uint32_t>(cue.after.size());
  const Actors subjects = matcher.ActorsIn(clause.subjects);
  Actors objects = matcher.ActorsIn(clause.objects);
  // "militants linked to X": a past form without auxiliary may be a participle that describes its subject.
  if (objects.empty() && clause.objects.empty() && group.bare_participle) objects = subjects;
  matcher.Propose(cue, site, [&](const FrameRole& role) -> Actors {
    switch (role.kind) {
      case RoleKind::kSubject:
        return subjects;
      case RoleKind::kObject:
        return objects;
      case RoleKind::kPreposition:
        return matcher.InPhrases(clause.phrases, role.preposition);
      default:
        return {};
    }
  });
}

// Cues of the verb, then what holds of any verb ("*").
void MatchVerb(StanceMatcher& matcher, size_t v) {
  const VerbGroup& group = matcher.syntax().chunks.verbs[v];
  const Cue* cue = matcher.CueAt(group.lemma, CueKind::kVerb, group.head);
  if (cue != nullptr) MatchVerbCue(matcher, v, *cue);
  for (const Cue& any : matcher.lexicon().CuesOf("*", CueKind::kVerb)) MatchVerbCue(matcher, v, any);
}

}  // namespace

std::vector<StanceCandidate> FindCandidates(const Document& document, const Lexicon& lexicon,
                                            const SentenceSyntax& syntax) {
  std::vector<StanceCandidate> candidates;
  StanceMatcher matcher(document, lexicon, syntax, candidates);
  for (size_t v = 0; v < syntax.clauses.size(); ++v) MatchVerb(matcher, v);
  MatchNouns(matcher);
  AddCompounds(document, lexicon, syntax, candidates);
  AddNamings(document, lexicon, syntax, candidates);
  return candidates;
}

}  // namespace parallax::nlp
