// What the lexicon's files say of words.
#ifndef PARALLAX_SERVICES_NLP_LEXICON_ENTRIES_H_
#define PARALLAX_SERVICES_NLP_LEXICON_ENTRIES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "parallax/v1/claim.pb.h"

namespace parallax::nlp {

// Closed classes of words (function_words.tsv).
enum class GrammarClass : uint8_t {
  kOther,  // open class
  kDeterminer,
  kPossessive,  // his, their
  kPreposition,
  kCoordinator,
  kSubordinator,
  kCondition,  // if, unless, whether
  kThat,
  kRelative,  // who, which
  kPronoun,
  kBe,
  kHave,
  kDo,
  kModal,     // must, should
  kPossible,  // may, could
  kFuture,    // will, would
  kTo,
  kNegator,
  kAdverb,
  kTime,      // Monday, yesterday
  kTimeUnit,  // week; a time where "last" or a number stands before it
};

// Forms of a verb, as bits.
enum VerbForm : uint8_t {
  kBaseForm = 1,
  kThirdPerson = 2,
  kPast = 4,
  kParticiple = 8,
  kIngForm = 16,
};

struct VerbEntry {
  std::string lemma;
  uint8_t forms = 0;
  bool also_noun = false;  // "attack", "support"
};

enum class CueKind : uint8_t { kVerb, kNoun, kAdjective };

// Who takes part in what a cue says. A preposition's object is kPreposition with its word.
enum class RoleKind : uint8_t {
  kSubject,      // who does it, of a verb
  kObject,       // to whom it is done
  kAgent,        // of a noun: possessor, modifier, by-phrase, or the subject of the verb that governs it
  kPossessor,    // of a noun where that is not its agent ("his arrest")
  kSelf,         // whom a noun or adjective describes
  kPreposition,  // object of a preposition
};

struct FrameRole {
  RoleKind kind = RoleKind::kSubject;
  bool each_other = false;  // "subj&": its members, of one another
  std::string preposition;
  friend bool operator==(const FrameRole&, const FrameRole&) = default;
};

// One reading of a cue: `holder` is for or against `target`.
struct Frame {
  FrameRole holder;
  FrameRole target;
  v1::Polarity polarity = v1::POLARITY_UNSPECIFIED;
  v1::ClaimKind kind = v1::CLAIM_KIND_ATTITUDE;
  float confidence = 0.5F;  // share of its matches in labelled text that annotators accept, smoothed
};

// A word or fixed words ("crack down") with its frames.
struct Cue {
  std::string text;
  CueKind kind = CueKind::kVerb;
  std::vector<std::string> before;  // words that stand before the head word
  std::vector<std::string> after;   // and after it
  std::vector<Frame> frames;
};

// What a governing word makes of the action that it governs ("refused to help", "plans an attack").
struct Control {
  bool object_acts = false;  // "urged X to": X acts
  bool speaks = false;       // the governed action is what the governing subject says ("accused X of")
  v1::Modality modality = v1::MODALITY_ASSERTED;
};

// A verb or noun that attributes ("said", "allegation").
struct AttributionCue {
  bool tells = false;  // its object is the hearer ("told")
};

enum class SourceKind : uint8_t { kNone, kUnnamed, kRepresentative };

// A word by which a writer praises or condemns.
struct Evaluation {
  v1::Polarity polarity = v1::POLARITY_UNSPECIFIED;
  float confidence = 0.5F;
};

// "US-backed rebels", "anti-Taliban forces": how the named stands to what follows.
struct Compound {
  bool prefix = false;       // stands before the name
  bool named_holds = false;  // the named is the holder, what the compound describes the target
  v1::Polarity polarity = v1::POLARITY_UNSPECIFIED;
  float confidence = 0.5F;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_LEXICON_ENTRIES_H_
