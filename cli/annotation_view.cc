#include "cli/annotation_view.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "cli/claim_view.h"
#include "cli/display_text.h"
#include "cli/explanation_view.h"
#include "cli/table.h"
#include "cli/text_wrap.h"
#include "cli/words.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kAuthorHolder = "AUTHOR";

class View {
 public:
  View(const v1::Annotation& annotation, const AnnotationViewOptions& options, const Style& style)
      : annotation_(annotation), options_(options), style_(style) {
    for (const v1::DocumentEntity& entity : annotation.entities()) names_[entity.id()] = entity.name();
    for (const v1::Explanation& explanation : annotation.explanations()) {
      explanations_[explanation.claim_id()] = &explanation;
    }
  }

  std::string Render() {
    AddDocument();
    AddNotes();
    if (options_.body) AddBody();
    AddEntities();
    AddClaims();
    return std::move(out_);
  }

 private:
  std::string NameOf(const std::string& id) const {
    if (id == kAuthorHolder) return "the author";
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second;
  }

  void AddTitle(absl::string_view title) {
    for (const TextRange& line : BreakLines(title, options_.width)) {
      absl::StrAppend(&out_, style_.Paint(Tone::kStrong, title.substr(line.begin, line.end - line.begin)),
                      "\n");
    }
  }

  void AddField(absl::string_view label, absl::string_view value) {
    if (value.empty()) return;
    constexpr size_t kLabelWidth = 11;
    const std::string indent(kLabelWidth, ' ');
    std::string lines = Wrap(OneLine(value), options_.width, indent);
    lines.replace(0, kLabelWidth, PadRight(label, kLabelWidth));
    absl::StrAppend(&out_, lines);
  }

  void AddDocument() {
    const v1::Document& document = annotation_.document();
    AddTitle(document.title().empty() ? "(no title)" : OneLine(document.title()));
    AddField("by", absl::StrJoin(document.authors(), ", "));
    AddField("outlet", document.publisher());
    for (const v1::DocumentDate& date : document.dates()) {
      const std::string words = date.evidence().empty() || date.evidence() == date.date()
                                    ? ""
                                    : absl::StrCat(": “", date.evidence(), "”");
      AddField(Word(date.kind()), absl::StrCat(date.date(), "  (", Word(date.provenance()), words, ")"));
    }
    AddField("language", document.language());
    AddField("url", document.url());
    AddField("engine", absl::StrCat(annotation_.engine().name(), " ", annotation_.engine().version(),
                                    annotation_.degraded() ? " (stands in for the model asked for)" : ""));
  }

  void AddNotes() {
    for (const v1::QualityNote& note : annotation_.quality_notes()) {
      AddField("note",
               note.detail().empty() ? absl::StrCat(Word(note.kind()), ": ", note.count()) : note.detail());
    }
    if (annotation_.status() == v1::ANNOTATION_STATUS_NOT_ANNOTATED_LANGUAGE) {
      AddField("note", "not annotated: the engine does not read this language");
    }
  }

  void AddBody() {
    absl::StrAppend(&out_, "\n", Wrap(Printable(annotation_.document().body()), options_.width));
  }

  void AddEntities() {
    if (annotation_.entities().empty()) return;
    Table table({{"entity", Align::kLeft, Narrowing::kFirst},
                 {"type"},
                 {"mentions", Align::kRight},
                 {"id", Align::kLeft, Narrowing::kLast}});
    std::vector<const v1::DocumentEntity*> entities;
    for (const v1::DocumentEntity& entity : annotation_.entities()) entities.push_back(&entity);
    std::stable_sort(entities.begin(), entities.end(),
                     [](const auto* a, const auto* b) { return a->mention_count() > b->mention_count(); });
    for (const v1::DocumentEntity* entity : entities) {
      table.AddRow({entity->name(),
                    Word(entity->type()),
                    absl::StrCat(entity->mention_count()),
                    {entity->id(), Tone::kFaint}});
    }
    absl::StrAppend(&out_, "\n", table.Render(options_.width, style_));
  }

  // Claims of the same holder and target stand together, pairs in order of their first claim.
  void AddClaims() {
    std::vector<std::pair<size_t, const v1::Claim*>> claims;
    absl::flat_hash_map<std::pair<std::string, std::string>, size_t> first_of_pair;
    for (const v1::Claim& claim : annotation_.claims()) {
      const auto [entry, added] =
          first_of_pair.try_emplace({claim.holder_id(), claim.target_id()}, first_of_pair.size());
      claims.emplace_back(entry->second, &claim);
    }
    std::stable_sort(claims.begin(), claims.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    absl::StrAppend(&out_, "\n", claims.empty() ? "no claims" : absl::StrCat(claims.size(), " claim"),
                    claims.size() > 1 ? "s\n" : "\n");
    for (const auto& [pair, claim] : claims) {
      const ClaimNames names = {NameOf(claim->holder_id()), NameOf(claim->target_id()),
                                NameOf(claim->voice().entity_id())};
      absl::StrAppend(&out_, ClaimBlock(*claim, names, options_.width, style_));
      if (const auto found = explanations_.find(claim->id()); found != explanations_.end()) {
        absl::StrAppend(&out_, ExplanationBlock(*found->second, annotation_, options_.width, style_));
      }
    }
  }

  const v1::Annotation& annotation_;
  const AnnotationViewOptions& options_;
  const Style& style_;
  absl::flat_hash_map<std::string, std::string> names_;
  absl::flat_hash_map<std::string, const v1::Explanation*> explanations_;  // by claim id
  std::string out_;
};

}  // namespace

std::string AnnotationView(const v1::Annotation& annotation, const AnnotationViewOptions& options,
                           const Style& style) {
  return View(annotation, options, style).Render();
}

}  // namespace parallax::cli
