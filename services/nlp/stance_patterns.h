// Matches the lexicon's cues with the shallow syntax of a sentence: who may be for or against whom.
#ifndef PARALLAX_SERVICES_NLP_STANCE_PATTERNS_H_
#define PARALLAX_SERVICES_NLP_STANCE_PATTERNS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/nlp/clauses.h"
#include "services/nlp/document.h"
#include "services/nlp/lexicon.h"
#include "services/nlp/stance_actors.h"

namespace parallax::nlp {

enum class PatternKind : uint8_t {
  kVerb,
  kNoun,
  kAdjective,
  kCompound,    // "US-backed rebels"
  kGoverned,    // a noun whose agent is the subject of a verb known to carry it ("launched an attack on")
  kLoose,       // the same under any other verb
  kComposed,    // a noun under a verb of stance ("condemned the attack on")
  kEvaluation,  // "the brutal Taliban"
  kReported,    // a speaker tells of what the target did against somebody
  kCount,
};

// A sentence that proposes more is a list of names rather than prose; every name of it with every other would
// be no finding.
inline constexpr size_t kMaxCandidates = 200;

// A claim that a pattern proposes, with what its confidence depends on.
struct StanceCandidate {
  PatternKind pattern = PatternKind::kVerb;
  int holder = -1;      // mention; -1: the voice that says it
  int target = kVoice;  // mention
  ActorPath holder_path = ActorPath::kHead;
  ActorPath target_path = ActorPath::kHead;
  v1::Polarity polarity = v1::POLARITY_UNSPECIFIED;
  v1::ClaimKind kind = v1::CLAIM_KIND_ATTITUDE;
  v1::Modality modality = v1::MODALITY_ASSERTED;
  float prior = 0.5F;  // confidence of the lexicon's entry
  bool borrowed_subject = false;
  bool passive = false;
  int speaker = -1;        // mention that says it where the sentence's structure tells ("accused X of")
  uint32_t cue_first = 0;  // tokens [cue_first, cue_end)
  uint32_t cue_end = 0;
  const Cue* cue = nullptr;  // null for compounds and evaluations
  const Frame* frame = nullptr;
};

std::vector<StanceCandidate> FindCandidates(const Document& document, const Lexicon& lexicon,
                                            const SentenceSyntax& syntax);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_PATTERNS_H_
