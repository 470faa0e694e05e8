#include "services/nlp/described_groups.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/nlp/group_phrases.h"
#include "services/nlp/mentions.h"
#include "services/nlp/name_grammar.h"
#include "services/nlp/name_key.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

struct Group {
  std::string reading;
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  std::string noun;
  std::string modifiers;
  bool listed = false;  // the catalogue has the reading
};

class Describer {
 public:
  Describer(const Catalogue& catalogue, Document& document)
      : catalogue_(catalogue), document_(document), grammar_(document) {}

  void Run() {
    std::vector<GroupPhrase> phrases = FindGroupPhrases(document_, catalogue_);
    DropIdle(phrases);
    for (const GroupPhrase& phrase : phrases) {
      if (!phrase.modifiers.empty()) modified_[BareKey(phrase)].push_back(phrase.modifiers);
    }
    for (const GroupPhrase& phrase : phrases) Collect(phrase);
    for (const GroupPhrase& phrase : phrases) Place(phrase);
    for (const auto& [key, group] : groups_) {
      const auto [it, added] = group_by_noun_.try_emplace(group.noun, &group);
      if (!added) it->second = nullptr;
    }
    if (!group_by_noun_.empty()) AddLaterForms();
  }

 private:
  static std::string BareKey(const GroupPhrase& phrase) {
    return absl::StrCat(phrase.owner, "\n", phrase.noun);
  }

  // "His allies in the fight were foes of Kelmora": who is only said by how they stand to somebody, and never
  // does a thing, is no actor.
  static void DropIdle(std::vector<GroupPhrase>& phrases) {
    absl::flat_hash_set<std::string> acting;
    for (const GroupPhrase& phrase : phrases) {
      if (phrase.acts) acting.insert(BareKey(phrase));
    }
    phrases.erase(std::remove_if(phrases.begin(), phrases.end(),
                                 [&](const GroupPhrase& phrase) {
                                   return phrase.relation && !acting.contains(BareKey(phrase));
                                 }),
                  phrases.end());
  }

  // "Hong Kong activists" are the "Hong Kong pro-democracy activists" where the document has no others.
  std::string KeyOf(const GroupPhrase& phrase) const {
    const std::string bare = BareKey(phrase);
    const auto it = modified_.find(bare);
    if (it == modified_.end()) return bare;
    const bool one = std::all_of(it->second.begin(), it->second.end(),
                                 [&](const std::string& other) { return other == it->second.front(); });
    return one ? bare : absl::StrCat(bare, "\n", phrase.modifiers);
  }

  void Collect(const GroupPhrase& phrase) {
    const std::string name(document_.Text(document_.TokenRange(phrase.name_first, phrase.name_end)));
    Group& group = groups_[KeyOf(phrase)];
    if (group.listed) return;
    const bool listed = !catalogue_.Find(name).empty();
    if (!group.reading.empty() && !listed) return;
    group = {name, phrase.type, phrase.noun, phrase.modifiers, listed};
  }

  // What a name inside a description tells of its type counts for the name elsewhere: "people of Kelmora".
  void KeepType(const GroupPhrase& phrase) {
    for (const MentionLayer& inside : document_.mentions) {
      if (inside.first_token < phrase.first || inside.end_token > phrase.end) continue;
      if (inside.type != v1::ENTITY_TYPE_STATE && inside.type != v1::ENTITY_TYPE_PLACE) continue;
      for (MentionLayer& other : document_.mentions) {
        const bool open = other.type == v1::ENTITY_TYPE_UNSPECIFIED || other.type == v1::ENTITY_TYPE_PLACE;
        if (open && document_.Text(other.span) == document_.Text(inside.span)) other.type = inside.type;
      }
    }
  }

  void Place(const GroupPhrase& phrase) {
    KeepType(phrase);
    if (!PutMention(document_, phrase.first, phrase.end, phrase.type)) return;
    Read(phrase.first, groups_[KeyOf(phrase)]);
  }

  // Gives the mention that begins at `first` the group's reading.
  void Read(uint32_t first, const Group& group) {
    MentionLayer& mention = MentionAt(first);
    mention.type = group.type;
    mention.adjectival = false;
    if (document_.Text(mention.span) != group.reading) mention.reading = group.reading;
  }

