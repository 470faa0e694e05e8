#include "services/nlp/document_names.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "services/nlp/name_key.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {

std::vector<std::string> DocumentNames::WordsOf(size_t index) const {
  const MentionLayer& mention = document_.mentions[index];
  const std::string key =
      mention.reading.empty()
          ? NameKey(absl::MakeConstSpan(document_.tokens)
                        .subspan(mention.first_token, mention.end_token - mention.first_token))
          : NameKey(mention.reading);
  return absl::StrSplit(key, ' ', absl::SkipEmpty());
}

void DocumentNames::Add(size_t index) {
  Name name{index, WordsOf(index)};
  if (name.words.size() < 2) return;
  for (const std::string& word : name.words) names_by_word_[word].push_back(names_.size());
  names_.push_back(std::move(name));
}

bool DocumentNames::IsPart(const std::vector<std::string>& part, const Name& name) const {
  const auto at = std::search(name.words.begin(), name.words.end(), part.begin(), part.end());
  if (at == name.words.end() || part.size() >= name.words.size()) return false;
  const bool first = at == name.words.begin();
  const bool last = at + static_cast<std::ptrdiff_t>(part.size()) == name.words.end();
  switch (document_.mentions[name.mention].type) {
    case v1::ENTITY_TYPE_PERSON:
      return last || (first && !HasClass(part[0], kGivenName));
    case v1::ENTITY_TYPE_STATE:
      return false;
    case v1::ENTITY_TYPE_PLACE:
      return first && !HasClass(part[0], kDirection);
    default:
      // The head of "X of Y" stands before "of".
      return last ||
             (at + static_cast<std::ptrdiff_t>(part.size()) != name.words.end() &&
              *(at + static_cast<std::ptrdiff_t>(part.size())) == "of") ||
             (first && !HasClass(part[0], kFunctionWord | kCommonWord | kDirection));
  }
}

int DocumentNames::WholeOf(size_t index) const {
  const std::vector<std::string> part = WordsOf(index);
  if (part.empty()) return -1;
  const auto it = names_by_word_.find(part.back());
  if (it == names_by_word_.end()) return -1;
  const v1::EntityType type = document_.mentions[index].type;
  int before = -1;
  size_t before_mention = 0;
  int after = -1;
  size_t after_mention = 0;
  for (const size_t i : it->second) {
    const Name& name = names_[i];
    const MentionLayer& whole = document_.mentions[name.mention];
    if (!IsPart(part, name)) continue;
    if (type == v1::ENTITY_TYPE_PERSON && whole.type != v1::ENTITY_TYPE_PERSON) continue;
    if (name.mention < index && (before < 0 || name.mention > before_mention)) {
      before = whole.entity;
      before_mention = name.mention;
    } else if (name.mention > index && (after < 0 || name.mention < after_mention)) {
      after = whole.entity;
      after_mention = name.mention;
    }
  }
  return before >= 0 ? before : after;
}

bool DocumentNames::IsBareHead(size_t index) const {
  const std::vector<std::string> words = WordsOf(index);
  return words.size() == 1 &&
         HasClass(words[0], kOrgHead | kArmedHead | kPlaceHead | kEventHead | kTreatyHead | kProjectHead |
                                kCommonWord | kTitleModifier | kStateOrgan | kActorPlural | kDirection);
}

}  // namespace parallax::nlp
