// The stance lexicon: words with what they say of whom, read from the tab-separated files of one folder.
#ifndef PARALLAX_SERVICES_NLP_LEXICON_H_
#define PARALLAX_SERVICES_NLP_LEXICON_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "parallax/v1/claim.pb.h"

namespace parallax::nlp {

// Closed classes of words (function_words.tsv).
enum class WordClass : uint8_t {
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

struct Role {
  RoleKind kind = RoleKind::kSubject;
  bool each_other = false;  // "subj&": its members, of one another
  std::string preposition;
  friend bool operator==(const Role&, const Role&) = default;
};

// One reading of a cue: `holder` is for or against `target`.
struct Frame {
  Role holder;
  Role target;
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

// Immutable and thread-safe.
class Lexicon {
 public:
  // Reads the files of `folder`. Errors name file and line.
  static absl::StatusOr<std::unique_ptr<Lexicon>> Load(const std::string& folder);

  // 16 hex digits of the SHA-256 over the files.
  const std::string& version() const { return version_; }
  size_t entry_count() const { return entry_count_; }

  // All words are case-folded.
  WordClass ClassOf(absl::string_view word) const;
  // Null when `word` is no form of a known verb.
  const VerbEntry* FindVerb(absl::string_view word) const;
  // Cues whose head word has this base form, longest first.
  const std::vector<Cue>& CuesOf(absl::string_view lemma, CueKind kind) const;
  // Base form of a noun: "attacks" is "attack" when that is a noun cue.
  std::string NounLemma(absl::string_view word) const;
  // What `lemma` makes of an action linked by `link` ("to", "ing", "noun", or a preposition); null when
  // nothing.
  const Control* FindControl(absl::string_view lemma, absl::string_view link) const;
  const AttributionCue* FindAttribution(absl::string_view lemma) const;
  SourceKind SourceOf(absl::string_view word) const;
  const Evaluation* FindEvaluation(absl::string_view word) const;
  const Compound* FindCompound(absl::string_view word) const;
  // Weight of a feature of a candidate claim; 0 for one without.
  float Weight(absl::string_view feature) const;

 private:
  friend class LexiconReader;
  template <typename Value>
  using Table = absl::flat_hash_map<std::string, Value>;

  Lexicon() = default;

  std::string version_;
  size_t entry_count_ = 0;
  Table<WordClass> classes_;
  Table<VerbEntry> verbs_;
  std::array<Table<std::vector<Cue>>, 3> cues_;
  Table<Control> controls_;
  Table<AttributionCue> attributions_;
  Table<SourceKind> sources_;
  Table<Evaluation> evaluations_;
  Table<Compound> compounds_;
  Table<float> weights_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_LEXICON_H_
