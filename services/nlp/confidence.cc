#include "services/nlp/confidence.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"

namespace parallax::nlp {
namespace {

constexpr absl::string_view kPatternNames[] = {"verb",  "noun",     "adjective",  "compound", "governed",
                                               "loose", "composed", "evaluation", "reported"};
static_assert(std::size(kPatternNames) == static_cast<size_t>(PatternKind::kCount));

constexpr absl::string_view kPathNames[] = {"head",
                                            "modifier",
                                            "modifier-represented",
                                            "modifier-named",
                                            "possessor",
                                            "possessor-represented",
                                            "possessor-named",
                                            "of",
                                            "of-represented",
                                            "of-named",
                                            "in",
                                            "pronoun",
                                            "near",
                                            "near-other",
                                            "apposition",
                                            "first-person",
                                            "author"};
static_assert(std::size(kPathNames) == static_cast<size_t>(ActorPath::kCount));

absl::string_view Name(ActorPath path) { return kPathNames[static_cast<size_t>(path)]; }

// Tokens between the two.
size_t Gap(const MentionLayer& a, const MentionLayer& b) {
  if (a.end_token <= b.first_token) return b.first_token - a.end_token;
  return b.end_token <= a.first_token ? a.first_token - b.end_token : 0;
}

size_t MentionsBetween(const Document& document, const MentionLayer& a, const MentionLayer& b) {
  const uint32_t begin = std::min(a.span.end, b.span.end);
  const uint32_t end = std::max(a.span.begin, b.span.begin);
  size_t count = 0;
  const auto [first, behind] = document.MentionsOf(a.sentence);
  for (size_t m = first; m < behind; ++m) {
    const MentionLayer& other = document.mentions[m];
    count += other.entity >= 0 && begin <= other.span.begin && other.span.end <= end;
  }
  return count;
}

double Logit(double p) {
  const double clamped = std::clamp(p, 0.02, 0.98);
  return std::log(clamped / (1 - clamped));
}

}  // namespace

absl::string_view PatternName(PatternKind pattern) { return kPatternNames[static_cast<size_t>(pattern)]; }

std::vector<std::string> FeaturesOf(const Document& document, const StanceCandidate& candidate,
                                    v1::VoiceKind voice) {
  std::vector<std::string> features = {"bias", absl::StrCat("pattern:", PatternName(candidate.pattern)),
                                       absl::StrCat("holder:", Name(candidate.holder_path)),
                                       absl::StrCat("target:", Name(candidate.target_path))};
  if (candidate.borrowed_subject) features.push_back("borrowed-subject");
  if (candidate.passive) features.push_back("passive");
  if (candidate.passive && candidate.holder_path == ActorPath::kNear)
    features.push_back("passive-without-agent");
  if (candidate.modality == v1::MODALITY_POSSIBLE) features.push_back("possible");
  if (candidate.modality == v1::MODALITY_NEGATED) features.push_back("negated");
  if (voice == v1::VOICE_KIND_ENTITY) features.push_back("said-by-entity");
  if (voice == v1::VOICE_KIND_UNNAMED) features.push_back("said-by-unnamed");
  if (candidate.holder == kVoice || candidate.target == kVoice) {
    features.push_back(voice == v1::VOICE_KIND_ENTITY ? "speaker" : "author");
    return features;
  }
  const MentionLayer& holder = document.mentions[static_cast<size_t>(candidate.holder)];
  const MentionLayer& target = document.mentions[static_cast<size_t>(candidate.target)];
  const size_t gap = Gap(holder, target);
  features.push_back(gap <= 4 ? "gap:near" : gap <= 10 ? "gap:middle" : "gap:far");
  features.push_back(
      absl::StrCat("between:", std::min<size_t>(MentionsBetween(document, holder, target), 3)));
  return features;
}

std::vector<v1::Contribution> ContributionsOf(const Document& document, const Lexicon& lexicon,
                                              const StanceCandidate& candidate, v1::VoiceKind voice) {
  std::vector<v1::Contribution> contributions;
  const auto add = [&](const std::string& feature, double log_odds) {
    v1::Contribution& contribution = contributions.emplace_back();
    contribution.set_feature(feature);
    contribution.set_log_odds(static_cast<float>(log_odds));
  };
  add("prior", lexicon.Weight("prior") * Logit(candidate.prior));
  for (const std::string& feature : FeaturesOf(document, candidate, voice)) {
    if (const float weight = lexicon.Weight(feature); weight != 0) add(feature, weight);
  }
  return contributions;
}

float ConfidenceOf(const Document& document, const Lexicon& lexicon, const StanceCandidate& candidate,
                   v1::VoiceKind voice) {
  double sum = lexicon.Weight("prior") * Logit(candidate.prior);
  for (const std::string& feature : FeaturesOf(document, candidate, voice)) sum += lexicon.Weight(feature);
  return static_cast<float>(1 / (1 + std::exp(-sum)));
}

}  // namespace parallax::nlp
