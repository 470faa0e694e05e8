#include "services/nlp/clauses.h"

#include <algorithm>
#include <utility>

namespace parallax::nlp {
namespace {

class ClauseLinker {
 public:
  ClauseLinker(const Document& document, const Lexicon& lexicon, uint32_t sentence)
      : document_(document),
        lexicon_(lexicon),
        out_{ChunkSentence(document, lexicon, sentence), {}, {}},
        read_(document, out_.chunks) {
    out_.clauses.resize(out_.chunks.verbs.size());
    out_.nouns.resize(out_.chunks.nouns.size());
  }

  SentenceSyntax Run() {
    for (size_t c = 0; c < read_.size(); ++c) {
      if (Is(c, ChunkKind::kNoun)) LinkNoun(c);
    }
    for (size_t v = 0; v < out_.clauses.size(); ++v) LinkVerb(v);
    for (size_t v = 0; v < out_.clauses.size(); ++v) LinkFronted(v);
    return std::move(out_);
  }

 private:
  using Nouns = std::vector<uint32_t>;

  template <typename Index>
  bool Is(Index c, ChunkKind kind) const {
    return read_.Is(c, kind);
  }
  uint32_t IndexOf(int c) const { return read_.IndexOf(c); }
  const VerbGroup& Group(size_t v) const { return out_.chunks.verbs[v]; }

  // Links the noun phrase at chunk `c` with what stands before it, and the phrases that follow it.
  void LinkNoun(size_t c) {
    NounLinks& links = out_.nouns[IndexOf(static_cast<int>(c))];
    const int before = static_cast<int>(c) - 1;
    if (Is(before, ChunkKind::kPreposition) && !read_.OpensClause(static_cast<size_t>(before))) {
      links.preposition = static_cast<int>(read_.TokenOf(before));
      if (Is(before - 1, ChunkKind::kNoun)) links.host = static_cast<int>(IndexOf(before - 1));
    } else if (Is(before, ChunkKind::kNoun) && out_.chunks.nouns[IndexOf(before)].possessive) {
      links.possessor = static_cast<int>(IndexOf(before));
      // The whole phrase stands where its possessor does.
      links.preposition = out_.nouns[IndexOf(before)].preposition;
      links.host = out_.nouns[IndexOf(before)].host;
    } else if (Is(before, ChunkKind::kComma) && Is(before - 1, ChunkKind::kNoun) && read_.IsParenthesis(c)) {
      links.apposition = static_cast<int>(IndexOf(before - 1));
    }
    links.phrases = read_.PhrasesAfter(c + 1);
  }

  void LinkVerb(size_t v) {
    Clause& clause = out_.clauses[v];
    const VerbGroup& group = Group(v);
    size_t c = read_.Following(group.chunk);
    Nouns objects;
    if (Is(c, ChunkKind::kNoun)) {
      objects = read_.CoordinatedFrom(c, c);
      if (read_.BeginsClause(c)) objects.clear();
      for (const uint32_t noun : objects) out_.nouns[noun].verb = static_cast<int>(v);
    }
    clause.phrases = read_.PhrasesAfter(c);
    if (PrepositionalPhrase unless = read_.Unless(c); !unless.nouns.empty()) clause.phrases.push_back(unless);
    Nouns subjects = SubjectsOf(v);
    if (objects.empty() && !group.passive) objects = RelativeObject(v);
    clause.modality = Combine(clause.control == nullptr ? v1::MODALITY_ASSERTED : clause.control->modality,
                              OwnModality(v, subjects, objects));
    if (const Control* control = Reporting(v)) {
      clause.modality = Combine(control->modality, clause.modality);
      if (Group(v - 1).negated) clause.modality = Combine(v1::MODALITY_NEGATED, clause.modality);
    }
    if (clause.control != nullptr && clause.governor >= 0 && !clause.control->speaks) {
      clause.modality = Combine(out_.clauses[static_cast<size_t>(clause.governor)].modality, clause.modality);
    }
    if (clause.control == nullptr && clause.governor >= 0 && group.infinitive &&
        out_.clauses[static_cast<size_t>(clause.governor)].modality == v1::MODALITY_POSSIBLE) {
      clause.modality = Combine(v1::MODALITY_POSSIBLE, clause.modality);  // "might use it to push back"
    }
    if (!group.passive) {
      clause.subjects = std::move(subjects);
      clause.objects = std::move(objects);
      return;
    }
    clause.objects = std::move(subjects);
    clause.subjects = read_.ByPhrase(group.chunk + 1);
  }

