#include "services/nlp/lexicon.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/nlp/lexicon_reader.h"

namespace parallax::nlp {
namespace {

template <typename Value>
const Value* FindOrNull(const absl::flat_hash_map<std::string, Value>& table, absl::string_view key) {
  const auto found = table.find(key);
  return found == table.end() ? nullptr : &found->second;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Lexicon>> Lexicon::Load(const std::string& folder) {
  return LexiconReader(folder).Read();
}

GrammarClass Lexicon::ClassOf(absl::string_view word) const {
  const GrammarClass* found = FindOrNull(classes_, word);
  return found == nullptr ? GrammarClass::kOther : *found;
}

const VerbEntry* Lexicon::FindVerb(absl::string_view word) const { return FindOrNull(verbs_, word); }

const std::vector<Cue>& Lexicon::CuesOf(absl::string_view lemma, CueKind kind) const {
  static const auto* none = new std::vector<Cue>();
  const std::vector<Cue>* found = FindOrNull(cues_[static_cast<size_t>(kind)], lemma);
  return found == nullptr ? *none : *found;
}

std::string Lexicon::NounLemma(absl::string_view word) const {
  const auto& nouns = cues_[static_cast<size_t>(CueKind::kNoun)];
  if (nouns.contains(word) || !absl::EndsWith(word, "s")) return std::string(word);
  const absl::string_view stem = word.substr(0, word.size() - 1);
  if (nouns.contains(stem)) return std::string(stem);
  if (absl::EndsWith(stem, "ie")) {
    std::string singular = absl::StrCat(stem.substr(0, stem.size() - 2), "y");
    if (nouns.contains(singular)) return singular;
  }
  if (absl::EndsWith(stem, "e") && nouns.contains(stem.substr(0, stem.size() - 1))) {
    return std::string(stem.substr(0, stem.size() - 1));
  }
  return std::string(word);
}

const Control* Lexicon::FindControl(absl::string_view lemma, absl::string_view link) const {
  return FindOrNull(controls_, absl::StrCat(lemma, " ", link));
}

const AttributionCue* Lexicon::FindAttribution(absl::string_view lemma) const {
  return FindOrNull(attributions_, lemma);
}

SourceKind Lexicon::SourceOf(absl::string_view word) const {
  const SourceKind* found = FindOrNull(sources_, word);
  return found == nullptr ? SourceKind::kNone : *found;
}

const Evaluation* Lexicon::FindEvaluation(absl::string_view word) const {
  return FindOrNull(evaluations_, word);
}

const Compound* Lexicon::FindCompound(absl::string_view word) const { return FindOrNull(compounds_, word); }

float Lexicon::Weight(absl::string_view feature) const {
  const float* found = FindOrNull(weights_, feature);
  return found == nullptr ? 0.0F : *found;
}

}  // namespace parallax::nlp
