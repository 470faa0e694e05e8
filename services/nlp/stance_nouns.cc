#include "services/nlp/stance_nouns.h"

#include <algorithm>

namespace parallax::nlp {
namespace {

void Append(const Actors& more, Actors& actors) { actors.insert(actors.end(), more.begin(), more.end()); }

class NounMatcher {
 public:
  explicit NounMatcher(StanceMatcher& matcher)
      : matcher_(matcher),
        document_(matcher.document()),
        lexicon_(matcher.lexicon()),
        syntax_(matcher.syntax()) {}

  void Run() {
    for (uint32_t n = 0; n < syntax_.nouns.size(); ++n) MatchNoun(n);
  }

 private:
  void MatchNoun(uint32_t n) {
    const Chunk& chunk = matcher_.ChunkOf(n);
    for (uint32_t token = chunk.first; token < chunk.end; ++token) {
      if (CoveredByMention(n, token) && !HeadsDescription(n, token)) continue;
      if (const Cue* cue = matcher_.CueAt(lexicon_.NounLemma(matcher_.Word(token)), CueKind::kNoun, token)) {
        if (token == chunk.head() || HeadMentionFollows(n, token)) MatchNounCue(n, token, *cue);
      }
      if (const Cue* cue = matcher_.CueAt(matcher_.Word(token), CueKind::kAdjective, token))
        MatchAdjective(n, token, *cue);
    }
  }

  bool CoveredByMention(uint32_t n, uint32_t token) const {
    for (const uint32_t m : syntax_.chunks.nouns[n].mentions) {
      const MentionLayer& mention = document_.mentions[m];
      if (mention.first_token <= token && token < mention.end_token) return true;
    }
    return false;
  }

  // "[his supporters]": a description whose last word is the cue.
  bool HeadsDescription(uint32_t n, uint32_t token) const {
    return token == matcher_.ChunkOf(n).head() &&
           (document_.tokens[token].shape == TokenShape::kLower ||
            token == document_.sentences[syntax_.chunks.sentence].first_token);
  }

  // "Syria's ally Hezbollah": the cue describes the mention that ends the phrase.
  bool HeadMentionFollows(uint32_t n, uint32_t token) const {
    for (const uint32_t m : syntax_.chunks.nouns[n].mentions) {
      const MentionLayer& mention = document_.mentions[m];
      if (mention.end_token == matcher_.ChunkOf(n).end && mention.first_token == token + 1) return true;
    }
    return false;
  }

  // Possessors, modifiers before the cue and "by" phrases. `suffers`: the possessor is not who acts.
  Actors DirectAgents(uint32_t n, uint32_t token, bool suffers) const {
    Actors actors;
    for (const uint32_t m : syntax_.chunks.nouns[n].mentions) {
      if (document_.mentions[m].end_token <= token)
        actors.push_back({static_cast<int>(m), ActorPath::kModifier});
    }
    const NounLinks& links = syntax_.nouns[n];
    if (links.possessor >= 0 && !suffers)
      Append(matcher_.ActorsIn({static_cast<uint32_t>(links.possessor)}), actors);
    Append(matcher_.InPhrases(links.phrases, "by"), actors);
    return actors;
  }

  // Whom the noun phrase describes: the subject of a copula, an apposition, its own head.
  Actors Described(uint32_t n, uint32_t token) const {
    Actors actors;
    for (const uint32_t m : syntax_.chunks.nouns[n].mentions) {
      if (document_.mentions[m].end_token > token) actors.push_back({static_cast<int>(m), ActorPath::kHead});
    }
    const NounLinks& links = syntax_.nouns[n];
    if (links.verb >= 0) {
      const std::string& lemma = syntax_.chunks.verbs[static_cast<size_t>(links.verb)].lemma;
      if (lemma == "be" || lemma == "become" || lemma == "remain") {
        Append(matcher_.ActorsIn(syntax_.clauses[static_cast<size_t>(links.verb)].subjects), actors);
      }
    }
    for (uint32_t other = 0; other < syntax_.nouns.size(); ++other) {
      if (links.apposition == static_cast<int>(other) ||
          syntax_.nouns[other].apposition == static_cast<int>(n)) {
        Append(matcher_.ActorsIn({other}), actors);
      }
    }
    return actors;
  }