  // "By arming X, Y provoked Z": an -ing form before the main clause has the main clause's subject.
  void LinkFronted(size_t v) {
    Clause& clause = out_.clauses[v];
    if (!Group(v).ing || !clause.subjects.empty() || HasVerbBefore(static_cast<int>(Group(v).chunk))) return;
    size_t c = Group(v).chunk + 1;
    while (c < read_.size() && !read_.IsFinite(c)) ++c;
    if (c == read_.size() || !HasComma(Group(v).chunk, c)) return;
    const uint32_t main = IndexOf(static_cast<int>(c));
    clause.subjects = Group(main).passive ? out_.clauses[main].objects : out_.clauses[main].subjects;
    clause.borrowed_subject = true;
  }

  bool HasComma(size_t first, size_t end) const {
    for (size_t c = first; c < end; ++c) {
      if (Is(c, ChunkKind::kComma)) return true;
    }
    return false;
  }

  // What the verb before makes of a finite clause that follows it ("denied that X attacked"); null when
  // nothing.
  const Control* Reporting(size_t v) const {
    if (v == 0 || !read_.IsFinite(Group(v).chunk)) return nullptr;
    const uint32_t verb = Group(v - 1).chunk;
    if (!Is(verb + 1, ChunkKind::kSubordinator) && !out_.clauses[v - 1].objects.empty()) return nullptr;
    for (size_t c = verb + 2; c < Group(v).chunk; ++c) {
      if (!Is(c, ChunkKind::kNoun) && !Is(c, ChunkKind::kPreposition) && !Is(c, ChunkKind::kTime))
        return nullptr;
    }
    return lexicon_.FindControl(Group(v - 1).lemma, "that");
  }

  v1::Modality OwnModality(size_t v, const Nouns& subjects, const Nouns& objects) const {
    const VerbGroup& group = Group(v);
    bool negated = group.negated;
    for (const Nouns* nouns : {&subjects, &objects}) {
      for (const uint32_t noun : *nouns) negated = negated || out_.chunks.nouns[noun].no;
    }
    if (negated) return v1::MODALITY_NEGATED;
    return group.possible || group.future || group.conditional ? v1::MODALITY_POSSIBLE
                                                               : v1::MODALITY_ASSERTED;
  }

  // The grammatical subjects.
  Nouns SubjectsOf(size_t v) {
    const VerbGroup& group = Group(v);
    const int before = read_.Previous(static_cast<int>(group.chunk));
    if (group.infinitive) return Controlled(v, before, "to");
    if (Is(before, ChunkKind::kPreposition)) {
      return Controlled(v, read_.Previous(before), read_.WordOf(static_cast<size_t>(before)));
    }
    if (Is(before, ChunkKind::kRelative)) {
      out_.clauses[v].in_relative = true;
      return Antecedent(before);
    }
    if (Is(before, ChunkKind::kCoordinator)) return CoordinatedVerb(v, before);
    if (Is(before, ChunkKind::kNoun)) {
      return group.ing || (group.bare_participle && group.passive) ? Modified(v, before)
                                                                   : SubjectChain(before);
    }
    if (Is(before, ChunkKind::kComma)) return AcrossComma(v, before);
    if (Is(before, ChunkKind::kVerb)) return Controlled(v, before, group.ing ? "ing" : "to");
    if (Is(before, ChunkKind::kSubordinator) && group.ing) return Borrowed(v, before);
    return {};
  }

