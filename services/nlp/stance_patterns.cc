#include "services/nlp/stance_patterns.h"

#include <algorithm>
#include <utility>

#include "services/nlp/stance_compounds.h"

namespace parallax::nlp {
namespace {

using Actors = std::vector<ActorRef>;

v1::Polarity Flip(v1::Polarity polarity) {
  return polarity == v1::POLARITY_SUPPORT ? v1::POLARITY_OPPOSE : v1::POLARITY_SUPPORT;
}

// Where a cue stands and what its candidates have in common.
struct Site {
  PatternKind pattern = PatternKind::kVerb;
  v1::Modality modality = v1::MODALITY_ASSERTED;
  bool borrowed_subject = false;
  bool passive = false;
  bool flip = false;
  bool has_subject = false;  // a noun phrase fills the role, whether it names an actor or not
  bool has_object = false;
  int speaker = -1;
  uint32_t first = 0;
  uint32_t end = 0;
};

class Matcher {
 public:
  Matcher(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax)
      : document_(document), lexicon_(lexicon), syntax_(syntax) {}

  std::vector<Candidate> Run() {
    for (size_t v = 0; v < syntax_.clauses.size(); ++v) MatchVerb(v);
    for (uint32_t n = 0; n < syntax_.nouns.size(); ++n) MatchNoun(n);
    AddCompounds(document_, lexicon_, syntax_, candidates_);
    return std::move(candidates_);
  }

 private:
  const Chunk& ChunkOf(uint32_t noun) const {
    return syntax_.chunks.chunks[syntax_.chunks.nouns[noun].chunk];
  }
  const std::string& Word(uint32_t token) const { return document_.tokens[token].lower; }

  void AddActors(uint32_t noun, Actors& actors) const {
    for (const ActorRef& actor : ActorsOf(document_, lexicon_, syntax_, noun)) actors.push_back(actor);
  }
  Actors ActorsIn(const std::vector<uint32_t>& nouns) const {
    Actors actors;
    for (const uint32_t noun : nouns) AddActors(noun, actors);
    return actors;
  }
  Actors InPhrases(const std::vector<PrepositionalPhrase>& phrases, absl::string_view preposition) const {
    for (const PrepositionalPhrase& phrase : phrases) {
      if (Word(phrase.preposition) == preposition) return ActorsIn(phrase.nouns);
    }
    return {};
  }