  void MatchNounCue(uint32_t n, uint32_t token, const Cue& cue) {
    const NounLinks& links = syntax_.nouns[n];
    CueSite site;
    site.pattern = PatternKind::kNoun;
    site.first = token - static_cast<uint32_t>(cue.before.size());
    site.end = token + 1;
    const bool suffers = std::any_of(cue.frames.begin(), cue.frames.end(), [](const Frame& frame) {
      return frame.target.kind == RoleKind::kPossessor;
    });
    Actors agents = DirectAgents(n, token, suffers);
    if (links.verb < 0 && syntax_.chunks.nouns[n].no) site.modality = v1::MODALITY_NEGATED;
    if (links.verb >= 0) {
      GovernedBy(static_cast<size_t>(links.verb), agents, site);
    } else if (agents.empty() && links.preposition >= 0) {
      UnderPreposition(n, agents, site);
    }
    matcher_.Propose(cue, site, [&](const FrameRole& role) -> Actors {
      switch (role.kind) {
        case RoleKind::kAgent:
          return agents;
        case RoleKind::kPossessor:
          return links.possessor < 0 ? Actors() : matcher_.ActorsIn({static_cast<uint32_t>(links.possessor)});
        case RoleKind::kSelf:
          return Described(n, token);
        case RoleKind::kPreposition:
          return matcher_.InPhrases(links.phrases, role.preposition);
        default:
          return {};
      }
    });
  }

  // A noun cue as the object of verb `v`: the verb's modality holds, and its subject acts when nobody else
  // does.
  void GovernedBy(size_t v, Actors& agents, CueSite& site) const {
    const VerbGroup& group = syntax_.chunks.verbs[v];
    const Clause& clause = syntax_.clauses[v];
    const Control* control = lexicon_.FindControl(group.lemma, "noun");
    site.modality = Combine(clause.modality, site.modality);
    if (control != nullptr) site.modality = Combine(control->modality, site.modality);
    // Of what others do the verb says nothing: "did not mourn the attack by X".
    if (!agents.empty() && control == nullptr && group.lemma != "be") site.modality = v1::MODALITY_ASSERTED;
    site.speaker = matcher_.SpeakerOf(clause);
    if (!agents.empty() || group.lemma == "be") return;
    agents = matcher_.ActorsIn(clause.subjects);
    site.borrowed_subject = clause.borrowed_subject;
    site.passive = group.passive;
    site.pattern = control != nullptr ? PatternKind::kGoverned : PatternKind::kLoose;
    const Frame* stance = control != nullptr ? nullptr : DirectStance(group);
    if (stance == nullptr) return;
    site.pattern = PatternKind::kComposed;
    site.flip = stance->polarity == v1::POLARITY_OPPOSE;
  }

  // "voted in favor of X": a noun cue in a prepositional phrase of a clause, whose subject acts.
  void UnderPreposition(uint32_t n, Actors& agents, CueSite& site) const {
    for (size_t v = 0; v < syntax_.clauses.size(); ++v) {
      const Clause& clause = syntax_.clauses[v];
      for (const PrepositionalPhrase& phrase : clause.phrases) {
        if (std::find(phrase.nouns.begin(), phrase.nouns.end(), n) == phrase.nouns.end()) continue;
        const std::string& lemma = syntax_.chunks.verbs[v].lemma;
        const Control* control = lexicon_.FindControl(lemma, matcher_.Word(phrase.preposition));
        const bool object_acts =
            control != nullptr && control->object_acts;  // "blamed X for the attack on Y"
        agents = matcher_.ActorsIn(object_acts ? clause.objects : clause.subjects);
        site.pattern = object_acts ? PatternKind::kGoverned : PatternKind::kLoose;
        site.modality = Combine(clause.modality, site.modality);
        site.borrowed_subject = clause.borrowed_subject;
        return;
      }
    }
  }

  // The frame by which the verb's subject is for or against its object; null when there is none.
  const Frame* DirectStance(const VerbGroup& group) const {
    const Cue* cue = matcher_.CueAt(group.lemma, CueKind::kVerb, group.head);
    if (cue == nullptr) return nullptr;
    for (const Frame& frame : cue->frames) {
      if (frame.holder.kind == RoleKind::kSubject && frame.target.kind == RoleKind::kObject) return &frame;
    }
    return nullptr;
  }

  void MatchAdjective(uint32_t n, uint32_t token, const Cue& cue) {
    const Chunk& chunk = matcher_.ChunkOf(n);
    if (token != chunk.head()) return;
    CueSite site;
    site.pattern = PatternKind::kAdjective;
    site.first = token;
    site.end = token + 1;
    const NounLinks& links = syntax_.nouns[n];
    Actors described = Described(n, token);
    if (links.verb >= 0) {
      site.modality = syntax_.clauses[static_cast<size_t>(links.verb)].modality;
    } else if (described.empty() && n > 0 && matcher_.ChunkOf(n - 1).end == chunk.first) {
      described = matcher_.ActorsIn({n - 1});  // "militants loyal to X"
    }
    matcher_.Propose(cue, site, [&](const FrameRole& role) -> Actors {
      if (role.kind == RoleKind::kSelf) return described;
      return role.kind == RoleKind::kPreposition ? matcher_.InPhrases(links.phrases, role.preposition)
                                                 : Actors();
    });
  }

  StanceMatcher& matcher_;
  const Document& document_;
  const Lexicon& lexicon_;
  const SentenceSyntax& syntax_;
};

}  // namespace

void MatchNouns(StanceMatcher& matcher) { NounMatcher(matcher).Run(); }

}  // namespace parallax::nlp
