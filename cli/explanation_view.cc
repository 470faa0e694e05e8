#include "cli/explanation_view.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "cli/display_text.h"
#include "cli/text_wrap.h"
#include "cli/words.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kIndent = "    ";
constexpr size_t kLabelWidth = 11;

// More than these says nothing to a reader; JSON has all of them.
constexpr int kShownAlternatives = 3;

std::string Probability(float value) { return absl::StrFormat("%.2f", value); }
std::string Quoted(absl::string_view text) { return absl::StrCat("“", text, "”"); }

std::string ShortAlternative(const v1::Alternative& alternative) {
  return absl::StrCat(alternative.label(), " ", Probability(alternative.probability()));
}

// "from 2021-08-15 to 2022-01-01"; empty without dates.
std::string Period(const std::string& from, const std::string& to) {
  std::string text;
  if (!from.empty()) absl::StrAppend(&text, " from ", from);
  if (!to.empty()) absl::StrAppend(&text, " to ", to);
  return text;
}

class View {
 public:
  View(const v1::Explanation& explanation, const v1::Annotation& annotation, size_t width, const Style& style)
      : explanation_(explanation), annotation_(annotation), width_(width), style_(style) {}

  std::string Render() {
    AddDecision();
    AddActor("holder", explanation_.holder());
    AddActor("target", explanation_.target());
    return std::move(out_);
  }

 private:
  // The label before the first line only; none for lines that go on.
  void AddLine(absl::string_view label, absl::string_view text) {
    const std::string indent(kIndent.size() + kLabelWidth, ' ');
    std::string lines = Wrap(OneLine(text), width_, indent);
    const std::string head = absl::StrCat(kIndent, style_.Paint(Tone::kFaint, label));
    lines.replace(0, kIndent.size() + label.size(), head);
    absl::StrAppend(&out_, lines);
  }

  std::string TextOf(const v1::Span& span) const {
    const std::string& body = annotation_.document().body();
    if (span.begin() >= span.end() || span.end() > body.size()) return "";
    return body.substr(span.begin(), span.end() - span.begin());
  }

  std::string CueText() const {
    for (const v1::Claim& claim : annotation_.claims()) {
      if (claim.id() == explanation_.claim_id() && claim.evidence_size() > 0)
        return TextOf(claim.evidence(0).cue());
    }
    return "";
  }

  void AddDecision() {
    const v1::Decision& decision = explanation_.decision();
    if (decision.decided_by().empty()) return;
    std::string text = absl::StrCat(decision.decided_by(), " ", Probability(decision.probability()));
    std::vector<std::string> grounds;
    if (const std::string cue = CueText(); !cue.empty()) grounds.push_back(Quoted(cue));
    if (decision.has_lexicon()) grounds.push_back(EntryText(decision.lexicon()));
    if (!grounds.empty()) absl::StrAppend(&text, ": ", absl::StrJoin(grounds, ", "));
    AddLine("because", text);
    std::vector<std::string> parts;
    for (const v1::Contribution& part : decision.contributions()) {
      parts.push_back(absl::StrFormat("%s %+.2f", part.feature(), part.log_odds()));
    }
    if (!parts.empty()) AddLine("", absl::StrJoin(parts, ", "));
    AddAlternatives("also", decision.supporting());
    AddAlternatives("or else", decision.alternatives());
  }

  static std::string EntryText(const v1::LexiconMatch& entry) {
    return absl::StrCat(entry.kind(), " ", Quoted(entry.entry()), " (", entry.slots(),
                        entry.slots().empty() ? "" : ", ", Word(entry.polarity()), " ",
                        Probability(entry.confidence()), ")");
  }

  void AddAlternatives(absl::string_view label,
                       const google::protobuf::RepeatedPtrField<v1::Alternative>& alternatives) {
    const int shown = std::min(alternatives.size(), kShownAlternatives);
    for (int i = 0; i < shown; ++i) {
      const v1::Alternative& alternative = alternatives[i];
      std::vector<std::string> details;
      if (!alternative.decided_by().empty()) details.push_back(alternative.decided_by());
      if (const std::string cue = TextOf(alternative.cue()); !cue.empty()) details.push_back(Quoted(cue));
      if (alternative.sentence() != explanation_.sentence() && alternative.has_cue())
        details.push_back(absl::StrCat("sentence ", alternative.sentence()));
      AddLine(i == 0 ? label : "",
              absl::StrCat(ShortAlternative(alternative),
                           details.empty() ? "" : absl::StrCat(" (", absl::StrJoin(details, ", "), ")")));
    }
    if (alternatives.size() > shown) AddLine("", absl::StrCat("and ", alternatives.size() - shown, " more"));
  }

  void AddActor(absl::string_view label, const v1::ActorExplanation& actor) {
    std::vector<std::string> steps;
    if (actor.from_voice())
      steps.emplace_back(actor.references().empty() ? "whoever writes" : "whoever speaks");
    for (const v1::Reference& reference : actor.references()) steps.push_back(StepText(reference));
    AddLine(label, absl::StrJoin(steps, " -> "));
    if (actor.has_catalogue()) AddCatalogue(actor.catalogue());
    if (actor.discovered()) AddLine("", absl::StrCat(actor.entity_id(), ": not in the catalogue"));
  }

  static std::string StepText(const v1::Reference& reference) {
    std::vector<std::string> details;
    if (!reference.linked_by().empty()) details.push_back(reference.linked_by());
    if (!reference.reading().empty())
      details.push_back(absl::StrCat("read as ", Quoted(reference.reading())));
    std::vector<std::string> others;
    for (int i = 0; i < std::min(reference.alternatives_size(), kShownAlternatives); ++i) {
      others.push_back(ShortAlternative(reference.alternatives(i)));
    }
    std::string text = absl::StrCat(Quoted(reference.text()), " ", Probability(reference.probability()));
    if (details.empty() && others.empty()) return text;
    return absl::StrCat(text, " (", absl::StrJoin(details, ", "), others.empty() ? "" : "; or ",
                        absl::StrJoin(others, ", "), ")");
  }

  void AddCatalogue(const v1::CatalogueMatch& match) {
    const v1::EntityName& name = match.name();
    std::string text =
        absl::StrCat(match.entity_id(), ": ", match.whole_name() ? "" : "by a part of ", Quoted(name.text()));
    if (name.kind() != v1::NAME_KIND_UNSPECIFIED) absl::StrAppend(&text, ", ", Word(name.kind()));
    absl::StrAppend(&text, Period(name.valid_from(), name.valid_to()));
    for (const v1::EntityRelation& relation : match.relations()) {
      absl::StrAppend(&text, "; ", Word(relation.kind()), " ", relation.object_id(),
                      relation.title().empty() ? "" : absl::StrCat(" as ", relation.title()),
                      Period(relation.valid_from(), relation.valid_to()));
    }
    AddLine("", text);
  }

  const v1::Explanation& explanation_;
  const v1::Annotation& annotation_;
  const size_t width_;
  const Style& style_;
  std::string out_;
};

}  // namespace

std::string ExplanationBlock(const v1::Explanation& explanation, const v1::Annotation& annotation,
                             size_t width, const Style& style) {
  return View(explanation, annotation, width, style).Render();
}

}  // namespace parallax::cli
