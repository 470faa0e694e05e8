#include "services/nlp/stance_actors.h"

#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

enum class HeadKind : uint8_t { kPlain, kRepresentative, kNamed };

// The path of an actor that modifies, possesses or follows a head of this kind.
ActorPath Through(ActorPath plain, HeadKind head) {
  return static_cast<ActorPath>(static_cast<uint8_t>(plain) + static_cast<uint8_t>(head));
}

HeadKind KindOfHead(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                    uint32_t noun) {
  const NounPhrase& phrase = syntax.chunks.nouns[noun];
  const Chunk& chunk = syntax.chunks.chunks[phrase.chunk];
  for (const uint32_t m : phrase.mentions) {
    if (document.mentions[m].end_token == chunk.end) return HeadKind::kNamed;
  }
  return lexicon.SourceOf(document.tokens[chunk.head()].lower) == SourceKind::kNone
             ? HeadKind::kPlain
             : HeadKind::kRepresentative;
}

// Mentions inside the phrase itself.
void AddOwn(const Document& document, const SentenceSyntax& syntax, uint32_t noun, HeadKind head,
            std::vector<ActorRef>& actors) {
  const NounPhrase& phrase = syntax.chunks.nouns[noun];
  const Chunk& chunk = syntax.chunks.chunks[phrase.chunk];
  for (const uint32_t m : phrase.mentions) {
    const bool is_head = document.mentions[m].end_token == chunk.end;
    actors.push_back({static_cast<int>(m), is_head ? ActorPath::kHead : Through(ActorPath::kModifier, head)});
  }
}

void AddThrough(const Document& document, const SentenceSyntax& syntax, uint32_t noun, ActorPath path,
                std::vector<ActorRef>& actors) {
  const NounPhrase& phrase = syntax.chunks.nouns[noun];
  const Chunk& chunk = syntax.chunks.chunks[phrase.chunk];
  for (const uint32_t m : phrase.mentions) {
    if (document.mentions[m].end_token == chunk.end || phrase.mentions.size() == 1)
      actors.push_back({static_cast<int>(m), path});
  }
}

bool IsPronoun(const Document& document, const SentenceSyntax& syntax, uint32_t noun) {
  const Chunk& chunk = syntax.chunks.chunks[syntax.chunks.nouns[noun].chunk];
  const std::string& word = document.tokens[chunk.first].lower;
  return chunk.end == chunk.first + 1 && (word == "he" || word == "she" || word == "it" || word == "they");
}

// "we", "us", "I"; "our army", "my country".
bool IsFirstPerson(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                   uint32_t noun) {
  const Chunk& chunk = syntax.chunks.chunks[syntax.chunks.nouns[noun].chunk];
  const std::string& word = document.tokens[chunk.first].lower;
  if (word == "our" || word == "my") {
    return lexicon.SourceOf(document.tokens[chunk.head()].lower) == SourceKind::kRepresentative;
  }
  return chunk.end == chunk.first + 1 && (word == "we" || word == "us" || word == "i" || word == "me");
}

// Takes a pronoun that coreference left open for the subject of the nearest clause before it that has one.
void AddAntecedents(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                    uint32_t noun, std::vector<ActorRef>& actors) {
  for (size_t v = syntax.clauses.size(); v-- > 0 && actors.empty();) {
    const VerbGroup& group = syntax.chunks.verbs[v];
    if (group.chunk > syntax.chunks.nouns[noun].chunk) continue;
    for (const uint32_t subject : group.passive ? syntax.clauses[v].objects : syntax.clauses[v].subjects) {
      if (subject >= noun || IsPronoun(document, syntax, subject)) continue;
      for (const ActorRef& actor : ActorsOf(document, lexicon, syntax, subject)) {
        actors.push_back({actor.mention, ActorPath::kPronoun});
        return;
      }
    }
  }
}

}  // namespace

bool NamesDeed(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
               uint32_t noun) {
  const Chunk& chunk = syntax.chunks.chunks[syntax.chunks.nouns[noun].chunk];
  for (const Cue& cue :
       lexicon.CuesOf(lexicon.NounLemma(document.tokens[chunk.head()].lower), CueKind::kNoun)) {
    for (const Frame& frame : cue.frames) {
      if (frame.holder.kind == RoleKind::kAgent && frame.target.preposition == "of") return true;
    }
  }
  return false;
}

std::vector<ActorRef> ActorsOf(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                               uint32_t noun) {
  std::vector<ActorRef> actors;
  const HeadKind head = KindOfHead(document, lexicon, syntax, noun);
  const NounLinks& links = syntax.nouns[noun];
  AddOwn(document, syntax, noun, head, actors);
  // What the critics of X do is not done by X.
  const Chunk& chunk = syntax.chunks.chunks[syntax.chunks.nouns[noun].chunk];
  if (head == HeadKind::kNamed && HasClass(document.tokens[chunk.head()].lower, kRelationPlural))
    return actors;
  if (links.possessor >= 0) {
    AddThrough(document, syntax, static_cast<uint32_t>(links.possessor), Through(ActorPath::kPossessor, head),
               actors);
  }
  if (!links.phrases.empty()) {
    const PrepositionalPhrase& phrase = links.phrases.front();
    const std::string& preposition = document.tokens[phrase.preposition].lower;
    if ((preposition == "of" && !NamesDeed(document, lexicon, syntax, noun)) ||
        ((preposition == "for" || preposition == "from") && head == HeadKind::kRepresentative)) {
      for (const uint32_t other : phrase.nouns) {
        AddThrough(document, syntax, other, Through(ActorPath::kOf, head), actors);
      }
    }
  }
  if (!links.phrases.empty() && head == HeadKind::kRepresentative) {
    const PrepositionalPhrase& phrase = links.phrases.front();
    if (document.tokens[phrase.preposition].lower == "in") {
      for (const uint32_t other : phrase.nouns) AddThrough(document, syntax, other, ActorPath::kIn, actors);
    }
  }
  if (actors.empty() && IsFirstPerson(document, lexicon, syntax, noun)) {
    actors.push_back({kVoice, ActorPath::kFirstPerson});
  }
  if (actors.empty() && IsPronoun(document, syntax, noun))
    AddAntecedents(document, lexicon, syntax, noun, actors);
  for (uint32_t other = 0; other < syntax.nouns.size(); ++other) {
    if (links.apposition == static_cast<int>(other) ||
        syntax.nouns[other].apposition == static_cast<int>(noun)) {
      AddThrough(document, syntax, other, ActorPath::kApposition, actors);
    }
  }
  return actors;
}

}  // namespace parallax::nlp
