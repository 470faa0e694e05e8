// What patterns share: who fills a role, which cue stands at a word, and the candidates that follow.
#ifndef PARALLAX_SERVICES_NLP_STANCE_MATCHER_H_
#define PARALLAX_SERVICES_NLP_STANCE_MATCHER_H_

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "services/nlp/stance_patterns.h"

namespace parallax::nlp {

using Actors = std::vector<ActorRef>;

// Where a cue stands and what its candidates have in common.
struct CueSite {
  PatternKind pattern = PatternKind::kVerb;
  v1::Modality modality = v1::MODALITY_ASSERTED;
  bool borrowed_subject = false;
  bool passive = false;
  bool flip = false;         // the opposite of what the cue says
  bool has_subject = false;  // a noun phrase fills the role, whether it names an actor or not
  bool has_object = false;
  bool object_is_deed = false;  // "condemned the killing of X"
  int speaker = -1;             // mention
  uint32_t first = 0;           // tokens [first, end) of the cue
  uint32_t end = 0;
};

// Matches cues in one sentence. `document`, `lexicon`, `syntax` and `candidates` must outlive it.
class StanceMatcher {
 public:
  StanceMatcher(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                std::vector<StanceCandidate>& candidates)
      : document_(document), lexicon_(lexicon), syntax_(syntax), candidates_(candidates) {}

  const Document& document() const { return document_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const SentenceSyntax& syntax() const { return syntax_; }
  const Chunk& ChunkOf(uint32_t noun) const {
    return syntax_.chunks.chunks[syntax_.chunks.nouns[noun].chunk];
  }
  const std::string& Word(uint32_t token) const { return document_.tokens[token].lower; }

  Actors ActorsIn(const std::vector<uint32_t>& nouns) const;
  // Actors in the first phrase with this preposition.
  Actors InPhrases(const std::vector<PrepositionalPhrase>& phrases, absl::string_view preposition) const;
  // Who says what a governed verb tells: the subject of "accused X of"; -1 when nobody.
  int SpeakerOf(const Clause& clause) const;
  // The longest cue of this base form whose fixed words stand around `head`; null when there is none.
  const Cue* CueAt(absl::string_view lemma, CueKind kind, uint32_t head) const;

  // Adds the candidates of each frame of `cue`; `fill` gives the actors in a role. Where one of the two roles
  // is empty, the nearest mention on its side of the cue stands in.
  void Propose(const Cue& cue, const CueSite& site, absl::FunctionRef<Actors(const FrameRole&)> fill);

 private:
  bool MatchesWords(const Cue& cue, uint32_t head) const;
  int EntityOf(const ActorRef& actor) const;
  bool IsPlace(uint32_t mention) const;
  Actors Nearest(const FrameRole& role, const CueSite& site) const;
  void Add(const Cue& cue, const Frame& frame, const Actors& holders, const Actors& targets,
           const CueSite& site);

  const Document& document_;
  const Lexicon& lexicon_;
  const SentenceSyntax& syntax_;
  std::vector<StanceCandidate>& candidates_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_MATCHER_H_
