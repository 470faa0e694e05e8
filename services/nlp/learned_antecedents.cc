#include "services/nlp/learned_antecedents.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "services/common/error.h"
#include "services/nlp/document_encoding.h"
#include "services/nlp/model_probability.h"
#include "services/nlp/nominals.h"

namespace parallax::nlp {
namespace {

constexpr size_t kMentionsBack = 10;
// Rows put to the head at a time.
constexpr size_t kRowsAtATime = 512;
constexpr uint32_t kSentencesBack = 3;  // as far as pronouns reach in the rules

struct Item {
  uint32_t first_token = 0;
  uint32_t sentence = 0;
  bool is_name = false;
  MentionVector vector;
};

void AddItem(const Document& document, uint32_t first, const TextSpan& span, v1::MentionForm form,
             std::vector<Item>& items) {
  Item item;
  item.first_token = first;
  item.sentence = document.tokens[first].sentence;
  item.is_name = form != v1::MENTION_FORM_NOMINAL && form != v1::MENTION_FORM_PRONOUN;
  if (document.encoding->FindMention(item.sentence, span, form, item.vector))
    items.push_back(std::move(item));
}

// Names with an entity, and anaphors between them, in the order of the text.
std::vector<Item> NamesAndAnaphors(const Document& document) {
  std::vector<Item> items;
  auto name = document.mentions.begin();
  for (uint32_t i = 0; i < document.tokens.size();) {
    if (name != document.mentions.end() && name->first_token <= i) {
      if (name->entity >= 0) AddItem(document, name->first_token, name->span, name->form, items);
      i = std::max(i, name->end_token);
      ++name;
      continue;
    }
    const Anaphor anaphor = AnaphorAt(document, i);
    if (anaphor.end > i) {
      AddItem(document, i, document.TokenRange(i, anaphor.end),
              anaphor.noun.empty() ? v1::MENTION_FORM_PRONOUN : v1::MENTION_FORM_NOMINAL, items);
    }
    i = std::max(i + 1, anaphor.end);
  }
  return items;
}

// Rows of the anaphor `later` with the items before it that are near enough, and their keys.
void AppendCandidates(const std::vector<Item>& items, size_t later, FeatureRows& rows,
                      std::vector<std::pair<uint32_t, uint32_t>>& keys) {
  const Item& anaphor = items[later];
  const size_t stop = later > kMentionsBack ? later - kMentionsBack : 0;
  for (size_t earlier = later; earlier-- > stop;) {
    const Item& candidate = items[earlier];
    const uint32_t sentences = anaphor.sentence - candidate.sentence;
    if (sentences > kSentencesBack) return;
    AppendAntecedentRow(candidate.vector, anaphor.vector,
                        {sentences, static_cast<uint32_t>(later - earlier - 1)}, rows);
    keys.emplace_back(candidate.first_token, anaphor.first_token);
  }
}

}  // namespace

absl::StatusOr<LearnedAntecedents> ScoreAntecedents(const Document& document, const LearnedModel& model) {
  const std::vector<Item> items = NamesAndAnaphors(document);
  LearnedAntecedents antecedents;
  std::vector<std::pair<uint32_t, uint32_t>> keys;
  FeatureRows rows(AntecedentRowWidth(model.config().hidden));
  const auto score = [&]() -> absl::Status {
    PARALLAX_ASSIGN_OR_RETURN(const std::vector<float> scores, model.network().ScoreAntecedents(rows));
    for (size_t i = 0; i < keys.size(); ++i)
      antecedents.emplace(keys[i], scores[i] / model.config().temperatures.antecedent);
    rows = FeatureRows(rows.width());
    keys.clear();
    return absl::OkStatus();
  };
  for (size_t later = 0; later < items.size(); ++later) {
    if (items[later].is_name) continue;
    AppendCandidates(items, later, rows, keys);
    if (rows.count() >= kRowsAtATime) PARALLAX_RETURN_IF_ERROR(score());
  }
  PARALLAX_RETURN_IF_ERROR(score());
  return antecedents;
}

}  // namespace parallax::nlp
