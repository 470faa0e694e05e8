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
#include "services/nlp/lexicon_entries.h"

namespace parallax::nlp {

// Immutable and thread-safe.
class Lexicon {
 public:
  // Reads the files of `folder`. Errors name file and line.
  static absl::StatusOr<std::unique_ptr<Lexicon>> Load(const std::string& folder);

  // 16 hex digits of the SHA-256 over the files.
  const std::string& version() const { return version_; }
  size_t entry_count() const { return entry_count_; }

  // All words are case-folded.
  GrammarClass ClassOf(absl::string_view word) const;
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
  Table<GrammarClass> classes_;
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
