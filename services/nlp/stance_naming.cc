#include "services/nlp/stance_naming.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace parallax::nlp {
namespace {

// Who says such a thing of somebody means it: as sure as the surest verbs of the lexicon.
constexpr float kPrior = 0.7F;

bool IsNaming(absl::string_view lemma) {
  static const auto* lemmas = new absl::flat_hash_set<absl::string_view>(
      {"refer", "describe", "characterize", "characterise", "portray", "depict", "regard", "view", "see",
       "brand", "label"});
  return lemmas->contains(lemma);
}

class NamingMatcher {
 public:
  NamingMatcher(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                std::vector<StanceCandidate>& candidates)
      : document_(document), lexicon_(lexicon), syntax_(syntax), candidates_(candidates) {}

  void Run() {
    for (size_t v = 0; v < syntax_.clauses.size(); ++v) {
      const VerbGroup& group = syntax_.chunks.verbs[v];
      if (!IsNaming(group.lemma)) continue;
      const int token = EvaluationAfter(group.chunk + 1);
      if (token >= 0) Add(v, static_cast<uint32_t>(token));
    }
  }

 private:
  const std::string& WordOf(const Chunk& chunk) const { return document_.tokens[chunk.first].lower; }

  // The token that praises or condemns in the phrase of the first "as" at or behind chunk `c`, before the
  // next verb; -1 when there is none. Quotation marks and an article parted from its noun by one may stand
  // between.
  int EvaluationAfter(size_t c) const {
    const std::vector<Chunk>& chunks = syntax_.chunks.chunks;
    for (; c < chunks.size() && chunks[c].kind != ChunkKind::kVerb; ++c) {
      if (chunks[c].kind == ChunkKind::kPreposition && WordOf(chunks[c]) == "as") break;
    }
    for (++c; c < chunks.size(); ++c) {
      if (chunks[c].kind != ChunkKind::kNoun && chunks[c].kind != ChunkKind::kQuote) return -1;
      for (uint32_t token = chunks[c].first; token < chunks[c].end; ++token) {
        if (lexicon_.FindEvaluation(document_.tokens[token].lower) != nullptr) return static_cast<int>(token);
      }
    }
    return -1;
  }

  std::vector<ActorRef> ActorsIn(const std::vector<uint32_t>& nouns) const {
    std::vector<ActorRef> actors;
    for (const uint32_t noun : nouns) {
      for (const ActorRef& actor : ActorsOf(document_, lexicon_, syntax_, noun)) actors.push_back(actor);
    }
    return actors;
  }

  // Whom clause `v` names: its object, or that of "to".
  std::vector<ActorRef> Named(const Clause& clause) const {
    if (!clause.objects.empty()) return ActorsIn(clause.objects);
    for (const PrepositionalPhrase& phrase : clause.phrases) {
      if (document_.tokens[phrase.preposition].lower == "to") return ActorsIn(phrase.nouns);
    }
    return {};
  }

  void Add(size_t v, uint32_t token) {
    const Clause& clause = syntax_.clauses[v];
    for (const ActorRef& holder : ActorsIn(clause.subjects)) {
      for (const ActorRef& target : Named(clause)) {
        if (holder.mention == target.mention || candidates_.size() >= kMaxCandidates) continue;
        StanceCandidate candidate;
        candidate.holder = holder.mention;
        candidate.target = target.mention;
        candidate.holder_path = holder.path;
        candidate.target_path = target.path;
        candidate.polarity = lexicon_.FindEvaluation(document_.tokens[token].lower)->polarity;
        candidate.modality = clause.modality;
        candidate.prior = kPrior;
        candidate.borrowed_subject = clause.borrowed_subject;
        candidate.passive = syntax_.chunks.verbs[v].passive;
        candidate.cue_first = token;
        candidate.cue_end = token + 1;
        candidates_.push_back(candidate);
      }
    }
  }

  const Document& document_;
  const Lexicon& lexicon_;
  const SentenceSyntax& syntax_;
  std::vector<StanceCandidate>& candidates_;
};

}  // namespace

void AddNamings(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                std::vector<StanceCandidate>& candidates) {
  NamingMatcher(document, lexicon, syntax, candidates).Run();
}

}  // namespace parallax::nlp