  // The noun phrase before a relative pronoun, with what it hangs on.
  Nouns Antecedent(int relative) const {
    int c = read_.Previous(relative);
    if (Is(c, ChunkKind::kComma)) c = read_.Previous(c);
    if (Is(c, ChunkKind::kPreposition)) c = read_.Previous(c);  // "against whom"
    if (!Is(c, ChunkKind::kNoun)) return {};
    return {IndexOf(c)};
  }

  // "X, which Y condemned": the noun phrase before the relative pronoun that stands before the subject.
  Nouns RelativeObject(size_t v) const {
    int c = read_.Previous(static_cast<int>(Group(v).chunk));
    if (!Is(c, ChunkKind::kNoun) || !read_.IsFinite(Group(v).chunk)) return {};
    while (Is(c, ChunkKind::kNoun) || Is(c, ChunkKind::kPreposition)) c = read_.Previous(c);
    return Is(c, ChunkKind::kRelative) ? Antecedent(c) : Nouns();
  }

  // What a participle right behind the noun phrase at `c` describes: that phrase; where it is no actor ("in
  // attacks targeting X"), also who acts in the clause.
  Nouns Modified(size_t v, int c) {
    Nouns nouns = SubjectChain(c);
    const uint32_t nearest = IndexOf(c);
    if (!out_.chunks.nouns[nearest].mentions.empty() || nouns.empty()) nouns = {nearest};
    if (out_.chunks.nouns[nearest].mentions.empty() && Group(v).ing && nouns.size() == 1 &&
        nouns[0] == nearest) {
      for (const uint32_t noun : Borrowed(v, c)) nouns.push_back(noun);
    }
    return nouns;
  }

  // Leftwards from the noun phrase at `c` to the first that no preposition governs, with those coordinated.
  Nouns SubjectChain(int c) const {
    Nouns nouns;
    while (Is(c, ChunkKind::kNoun)) {
      const NounLinks& links = out_.nouns[IndexOf(c)];
      const int start = links.possessor >= 0 ? c - 1 : c;
      if (links.preposition >= 0) {
        if (links.host < 0) break;
        c = start - 2;
        continue;
      }
      const int before = read_.Previous(start);
      if (Is(before, ChunkKind::kCoordinator)) {
        int other = read_.Previous(before);
        if (Is(other, ChunkKind::kComma)) other = read_.Previous(other);
        if (Is(other, ChunkKind::kNoun) && !IsObject(other)) {
          // "officials from A and B": B hangs on the preposition too.
          const NounLinks& other_links = out_.nouns[IndexOf(other)];
          if (other_links.preposition < 0 || other_links.host < 0) nouns.push_back(IndexOf(c));
          c = other;
          continue;
        }
      }
      nouns.push_back(IndexOf(c));
      const bool listed =
          Is(before, ChunkKind::kComma) && nouns.size() > 1 && Is(read_.Previous(before), ChunkKind::kNoun);
      if (!listed) break;
      c = read_.Previous(before);
    }
    return nouns;
  }

  bool IsObject(int c) const { return out_.nouns[IndexOf(c)].verb >= 0; }

  // The subject of a verb after a comma: what stands before the insertion that the comma closes, or the main
  // verb's subject for a participle.
  Nouns AcrossComma(size_t v, int comma) {
    if (Group(v).ing) return Borrowed(v, read_.Previous(comma));
    int open = comma - 1;
    while (open >= 0 && !Is(open, ChunkKind::kComma)) --open;
    if (open <= 0) {
      const int before = read_.Previous(comma);
      return HasVerbBefore(comma) || !Is(before, ChunkKind::kNoun) ? Borrowed(v, before)
                                                                   : SubjectChain(before);
    }
    const int head = read_.Previous(open);
    if (!Is(head, ChunkKind::kNoun)) return Borrowed(v, read_.Previous(comma));
    Nouns nouns = SubjectChain(head);
    if (Is(open + 1, ChunkKind::kNoun) && out_.nouns[IndexOf(open + 1)].apposition >= 0) {
      nouns.push_back(IndexOf(open + 1));
    }
    return nouns;
  }

  bool HasVerbBefore(int c) const {
    for (int i = 0; i < c; ++i) {
      if (Is(i, ChunkKind::kVerb)) return true;
    }
    return false;
  }