  void AddLaterForms() {
    std::vector<std::pair<uint32_t, uint32_t>> found;  // first token, and one behind the last
    size_t next = 0;                                   // mention
    for (uint32_t i = 0; i < document_.tokens.size(); ++i) {
      while (next < document_.mentions.size() && document_.mentions[next].end_token <= i) ++next;
      if (next < document_.mentions.size() && document_.mentions[next].first_token <= i) continue;
      if (GroupAt(i) == nullptr || grammar_.IsHeading(document_.tokens[i].sentence)) continue;
      const uint32_t first = LaterFormBegin(i);
      if (first <= i && !Continues(i + 1)) found.emplace_back(first, i + 1);
    }
    for (const auto& [first, end] : found) {
      const Group& group = *GroupAt(end - 1);
      if (!PutMention(document_, first, end, group.type)) continue;
      Read(first, group);
      MentionAt(first).form = v1::MENTION_FORM_NOMINAL;
    }
  }

  MentionLayer& MentionAt(uint32_t first) {
    return *std::lower_bound(
        document_.mentions.begin(), document_.mentions.end(), first,
        [](const MentionLayer& mention, uint32_t token) { return mention.first_token < token; });
  }

  // The group that the noun at `i` may mean; null when there is none, or more than one.
  const Group* GroupAt(uint32_t i) const {
    if (!grammar_.Is(i, kActorPlural) || grammar_.Is(i, kRelationPlural)) return nullptr;
    const Token& token = document_.tokens[i];
    if (token.shape != TokenShape::kLower && !(token.shape == TokenShape::kTitle && grammar_.Opens(i)))
      return nullptr;
    const auto it = group_by_noun_.find(GroupNoun(token.lower));
    return it == group_by_noun_.end() ? nullptr : it->second;
  }

  // Whether "pro-" or "anti-" begins at the token.
  bool IsCamp(uint32_t i) const {
    const std::string& word = document_.tokens[i].lower;
    return (word == "pro" || word == "anti") && document_.tokens[i + 1].lower == "-";
  }

  // First token of the form that ends with the noun `i`, its article included; behind `i` when the noun is
  // qualified, and so may mean others. "The rebels" are left to coreference, which weighs all groups that
  // are called so.
  uint32_t LaterFormBegin(uint32_t i) const {
    const uint32_t begin = document_.sentences[document_.tokens[i].sentence].first_token;
    const bool generic = grammar_.Is(i, kGenericPlural);
    if (i == begin) return generic ? i + 1 : i;
    const std::string& before = document_.tokens[i - 1].lower;
    if (i >= begin + 2 && document_.tokens[i - 2].lower == "of" && generic)
      return i + 1;  // "sons of the people"
    if (before == "the" || before == "these" || before == "those")
      return grammar_.Is(i, kGroupNoun) ? i + 1 : i - 1;
    if (generic) return i + 1;
    if (i >= begin + 3 && IsCamp(i - 3)) {  // "pro-democracy activists"
      const absl::Span<const Token> modifiers(&document_.tokens[i - 3], 3);
      return NameKey(modifiers) == GroupAt(i)->modifiers ? i - 3 : i + 1;
    }
    const bool plain = grammar_.Opens(i) || before == "," || grammar_.Is(i - 1, kSpeechVerb | kActorVerb) ||
                       grammar_.Is(i - 1, kPreposition | kClauseWord | kAuxiliary);
    return plain ? i : i + 1;
  }

  // Whether what follows the noun says more about who is meant, or makes it part of a longer noun.
  bool Continues(uint32_t i) const {
    if (i >= document_.tokens.size() || document_.tokens[i].sentence != document_.tokens[i - 1].sentence)
      return false;
    const std::string& word = document_.tokens[i].lower;
    if (word == "-" || word == "of" || word == "from") return true;
    const std::string& noun = document_.tokens[i - 1].lower;
    const bool plural =
        absl::EndsWith(noun, "s") || absl::EndsWith(noun, "men") || absl::EndsWith(noun, "people");
    return !plural && document_.tokens[i].kind == TokenKind::kWord && word != "'s" &&
           !grammar_.Is(i, kFunctionWord | kSpeechVerb | kActorVerb | kAdverb);
  }

  const Catalogue& catalogue_;
  Document& document_;
  const NameGrammar grammar_;
  absl::flat_hash_map<std::string, std::vector<std::string>> modified_;  // modifiers seen, by bare key
  absl::flat_hash_map<std::string, Group> groups_;                       // by key
  absl::flat_hash_map<std::string, const Group*> group_by_noun_;         // null: several
};

}  // namespace

void DescribedGroupStage::Run(Document& document) const { Describer(catalogue_, document).Run(); }

}  // namespace parallax::nlp
