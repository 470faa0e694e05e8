#include "services/nlp/group_phrases.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "services/nlp/name_grammar.h"
#include "services/nlp/name_key.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

constexpr uint32_t kReach = 4;  // words between "of" and the name: "of former President [Donald Trump]"

// What joins a sponsor to whom it sponsors.
bool IsSponsorship(absl::string_view word) {
  static constexpr absl::string_view kWords[] = {
      "backed", "led",    "supported",  "sponsored",  "funded", "aligned", "trained",
      "armed",  "allied", "controlled", "affiliated", "linked", "friendly"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// What sort of a nation's people: "private Indian channels".
bool IsKind(absl::string_view word) {
  static constexpr absl::string_view kWords[] = {
      "private", "young",   "moderate", "exiled", "ordinary", "armed",   "ethnic",      "radical",
      "secular", "liberal", "leftist",  "poor",   "senior",   "wealthy", "independent", "conservative"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// Nouns that make an actor of what is sponsored, beside the plural ones.
bool IsSponsored(absl::string_view word) {
  return word == "forces" || word == "militia" || word == "troops" || word == "groups" || word == "group" ||
         word == "coalition" || word == "alliance";
}

// What the name inside a description is.
enum class OwnerKind : uint8_t { kUnknown, kLand, kPeople, kActor };

struct Owner {
  OwnerKind kind = OwnerKind::kUnknown;
  std::string key;
};

class Finder {
 public:
  Finder(const Document& document, const Catalogue& catalogue)
      : document_(document), catalogue_(catalogue), tokens_(document.tokens), grammar_(document) {}

  std::vector<GroupPhrase> Run() {
    for (mention_ = 0; mention_ < document_.mentions.size(); ++mention_) {
      const MentionLayer& name = document_.mentions[mention_];
      begin_ = document_.sentences[name.sentence].first_token;
      end_ = document_.sentences[name.sentence].end_token;
      if (!Spanned(name) && !Merged(name) && !Sponsored(name)) {
        const Owner owner = OwnerOf(name.first_token, name.end_token, name.type);
        if (!Adjacent(name, owner) && !Possessed(name, owner)) Governed(name, owner);
      }
    }
    return std::move(phrases_);
  }

 private:
  bool Is(uint32_t i, uint64_t classes) const { return i < end_ && grammar_.Is(i, classes); }
  absl::string_view Word(uint32_t i) const {
    return i >= begin_ && i < end_ ? absl::string_view(tokens_[i].lower) : absl::string_view();
  }
  uint32_t Free() const { return phrases_.empty() ? 0 : phrases_.back().end; }
  // The mention before the one at hand where it ends at token `i`; null when there is none.
  const MentionLayer* EndingAt(uint32_t i) const {
    if (mention_ == 0) return nullptr;
    const MentionLayer& before = document_.mentions[mention_ - 1];
    return before.end_token == i && i > begin_ ? &before : nullptr;
  }
  bool IsPeople(uint32_t i) const {
    return Is(i, kActorPlural) && !Is(i, kStateOrgan | kSpeechVerb) && tokens_[i].shape == TokenShape::kLower;
  }

  Owner OwnerOf(uint32_t first, uint32_t end, v1::EntityType type) const {
    Owner owner{OwnerKind::kUnknown, NameKey(absl::MakeConstSpan(tokens_).subspan(first, end - first))};
    const absl::Span<const Token> written(&tokens_[first], end - first);
    for (const CatalogueName& name : catalogue_.Find(written)) {
      if (!WrittenAs(name, written)) continue;
      const v1::CatalogueEntity& entity = catalogue_.entity(name.entity);
      const bool land = entity.type() == v1::ENTITY_TYPE_STATE || entity.type() == v1::ENTITY_TYPE_PLACE;
      if (owner.kind == OwnerKind::kUnknown || (land && owner.kind != OwnerKind::kLand)) {
        owner.key = entity.id();
        owner.kind = land                                     ? OwnerKind::kLand
                     : entity.type() == v1::ENTITY_TYPE_GROUP ? OwnerKind::kPeople
                                                              : OwnerKind::kActor;
      }
    }
    if (owner.kind != OwnerKind::kUnknown) return owner;
    if (type == v1::ENTITY_TYPE_STATE || type == v1::ENTITY_TYPE_PLACE) owner.kind = OwnerKind::kLand;
    if (type == v1::ENTITY_TYPE_PERSON || type == v1::ENTITY_TYPE_ORG || type == v1::ENTITY_TYPE_ARMED_GROUP)
      owner.kind = OwnerKind::kActor;
    return owner;
  }

  // Keys of the words between the name and the noun.
  std::string Between(uint32_t first, uint32_t end) const {
    return first < end ? NameKey(absl::MakeConstSpan(tokens_).subspan(first, end - first)) : "";
  }

  bool Add(uint32_t first, uint32_t head, const std::string& owner, std::string modifiers) {
    if (first < Free()) return false;
    GroupPhrase phrase;
    phrase.first = phrase.name_first = first;
    phrase.end = phrase.name_end = head + 1;
    phrase.owner = owner;
    phrase.modifiers = std::move(modifiers);
    phrase.noun = std::string(GroupNoun(tokens_[head].lower));
    phrase.type = Is(head, kFighterPlural) || IsSponsored(tokens_[head].lower) ? v1::ENTITY_TYPE_ARMED_GROUP
                                                                               : v1::ENTITY_TYPE_GROUP;
    if (Is(head, kRelationPlural)) phrase.name_end = ComplementEnd(head + 1);
    phrases_.push_back(std::move(phrase));
    return true;
  }

  // End of "of the United States" behind a noun that needs somebody, or `i`.
  uint32_t ComplementEnd(uint32_t i) const {
    if (Word(i) != "of") return i;
    for (size_t m = mention_ + 1; m < document_.mentions.size() && m <= mention_ + 2; ++m) {
      const MentionLayer& other = document_.mentions[m];
      if (other.first_token > i && other.first_token <= i + kReach && other.end_token <= end_)
        return other.end_token;
    }
    return i;
  }

  // "Hong Kong police", where the catalogue has them: elsewhere they are their state.
  bool IsListedPolice(const MentionLayer& name) const {
    return tokens_[name.end_token - 1].lower == "police" &&
           !catalogue_.Find(document_.Text(name.span)).empty();
  }

  // A name that ends with the noun: "Cuban dissidents"; "European" before it and "pro-Assad" belong to it.
  bool Spanned(const MentionLayer& name) {
    const uint32_t head = name.end_token - 1;
    if (head <= name.first_token || (!IsPeople(head) && !IsListedPolice(name))) return false;
    uint32_t inside = head;
    Owner owner;
    for (; inside > name.first_token && owner.kind == OwnerKind::kUnknown; --inside)
      owner = OwnerOf(name.first_token, inside, v1::ENTITY_TYPE_UNSPECIFIED);
    if (owner.kind == OwnerKind::kUnknown) {
      inside = head;
      while (inside > name.first_token + 1 && !grammar_.Capitalised(inside - 1)) --inside;
      owner = OwnerOf(name.first_token, inside, v1::ENTITY_TYPE_UNSPECIFIED);
    } else {
      ++inside;
    }
    uint32_t first = name.first_token;
    const MentionLayer* before = EndingAt(first);
    const bool camp = before != nullptr && Camp(before->first_token);
    if (before != nullptr && !camp && (before->adjectival || IsDemonym(*before))) first = before->first_token;
    if (!Add(first, head, owner.key, Between(inside, head))) return first < Free();
    if (camp) phrases_.back().name_first = before->first_token - 2;
    const bool described = first > begin_ && IsKind(Word(first - 1)) && !camp;
    if (described && catalogue_.Find(document_.Text(name.span)).empty())
      phrases_.back().name_first = first - 1;
    return true;
  }

  // Whether "pro -" or "anti -" stands before the token.
  bool Camp(uint32_t i) const {
    return i >= begin_ + 2 && Word(i - 1) == "-" && (Word(i - 2) == "pro" || Word(i - 2) == "anti");
  }

  bool IsDemonym(const MentionLayer& mention) const {
    const absl::Span<const Token> written(&tokens_[mention.first_token],
                                          mention.end_token - mention.first_token);
    const absl::Span<const CatalogueName> names = catalogue_.Find(written);
    return std::any_of(names.begin(), names.end(),
                       [](const CatalogueName& name) { return name.kind == v1::NAME_KIND_DEMONYM; });
  }

  // "Cuban Jews", "Afghan Tajiks": a people of a land.
  bool Merged(const MentionLayer& name) {
    const MentionLayer* land = EndingAt(name.first_token);
    const std::string& last = tokens_[name.end_token - 1].lower;
    if (land == nullptr || last.size() < 4 || last.back() != 's' || !land->reading.empty()) return false;
    if (OwnerOf(land->first_token, land->end_token, land->type).kind != OwnerKind::kLand) return false;
    const Owner people = OwnerOf(name.first_token, name.end_token, name.type);
    if (people.kind != OwnerKind::kPeople && !IsDemonym(name)) return false;
    const std::string owner = OwnerOf(land->first_token, land->end_token, land->type).key;
    return Add(land->first_token, name.end_token - 1, owner, "");
  }

  // "US-backed rebels", "Kurdish-led forces".
  bool Sponsored(const MentionLayer& name) {
    const uint32_t hyphen = name.end_token;
    if (Word(hyphen) != "-" || !IsSponsorship(Word(hyphen + 1))) return false;
    uint32_t head = hyphen + 2;
    for (; head < end_ && head < hyphen + 2 + kReach; ++head) {
      if (IsPeople(head) || IsSponsored(Word(head))) break;
      const bool name_inside = grammar_.Capitalised(head) && mention_ + 1 < document_.mentions.size() &&
                               document_.mentions[mention_ + 1].first_token == head;
      if (!name_inside && !Modifies(head)) return false;
      if (name_inside) {
        const uint32_t behind = document_.mentions[mention_ + 1].end_token;
        head = IsPeople(behind - 1) ? behind - 2 : behind - 1;
      }
    }
    if (!IsPeople(head) && !IsSponsored(Word(head))) return false;
    const std::string owner = OwnerOf(name.first_token, name.end_token, name.type).key;
    if (!Add(hyphen + 2, head, owner, Between(hyphen + 1, head))) return false;
    phrases_.back().name_first = name.first_token;
    return true;
  }

  bool Modifies(uint32_t i) const {
    return i < end_ && tokens_[i].shape == TokenShape::kLower && tokens_[i].kind == TokenKind::kWord &&
           (!Is(i, kFunctionWord | kSpeechVerb | kActorVerb | kAdverb) || Word(i) == "armed") &&
           Word(i) != "'s";
  }

  // "Kurdish fighters", "Arab allies of the United States", where the name is a people's.
  bool Adjacent(const MentionLayer& name, const Owner& owner) {
    if (owner.kind != OwnerKind::kPeople) return false;
    const uint32_t people = grammar_.PeopleEnd(name.end_token, true);
    if (people == name.end_token || !IsPeople(people - 1)) return false;
    if (Is(people - 1, kGenericPlural) && !Is(people - 1, kRelationPlural)) return false;
    return Add(name.first_token, people - 1, owner.key, Between(name.end_token, people - 1));
  }

  // "Iran's allies", "Nepal's left parties".
  bool Possessed(const MentionLayer& name, const Owner& owner) {
    const uint32_t mark = name.end_token;
    if (Word(mark) != "'s" && !(Word(mark) == "'" && tokens_[mark - 1].lower.back() == 's')) return false;
    const uint32_t first = mark + 1;
    if (first >= end_) return false;
    const uint32_t people = grammar_.PeopleEnd(first, true);
    if (people == first || !IsPeople(people - 1) || !Owns(owner, people - 1)) return false;
    if (!Add(first, people - 1, owner.key, Between(first, people - 1))) return false;
    phrases_.back().name_first = name.first_token;
    Relate(people);
    return true;
  }

  // Whether "X's noun" or "noun of X" is a group beside X: the fighters of an army are the army.
  bool Owns(const Owner& owner, uint32_t head) const {
    return Is(head, kRelationPlural) || owner.kind == OwnerKind::kLand || owner.kind == OwnerKind::kPeople;
  }

  // "people of Nepal", "critics of the Chinese regime", "protesters in Hong Kong".
  void Governed(const MentionLayer& name, const Owner& owner) {
    if (Word(name.end_token) == "'s") return;
    uint32_t link = name.first_token;
    for (uint32_t n = 0; link > begin_ && n <= kReach; ++n) {
      --link;
      if (Word(link) == "of" || Word(link) == "in") break;
      if (Word(link) != "the" && Word(link) != "." && !Is(link, kPersonTitle | kTitleModifier | kDirection) &&
          !Modifies(link)) {
        return;
      }
    }
    if (link == begin_) return;
    const uint32_t head = link - 1;
    const bool inside = Word(link) == "in";
    if (!Governs(head, inside, owner)) return;
    const uint32_t first = CampBegin(head);
    if (!Add(first, head, owner.key, Between(first, head))) return;
    phrases_.back().name_end = name.end_token;
    if (!inside && !Is(head, kRelationPlural)) phrases_.back().end = name.end_token;
    Relate(name.end_token);
  }

  // Marks the last phrase, which ends before `behind`.
  void Relate(uint32_t behind) {
    GroupPhrase& phrase = phrases_.back();
    phrase.relation = HasClass(phrase.noun, kRelationPlural);
    phrase.acts = Is(behind, kSpeechVerb | kActorVerb | kAuxiliary | kAdverb) || Word(behind) == "who";
  }

  // Whether the noun with "of" (or, `inside`, "in") and the owner is a group.
  bool Governs(uint32_t head, bool inside, const Owner& owner) const {
    const bool opens = head == begin_ || grammar_.Opens(head);
    if (!Is(head, kActorPlural) || Is(head, kStateOrgan | kSpeechVerb) || EndingAt(head + 1) != nullptr ||
        (tokens_[head].shape != TokenShape::kLower && !opens) || !Owns(owner, head)) {
      return false;
    }
    const absl::string_view before = head > begin_ ? Word(head - 1) : "";  // "its own legislators in"
    if (before == "own" || before == "'s" || before == "its" || before == "his" || before == "her" ||
        before == "their" || before == "our" || before == "my") {
      return false;
    }
    if (Is(head, kRelationPlural)) return !inside;
    if (inside && owner.kind != OwnerKind::kLand) return false;
    return !Is(head, kGenericPlural) || (!inside && (Word(head) == "people" || Word(head) == "citizens"));
  }

  // First token of "pro-democracy activists", or the noun.
  uint32_t CampBegin(uint32_t head) const { return head >= begin_ + 3 && Camp(head - 1) ? head - 3 : head; }

  const Document& document_;
  const Catalogue& catalogue_;
  const std::vector<Token>& tokens_;
  const NameGrammar grammar_;
  std::vector<GroupPhrase> phrases_;
  size_t mention_ = 0;
  uint32_t begin_ = 0;  // of the mention's sentence
  uint32_t end_ = 0;
};

}  // namespace

absl::string_view GroupNoun(absl::string_view lower) {
  if (lower == "protestors" || lower == "demonstrators" || lower == "marchers") return "protesters";
  if (lower == "jihadis") return "jihadists";
  if (lower == "militiamen") return "militias";
  return lower;
}

std::vector<GroupPhrase> FindGroupPhrases(const Document& document, const Catalogue& catalogue) {
  return Finder(document, catalogue).Run();
}

}  // namespace parallax::nlp
