#include "services/nlp/document_names.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/nlp/name_key.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

// So many names that hold a word are looked through on either side for the one that it stands for.
constexpr size_t kReach = 200;

}  // namespace

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
  if (name.words.size() == 1) {
    const v1::EntityType type = document_.mentions[index].type;
    if (type == v1::ENTITY_TYPE_STATE || type == v1::ENTITY_TYPE_PLACE ||
        type == v1::ENTITY_TYPE_UNSPECIFIED) {
      lands_.try_emplace(name.words[0], document_.mentions[index].entity);
    }
  }
  const size_t name_words = name.words.size();
  AddLong(std::move(name));
  // "Haqqani" after "Badruddin Haqanni": what follows may spell a person's name right, or fully.
  const MentionLayer& mention = document_.mentions[index];
  if (mention.type != v1::ENTITY_TYPE_PERSON || name_words < 2) return;
  const EntityLayer& entity = document_.entities[static_cast<size_t>(mention.entity)];
  AddLong({index, absl::StrSplit(NameKey(entity.name), ' ', absl::SkipEmpty())});
}

// Files a name of two words or more under each of its words; a mention's first name stays where both hold
// one.
void DocumentNames::AddLong(Name name) {
  if (name.words.size() < 2) return;
  for (const std::string& word : name.words) names_by_word_[word].emplace(name.mention, names_.size());
  names_.push_back(std::move(name));
}

bool DocumentNames::IsPart(const std::vector<std::string>& part, bool article, const Name& name) const {
  const auto at = std::search(name.words.begin(), name.words.end(), part.begin(), part.end());
  if (at == name.words.end() || part.size() >= name.words.size()) return false;
  const auto behind = at + static_cast<std::ptrdiff_t>(part.size());
  const bool first = at == name.words.begin();
  const bool last = behind == name.words.end();
  const auto links = [](const std::string& word) { return HasClass(word, kPreposition); };
  switch (document_.mentions[name.mention].type) {
    case v1::ENTITY_TYPE_PERSON:
      return last || (first && !HasClass(part[0], kGivenName));
    case v1::ENTITY_TYPE_STATE:
      return false;
    case v1::ENTITY_TYPE_PLACE:
      return first && !HasClass(part[0], kDirection);
    default:
      // The head, last or before "of": "the Front" of "Free Passes Front" and of "Front for Free Passes". The
      // "Bakhar" of "Shield of Bakhar" and of "Bakhar Shield" is another thing, unless it has an article.
      if (!first && links(*(at - 1))) return false;
      return last || links(*behind) || (first && article && !HasClass(part[0], kDirection));
  }
}

int DocumentNames::LandOf(size_t index) const {
  const std::vector<std::string> words = WordsOf(index);
  if (words.size() != 1 || words[0].size() < 5) return -1;
  for (const absl::string_view ending :
       {"n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish", "er", "ers"}) {
    if (!absl::EndsWith(words[0], ending)) continue;
    const std::string stem = words[0].substr(0, words[0].size() - ending.size());
    if (stem.size() < 4) continue;
    for (const absl::string_view vowel : {"", "a", "e", "o", "ia"}) {
      if (const auto it = lands_.find(absl::StrCat(stem, vowel)); it != lands_.end()) return it->second;
    }
  }
  return -1;
}

int DocumentNames::WholeOf(size_t index) const {
  const std::vector<std::string> part = WordsOf(index);
  if (part.empty()) return -1;
  const auto it = names_by_word_.find(part.back());
  if (it == names_by_word_.end()) return -1;
  const v1::EntityType type = document_.mentions[index].type;
  const uint32_t first = document_.mentions[index].first_token;
  const bool article = first > 0 && document_.tokens[first - 1].lower == "the";
  const auto suits = [&](size_t i) {
    const bool person = document_.mentions[names_[i].mention].type == v1::ENTITY_TYPE_PERSON;
    return IsPart(part, article, names_[i]) && (type != v1::ENTITY_TYPE_PERSON || person);
  };
  const auto behind = it->second.lower_bound(index);
  auto name = behind;
  for (size_t i = 0; i < kReach && name != it->second.begin(); ++i) {
    if (suits((--name)->second)) return document_.mentions[name->first].entity;
  }
  name = behind;
  for (size_t i = 0; i < kReach && name != it->second.end(); ++i, ++name) {
    if (suits(name->second)) return document_.mentions[name->first].entity;
  }
  return -1;
}

bool DocumentNames::IsBareHead(size_t index) const {
  const std::vector<std::string> words = WordsOf(index);
  return words.size() == 1 &&
         HasClass(words[0], kOrgHead | kArmedHead | kPlaceHead | kEventHead | kTreatyHead | kProjectHead |
                                kCommonWord | kTitleModifier | kStateOrgan | kActorPlural | kDirection);
}

}  // namespace parallax::nlp