  // The nearest verb group at or before `c` in the same clause; -1 when none.
  int VerbBefore(int c) const {
    for (; c >= 0; --c) {
      if (Is(c, ChunkKind::kVerb)) return static_cast<int>(IndexOf(c));
      if (Is(c, ChunkKind::kBreak)) return -1;
    }
    return -1;
  }

  // "X urged Y to yield and thanked Z": a finite verb shares the subject of the nearest finite verb before
  // it, or behind a comma that of the sentence's first one; other forms that of the nearest verb.
  Nouns CoordinatedVerb(size_t v, int coordinator) {
    const int before = read_.Previous(coordinator);
    const bool comma = Is(before, ChunkKind::kComma);
    if (!read_.IsFinite(Group(v).chunk)) return Borrowed(v, comma ? read_.Previous(before) : before);
    int source = -1;
    for (size_t other = v; other-- > 0;) {
      if (!read_.IsFinite(Group(other).chunk) || out_.clauses[other].in_relative) continue;
      source = static_cast<int>(other);
      if (!comma) break;
    }
    return source < 0 ? Borrowed(v, before)
                      : Borrowed(v, static_cast<int>(Group(static_cast<size_t>(source)).chunk));
  }

  // The subject of the verb before.
  Nouns Borrowed(size_t v, int c) {
    const int other = VerbBefore(c);
    if (other < 0) return {};
    Clause& clause = out_.clauses[v];
    clause.borrowed_subject = true;
    const Clause& source = out_.clauses[static_cast<size_t>(other)];
    return Group(static_cast<size_t>(other)).passive ? source.objects : source.subjects;
  }

  // The subject of an infinitive or -ing form that a verb or noun before it governs.
  Nouns Controlled(size_t v, int c, const std::string& link) {
    Clause& clause = out_.clauses[v];
    const int governor = VerbBefore(c);
    clause.governor = governor;
    clause.borrowed_subject = true;
    if (Is(c, ChunkKind::kNoun)) {
      const NounLinks& noun = out_.nouns[IndexOf(c)];
      const std::string lemma =
          lexicon_.NounLemma(document_.tokens[out_.chunks.chunks[static_cast<size_t>(c)].head()].lower);
      clause.control = lexicon_.FindControl(lemma, link);
      if (clause.control == nullptr && lemma.back() == 's') {
        clause.control = lexicon_.FindControl(lemma.substr(0, lemma.size() - 1), link);
      }
      if (clause.control != nullptr && noun.possessor >= 0) return {static_cast<uint32_t>(noun.possessor)};
    }
    if (governor < 0) return {};
    const Clause& source = out_.clauses[static_cast<size_t>(governor)];
    const VerbGroup& group = Group(static_cast<size_t>(governor));
    if (clause.control == nullptr) clause.control = lexicon_.FindControl(group.lemma, link);
    const bool object_acts = clause.control != nullptr && clause.control->object_acts;
    if (object_acts && !source.objects.empty()) return source.objects;
    if (object_acts && !source.phrases.empty()) return source.phrases.front().nouns;  // "called on X to"
    return group.passive ? source.objects : source.subjects;
  }

  const Document& document_;
  const Lexicon& lexicon_;
  SentenceSyntax out_;
  const PhraseReader read_;
};

}  // namespace

v1::Modality Combine(v1::Modality outer, v1::Modality inner) {
  if (outer == v1::MODALITY_NEGATED && inner == v1::MODALITY_NEGATED) return v1::MODALITY_ASSERTED;
  if (outer == v1::MODALITY_NEGATED || inner == v1::MODALITY_NEGATED) return v1::MODALITY_NEGATED;
  if (outer == v1::MODALITY_POSSIBLE || inner == v1::MODALITY_POSSIBLE) return v1::MODALITY_POSSIBLE;
  return v1::MODALITY_ASSERTED;
}

SentenceSyntax AnalyzeSentence(const Document& document, const Lexicon& lexicon, uint32_t sentence) {
  return ClauseLinker(document, lexicon, sentence).Run();
}

}  // namespace parallax::nlp
