#include "services/nlp/stance_compounds.h"

namespace parallax::nlp {
namespace {

// The compound word joined to the mention by a hyphen, and its token; null when there is none.
const Compound* CompoundAt(const Document& document, const Lexicon& lexicon, const MentionLayer& mention,
                           uint32_t& token) {
  const SentenceSpan& sentence = document.sentences[mention.sentence];
  if (mention.end_token + 1 < sentence.end_token && document.tokens[mention.end_token].lower == "-") {
    token = mention.end_token + 1;
    const Compound* compound = lexicon.FindCompound(document.tokens[token].lower);
    if (compound != nullptr && !compound->prefix) return compound;
  }
  if (mention.first_token >= sentence.first_token + 2 &&
      document.tokens[mention.first_token - 1].lower == "-") {
    token = mention.first_token - 2;
    const Compound* compound = lexicon.FindCompound(document.tokens[token].lower);
    if (compound != nullptr && compound->prefix) return compound;
  }
  return nullptr;
}

// Whom the compound describes: the mention that ends the phrase, or the subject of a copula.
std::vector<ActorRef> DescribedBy(const Document& document, const Lexicon& lexicon,
                                  const SentenceSyntax& syntax, uint32_t noun, uint32_t named) {
  const NounPhrase& phrase = syntax.chunks.nouns[noun];
  const uint32_t end = syntax.chunks.chunks[phrase.chunk].end;
  std::vector<ActorRef> actors;
  for (const uint32_t m : phrase.mentions) {
    if (m != named && document.mentions[m].end_token == end)
      actors.push_back({static_cast<int>(m), ActorPath::kHead});
  }
  const int verb = syntax.nouns[noun].verb;
  if (actors.empty() && verb >= 0 && syntax.chunks.verbs[static_cast<size_t>(verb)].lemma == "be") {
    for (const uint32_t subject : syntax.clauses[static_cast<size_t>(verb)].subjects) {
      for (const ActorRef& actor : ActorsOf(document, lexicon, syntax, subject)) actors.push_back(actor);
    }
  }
  return actors;
}

}  // namespace

void AddCompounds(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                  std::vector<StanceCandidate>& candidates) {
  for (uint32_t n = 0; n < syntax.nouns.size(); ++n) {
    for (const uint32_t named : syntax.chunks.nouns[n].mentions) {
      const MentionLayer& mention = document.mentions[named];
      uint32_t token = 0;
      const Compound* compound = CompoundAt(document, lexicon, mention, token);
      if (compound == nullptr) continue;
      for (const ActorRef& described : DescribedBy(document, lexicon, syntax, n, named)) {
        if (described.mention == kVoice ||
            document.mentions[static_cast<size_t>(described.mention)].entity == mention.entity) {
          continue;
        }
        StanceCandidate candidate;
        candidate.pattern = PatternKind::kCompound;
        candidate.holder = compound->named_holds ? static_cast<int>(named) : described.mention;
        candidate.target = compound->named_holds ? described.mention : static_cast<int>(named);
        (compound->named_holds ? candidate.target_path : candidate.holder_path) = described.path;
        candidate.polarity = compound->polarity;
        candidate.prior = compound->confidence;
        candidate.cue_first = token;
        candidate.cue_end = token + 1;
        candidates.push_back(candidate);
      }
    }
  }
}

}  // namespace parallax::nlp
