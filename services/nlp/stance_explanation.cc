#include "services/nlp/stance_explanation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/nlp/confidence.h"

namespace parallax::nlp {
namespace {

std::string RoleText(const FrameRole& role) {
  const auto text = [&]() -> absl::string_view {
    switch (role.kind) {
      case RoleKind::kSubject:
        return "subj";
      case RoleKind::kObject:
        return "obj";
      case RoleKind::kAgent:
        return "agent";
      case RoleKind::kPossessor:
        return "poss";
      case RoleKind::kSelf:
        return "self";
      case RoleKind::kPreposition:
        return role.preposition;
    }
    return "";
  };
  return absl::StrCat(text(), role.each_other ? "&" : "");
}

// As lexicon/frames.tsv writes it.
std::string SlotsText(const Frame& frame) {
  if (frame.holder == frame.target) return RoleText(frame.holder);
  return absl::StrCat(RoleText(frame.holder), ">", RoleText(frame.target));
}

absl::string_view KindName(const StanceCandidate& candidate) {
  if (candidate.cue == nullptr) return PatternName(candidate.pattern);
  switch (candidate.cue->kind) {
    case CueKind::kVerb:
      return "verb";
    case CueKind::kNoun:
      return "noun";
    case CueKind::kAdjective:
      return "adjective";
  }
  return "";
}

// "oppose", "support possible".
std::string LabelOf(const ClaimLayer& claim) {
  std::string label = v1::Polarity_Name(claim.polarity).substr(sizeof("POLARITY_") - 1);
  if (claim.modality != v1::MODALITY_ASSERTED) {
    absl::StrAppend(&label, " ", v1::Modality_Name(claim.modality).substr(sizeof("MODALITY_") - 1));
  }
  return absl::AsciiStrToLower(label);
}

std::string DeciderOf(const StanceCandidate& candidate) {
  return absl::StrCat("rule:", PatternName(candidate.pattern));
}

v1::LexiconMatch MatchOf(const Document& document, const StanceCandidate& candidate) {
  v1::LexiconMatch match;
  match.set_entry(candidate.cue == nullptr ? document.tokens[candidate.cue_first].lower
                                           : candidate.cue->text);
  match.set_kind(std::string(KindName(candidate)));
  if (candidate.frame != nullptr) match.set_slots(SlotsText(*candidate.frame));
  match.set_polarity(candidate.frame == nullptr ? candidate.polarity : candidate.frame->polarity);
  match.set_confidence(candidate.prior);
  return match;
}

v1::Alternative AlternativeOf(const ProposedClaim& proposed) {
  v1::Alternative alternative;
  alternative.set_label(LabelOf(proposed.claim));
  alternative.set_probability(proposed.claim.confidence);
  alternative.set_decided_by(DeciderOf(proposed.candidate));
  alternative.set_sentence(proposed.claim.sentence);
  alternative.mutable_cue()->set_begin(proposed.claim.cue.begin);
  alternative.mutable_cue()->set_end(proposed.claim.cue.end);
  return alternative;
}

// Whether the roll-up chose between the two.
bool AreRivals(const ClaimLayer& a, const ClaimLayer& b) {
  return a.holder == b.holder && a.target == b.target &&
         (a.holder == kAuthorHolder || a.sentence == b.sentence);
}

// What the author says in several sentences adds up whatever its modality.
bool Agree(const ClaimLayer& a, const ClaimLayer& b) {
  return a.polarity == b.polarity && (a.holder == kAuthorHolder || a.modality == b.modality);
}

v1::Decision DecisionOf(const Document& document, const Lexicon& lexicon,
                        const std::vector<ProposedClaim>& proposed, size_t winner) {
  const auto& [candidate, claim] = proposed[winner];
  v1::Decision decision;
  decision.set_decided_by(DeciderOf(candidate));
  *decision.mutable_lexicon() = MatchOf(document, candidate);
  for (v1::Contribution& part : ContributionsOf(document, lexicon, candidate, claim.voice.kind)) {
    *decision.add_contributions() = std::move(part);
  }
  decision.set_probability(claim.confidence);
  for (size_t i = 0; i < proposed.size(); ++i) {
    if (i == winner || !AreRivals(claim, proposed[i].claim)) continue;
    *(Agree(claim, proposed[i].claim) ? decision.add_supporting() : decision.add_alternatives()) =
        AlternativeOf(proposed[i]);
  }
  const auto likelier = [](const v1::Alternative& a, const v1::Alternative& b) {
    return a.probability() > b.probability();
  };
  std::stable_sort(decision.mutable_supporting()->begin(), decision.mutable_supporting()->end(), likelier);
  std::stable_sort(decision.mutable_alternatives()->begin(), decision.mutable_alternatives()->end(),
                   likelier);
  return decision;
}

}  // namespace

void ExplainClaims(const std::vector<ProposedClaim>& proposed, const Lexicon& lexicon, Document& document) {
  for (ClaimLayer& claim : document.claims) {
    v1::Decision decision = DecisionOf(document, lexicon, proposed, static_cast<size_t>(claim.decision));
    claim.decision = static_cast<int>(document.decisions.size());
    document.decisions.push_back(std::move(decision));
  }
}

}  // namespace parallax::nlp