  bool MatchesWords(const Cue& cue, uint32_t head) const {
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

  const Cue* CueAt(absl::string_view lemma, CueKind kind, uint32_t head) const {
    for (const Cue& cue : lexicon_.CuesOf(lemma, kind)) {
      if (MatchesWords(cue, head)) return &cue;
    }
    return nullptr;
  }

  int EntityOf(const ActorRef& actor) const {
    return actor.mention == kVoice ? kVoice : document_.mentions[static_cast<size_t>(actor.mention)].entity;
  }

  void Emit(const Cue& cue, const Frame& frame, const Actors& holders, const Actors& targets,
            const Site& site) {
    for (const ActorRef& holder : holders) {
      for (const ActorRef& target : targets) {
        if (EntityOf(holder) == EntityOf(target)) continue;
        Candidate candidate;
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

  // Emits each frame of `cue`; `fill` gives the actors in a role. Where one of the two roles is empty, the
  // nearest mention on its side of the cue stands in.
  template <typename Fill>
  void EmitFrames(const Cue& cue, const Site& site, Fill fill) {
    for (const Frame& frame : cue.frames) {
      Actors holders = fill(frame.holder);
      if (frame.holder == frame.target) {
        Emit(cue, frame, holders, holders, site);
        continue;
      }
      Actors targets = fill(frame.target);
      if (holders.empty() == targets.empty()) {
        Emit(cue, frame, holders, targets, site);
      } else if ((holders.empty() ? frame.holder : frame.target).kind != RoleKind::kPreposition) {
        Nearest(holders.empty() ? frame.holder : frame.target, site, holders.empty() ? holders : targets);
        Emit(cue, frame, holders, targets, site);
      }
    }
  }

  // Whether the mention is where something happens rather than who takes part: "in Iran".
  bool IsPlace(uint32_t mention) const {
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

  // Subjects, agents and the described stand before an active cue, objects behind it; with a passive the
  // sides change.
  void Nearest(const Role& role, const Site& site, Actors& actors) const {
    const bool before = (role.kind != RoleKind::kObject) != site.passive;
    int nearest = -1;
    for (size_t m = 0; m < document_.mentions.size(); ++m) {
      const MentionLayer& mention = document_.mentions[m];
      if (mention.sentence != syntax_.chunks.sentence || mention.entity < 0) continue;
      if (IsPlace(static_cast<uint32_t>(m))) continue;
      if (before && mention.end_token <= site.first) nearest = static_cast<int>(m);
      if (!before && mention.first_token >= site.end) {
        nearest = static_cast<int>(m);
        break;
      }
    }
    const bool filled = role.kind == RoleKind::kObject ? site.has_object : site.has_subject;
    if (nearest >= 0) {
      actors.push_back({nearest, filled ? ActorPath::kNearOther : ActorPath::kNear});
    }
  }

  // The actor who says what a governed verb tells: the subject of "accused X of".
  int SpeakerOf(const Clause& clause) const {
    if (clause.control == nullptr || !clause.control->speaks || clause.governor < 0) return -1;
    const Actors actors = ActorsIn(syntax_.clauses[static_cast<size_t>(clause.governor)].subjects);
    return actors.empty() ? -1 : actors.front().mention;
  }

  // Cues of the verb, then what holds of any verb ("*").
  void MatchVerb(size_t v) {
    const VerbGroup& group = syntax_.chunks.verbs[v];
    const Cue* cue = CueAt(group.lemma, CueKind::kVerb, group.head);
    if (cue != nullptr) MatchVerbCue(v, *cue);
    for (const Cue& any : lexicon_.CuesOf("*", CueKind::kVerb)) MatchVerbCue(v, any);
  }

  void MatchVerbCue(size_t v, const Cue& cue) {
    const VerbGroup& group = syntax_.chunks.verbs[v];
    const Clause& clause = syntax_.clauses[v];
    Site site;
    site.modality = clause.modality;
    site.borrowed_subject = clause.borrowed_subject;
    site.passive = group.passive;
    site.has_subject = !clause.subjects.empty();
    site.has_object = !clause.objects.empty();
    site.speaker = SpeakerOf(clause);
    site.first = group.head;
    site.end = group.head + 1 + static_cast<uint32_t>(cue.after.size());
    const Actors subjects = ActorsIn(clause.subjects);
    Actors objects = ActorsIn(clause.objects);
    // "militants linked to X": a past form without auxiliary may be a participle that describes its subject.
    if (objects.empty() && clause.objects.empty() && group.bare_participle) objects = subjects;
    EmitFrames(cue, site, [&](const Role& role) -> Actors {
      switch (role.kind) {
        case RoleKind::kSubject:
          return subjects;
        case RoleKind::kObject:
          return objects;
        case RoleKind::kPreposition:
          return InPhrases(clause.phrases, role.preposition);
        default:
          return {};
      }
    });
  }

  void MatchNoun(uint32_t n) {
    const Chunk& chunk = ChunkOf(n);
    for (uint32_t token = chunk.first; token < chunk.end; ++token) {
      if (CoveredByMention(n, token) && !HeadsDescription(n, token)) continue;
      if (const Cue* cue = CueAt(lexicon_.NounLemma(Word(token)), CueKind::kNoun, token)) {
        if (token == chunk.head() || HeadMentionFollows(n, token)) MatchNounCue(n, token, *cue);
      }
      if (const Cue* cue = CueAt(Word(token), CueKind::kAdjective, token)) MatchAdjective(n, token, *cue);
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
    return token == ChunkOf(n).head() && document_.tokens[token].shape == TokenShape::kLower;
  }

  // "Syria's ally Hezbollah": the cue describes the mention that ends the phrase.
  bool HeadMentionFollows(uint32_t n, uint32_t token) const {
    for (const uint32_t m : syntax_.chunks.nouns[n].mentions) {
      const MentionLayer& mention = document_.mentions[m];
      if (mention.end_token == ChunkOf(n).end && mention.first_token == token + 1) return true;
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
    if (links.possessor >= 0 && !suffers) AddActors(static_cast<uint32_t>(links.possessor), actors);
    for (const ActorRef& actor : InPhrases(links.phrases, "by")) actors.push_back(actor);
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
        for (const uint32_t subject : syntax_.clauses[static_cast<size_t>(links.verb)].subjects) {
          AddActors(subject, actors);
        }
      }
    }
    for (uint32_t other = 0; other < syntax_.nouns.size(); ++other) {
      if (links.apposition == static_cast<int>(other) ||
          syntax_.nouns[other].apposition == static_cast<int>(n)) {
        AddActors(other, actors);
      }
    }
    return actors;
  }

  void MatchNounCue(uint32_t n, uint32_t token, const Cue& cue) {
    const NounLinks& links = syntax_.nouns[n];
    Site site;
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
    EmitFrames(cue, site, [&](const Role& role) -> Actors {
      switch (role.kind) {
        case RoleKind::kAgent:
          return agents;
        case RoleKind::kPossessor:
          return links.possessor < 0 ? Actors() : ActorsIn({static_cast<uint32_t>(links.possessor)});
        case RoleKind::kSelf:
          return Described(n, token);
        case RoleKind::kPreposition:
          return InPhrases(links.phrases, role.preposition);
        default:
          return {};
      }
    });
  }

  // A noun cue as the object of verb `v`: the verb's modality holds, and its subject acts when nobody else
  // does.
  void GovernedBy(size_t v, Actors& agents, Site& site) const {
    const VerbGroup& group = syntax_.chunks.verbs[v];
    const Clause& clause = syntax_.clauses[v];
    const Control* control = lexicon_.FindControl(group.lemma, "noun");
    site.modality = Combine(clause.modality, site.modality);
    if (control != nullptr) site.modality = Combine(control->modality, site.modality);
    // Of what others do the verb says nothing: "did not mourn the attack by X".
    if (!agents.empty() && control == nullptr && group.lemma != "be") site.modality = v1::MODALITY_ASSERTED;
    site.speaker = SpeakerOf(clause);
    if (!agents.empty()) return;
    agents = ActorsIn(clause.subjects);
    site.borrowed_subject = clause.borrowed_subject;
    site.passive = group.passive;
    site.pattern = control != nullptr ? PatternKind::kGoverned : PatternKind::kLoose;
    const Frame* stance = control != nullptr ? nullptr : DirectStance(group);
    if (stance == nullptr) return;
    site.pattern = PatternKind::kComposed;
    site.flip = stance->polarity == v1::POLARITY_OPPOSE;
  }

  // "voted in favor of X": a noun cue in a prepositional phrase of a clause, whose subject acts.
  void UnderPreposition(uint32_t n, Actors& agents, Site& site) const {
    for (size_t v = 0; v < syntax_.clauses.size(); ++v) {
      const Clause& clause = syntax_.clauses[v];
      for (const PrepositionalPhrase& phrase : clause.phrases) {
        if (std::find(phrase.nouns.begin(), phrase.nouns.end(), n) == phrase.nouns.end()) continue;
        const std::string& lemma = syntax_.chunks.verbs[v].lemma;
        const Control* control = lexicon_.FindControl(lemma, Word(phrase.preposition));
        const bool object_acts =
            control != nullptr && control->object_acts;  // "blamed X for the attack on Y"
        agents = ActorsIn(object_acts ? clause.objects : clause.subjects);
        site.pattern = object_acts ? PatternKind::kGoverned : PatternKind::kLoose;
        site.modality = Combine(clause.modality, site.modality);
        site.borrowed_subject = clause.borrowed_subject;
        return;
      }
    }
  }

  // The frame by which the verb's subject is for or against its object; null when there is none.
  const Frame* DirectStance(const VerbGroup& group) const {
    const Cue* cue = CueAt(group.lemma, CueKind::kVerb, group.head);
    if (cue == nullptr) return nullptr;
    for (const Frame& frame : cue->frames) {
      if (frame.holder.kind == RoleKind::kSubject && frame.target.kind == RoleKind::kObject) return &frame;
    }
    return nullptr;
  }

  void MatchAdjective(uint32_t n, uint32_t token, const Cue& cue) {
    const Chunk& chunk = ChunkOf(n);
    if (token != chunk.head()) return;
    Site site;
    site.pattern = PatternKind::kAdjective;
    site.first = token;
    site.end = token + 1;
    const NounLinks& links = syntax_.nouns[n];
    Actors described = Described(n, token);
    if (links.verb >= 0) {
      site.modality = syntax_.clauses[static_cast<size_t>(links.verb)].modality;
    } else if (described.empty() && n > 0 && ChunkOf(n - 1).end == chunk.first) {
      AddActors(n - 1, described);  // "militants loyal to X"
    }
    EmitFrames(cue, site, [&](const Role& role) -> Actors {
      if (role.kind == RoleKind::kSelf) return described;
      return role.kind == RoleKind::kPreposition ? InPhrases(links.phrases, role.preposition) : Actors();
    });
  }

  const Document& document_;
  const Lexicon& lexicon_;
  const SentenceSyntax& syntax_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<Candidate> FindCandidates(const Document& document, const Lexicon& lexicon,
                                      const SentenceSyntax& syntax) {
  return Matcher(document, lexicon, syntax).Run();
}

}  // namespace parallax::nlp
