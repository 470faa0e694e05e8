#include "services/nlp/stance_author.h"

#include <algorithm>

namespace parallax::nlp {
namespace {

bool InMention(const Document& document, const NounPhrase& phrase, uint32_t token) {
  return std::any_of(phrase.mentions.begin(), phrase.mentions.end(), [&](uint32_t m) {
    return document.mentions[m].first_token <= token && token < document.mentions[m].end_token;
  });
}

// Whom the words of a noun phrase describe: its own actors, or, of a predicate, the subject.
std::vector<ActorRef> Described(const Document& document, const Lexicon& lexicon,
                                const SentenceSyntax& syntax, uint32_t noun) {
  const int verb = syntax.nouns[noun].verb;
  if (verb >= 0 && syntax.chunks.verbs[static_cast<size_t>(verb)].lemma == "be" &&
      syntax.chunks.nouns[noun].mentions.empty()) {
    std::vector<ActorRef> actors;
    for (const uint32_t subject : syntax.clauses[static_cast<size_t>(verb)].subjects) {
      for (const ActorRef& actor : ActorsOf(document, lexicon, syntax, subject)) actors.push_back(actor);
    }
    return actors;
  }
  return ActorsOf(document, lexicon, syntax, noun);
}

}  // namespace

void AddEvaluations(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                    std::vector<StanceCandidate>& candidates) {
  for (uint32_t n = 0; n < syntax.nouns.size(); ++n) {
    const NounPhrase& phrase = syntax.chunks.nouns[n];
    const Chunk& chunk = syntax.chunks.chunks[phrase.chunk];
    for (uint32_t token = chunk.first; token < chunk.end; ++token) {
      const Evaluation* evaluation = lexicon.FindEvaluation(document.tokens[token].lower);
      if (evaluation == nullptr || InMention(document, phrase, token)) continue;
      const int verb = syntax.nouns[n].verb;
      for (const ActorRef& actor : Described(document, lexicon, syntax, n)) {
        if (actor.mention == kVoice) continue;
        if (candidates.size() >= kMaxCandidates) return;
        StanceCandidate candidate;
        candidate.pattern = PatternKind::kEvaluation;
        candidate.target = actor.mention;
        candidate.holder_path = ActorPath::kAuthor;
        candidate.target_path = actor.path;
        candidate.polarity = evaluation->polarity;
        candidate.prior = evaluation->confidence;
        if (verb >= 0 && phrase.mentions.empty()) {
          candidate.modality = syntax.clauses[static_cast<size_t>(verb)].modality;
        }
        candidate.cue_first = token;
        candidate.cue_end = token + 1;
        candidates.push_back(candidate);
      }
    }
  }
}

}  // namespace parallax::nlp
