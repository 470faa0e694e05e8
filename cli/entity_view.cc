#include "cli/entity_view.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "cli/display_text.h"
#include "cli/matrix_view.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/text_wrap.h"
#include "cli/time_text.h"
#include "cli/words.h"

namespace parallax::cli {
namespace {

using Stances = google::protobuf::RepeatedPtrField<v1::StanceCell>;

// One line a stance; `other` picks whom the entity has it with.
std::string StanceTable(const Stances& stances, const char* title,
                        const v1::EntityReference& (v1::StanceCell::*other)() const, size_t width,
                        const Style& style) {
  Table table({{title, Align::kLeft, Narrowing::kFirst},
               {"net", Align::kRight},
               {"for", Align::kRight},
               {"against", Align::kRight},
               {"both", Align::kRight},
               {"other", Align::kRight},
               {"id", Align::kLeft, Narrowing::kLast}});
  for (const v1::StanceCell& stance : stances) {
    const v1::EntityReference& entity = (stance.*other)();
    table.AddRow({entity.name(),
                  {absl::StrFormat("%+.2f", stance.net_stance()), CellTone(stance)},
                  WithThousands(stance.support_count()),
                  WithThousands(stance.oppose_count()),
                  WithThousands(stance.mixed_count()),
                  WithThousands(stance.possible_count() + stance.negated_count()),
                  {entity.id(), Tone::kFaint}});
  }
  return absl::StrCat("\n", table.Render(width, style));
}

std::string Surfaces(const v1::GetEntityResponse& entity) {
  std::vector<std::string> texts;
  for (const v1::EntitySurface& surface : entity.surfaces()) {
    texts.push_back(absl::StrCat(OneLine(surface.text()), " (", surface.article_count(), ")"));
  }
  return absl::StrJoin(texts, ", ");
}

}  // namespace

std::string EntityTable(const v1::ListEntitiesResponse& entities, size_t width, const Style& style) {
  Table table({{"entity", Align::kLeft, Narrowing::kFirst},
               {"type"},
               {"articles", Align::kRight},
               {"holds", Align::kRight},
               {"receives", Align::kRight},
               {"id", Align::kLeft, Narrowing::kLast}});
  for (const v1::EntitySummary& summary : entities.entities()) {
    table.AddRow({summary.entity().name(),
                  Word(summary.entity().type()),
                  WithThousands(summary.article_count()),
                  WithThousands(summary.held_claim_count()),
                  WithThousands(summary.received_claim_count()),
                  {summary.entity().id(), Tone::kFaint}});
  }
  return table.Render(width, style);
}

std::string EntityPage(const v1::GetEntityResponse& entity, size_t width, const Style& style) {
  const v1::EntitySummary& summary = entity.summary();
  const std::string name = OneLine(summary.entity().name());
  std::string out = Wrap(name, width, "", {{{0, name.size()}, Tone::kStrong}}, style);
  absl::StrAppend(&out, Wrap(absl::StrCat(Word(summary.entity().type()), "  ", summary.entity().id(),
                                          summary.discovered() ? "  (not in the catalogue)" : ""),
                             width));
  absl::StrAppend(&out, Wrap(absl::StrCat(WithThousands(summary.mention_count()), " mentions in ",
                                          WithThousands(summary.article_count()), " articles, ",
                                          DateText(summary.first_seen_time()), " to ",
                                          DateText(summary.last_seen_time())),
                             width));
  if (entity.surfaces_size() > 0) {
    absl::StrAppend(&out, "\n", Wrap(absl::StrCat("Called (articles): ", Surfaces(entity)), width));
  }
  if (entity.stances_size() > 0) {
    absl::StrAppend(
        &out, StanceTable(entity.stances(), "its stance toward", &v1::StanceCell::target, width, style));
  }
  if (entity.received_stances_size() > 0) {
    absl::StrAppend(&out, StanceTable(entity.received_stances(), "stance toward it of",
                                      &v1::StanceCell::holder, width, style));
  }
  return out;
}

}  // namespace parallax::cli
