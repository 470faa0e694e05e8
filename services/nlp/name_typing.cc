#include "services/nlp/name_typing.h"

#include "absl/strings/match.h"
#include "services/nlp/catalogue.h"
#include "services/nlp/name_key.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

// Endings of nouns and participles that no person is named with ("Military Coordination", "Seeking Support").
bool HasAbstractEnding(absl::string_view word, bool first) {
  if (word.size() < 6) return false;
  for (const absl::string_view ending :
       {"tion", "sion", "ment", "ness", "ship", "ism", "ical", "ance", "ity"}) {
    if (absl::EndsWith(word, ending)) return true;
  }
  return first && absl::EndsWith(word, "ing");
}

class Typer {
 public:
  Typer(const Document& document, uint32_t first, uint32_t end)
      : tokens_(document.tokens),
        sentence_(document.sentences[document.tokens[first].sentence]),
        first_(first),
        end_(end) {
    for (uint32_t i = first; i < end; ++i) words_ += tokens_[i].kind == TokenKind::kWord;
  }

  v1::EntityType Run() const {
    const v1::EntityType by_head = ByHead();
    if (by_head != v1::ENTITY_TYPE_UNSPECIFIED) return by_head;
    if (TitleBefore() || (words_ >= 2 && HasClass(tokens_[first_].lower, kGivenName))) {
      return v1::ENTITY_TYPE_PERSON;
    }
    if (tokens_[first_].shape == TokenShape::kUpper && words_ == 1) return v1::ENTITY_TYPE_ORG;
    if (words_ == 1 && HasClass(tokens_[first_].lower, kGivenName) && !PlaceBefore())
      return v1::ENTITY_TYPE_PERSON;
    if (IsGoverned()) return v1::ENTITY_TYPE_STATE;
    if (PlaceBefore()) return v1::ENTITY_TYPE_PLACE;
    if (words_ >= 2 && Before(1) == "the") return v1::ENTITY_TYPE_ORG;  // persons take no article
    if (LooksLikePerson()) return v1::ENTITY_TYPE_PERSON;
    if (Before(1) == "the" && !tokens_[end_ - 1].lower.empty() && tokens_[end_ - 1].lower.back() == 's') {
      return v1::ENTITY_TYPE_GROUP;
    }
    if (SpeaksAfter()) return v1::ENTITY_TYPE_PERSON;
    return v1::ENTITY_TYPE_UNSPECIFIED;
  }

 private:
  // The word `n` places before the name; empty at the sentence's begin.
  absl::string_view Before(uint32_t n) const {
    return first_ >= sentence_.first_token + n ? absl::string_view(tokens_[first_ - n].lower) : "";
  }
  absl::string_view After(uint32_t n) const {
    const uint32_t i = end_ + n - 1;
    return i < sentence_.end_token ? absl::string_view(tokens_[i].lower) : "";
  }

  // "Kabul University", "Bank of Ghazni", "Lake Issyk": by the last word, the word before "of" or "for", or a
  // first word that names a place.
  v1::EntityType ByHead() const {
    if (words_ < 2) return v1::ENTITY_TYPE_UNSPECIFIED;
    for (uint32_t i = first_ + 1; i < end_; ++i) {
      const std::string& word = tokens_[i].lower;
      if (word != "of" && word != "for" && word != "on" && word != "in" && word != "against") continue;
      if (const v1::EntityType type = TypeOfHead(tokens_[i - 1].lower); type != v1::ENTITY_TYPE_UNSPECIFIED) {
        return type;
      }
    }
    if (const v1::EntityType type = TypeOfHead(tokens_[end_ - 1].lower);
        type != v1::ENTITY_TYPE_UNSPECIFIED) {
      return type;
    }
    const std::string& first = tokens_[first_].lower;
    if (HasClass(first, kDirection)) return v1::ENTITY_TYPE_PLACE;
    if (first == "lake" || first == "mount" || first == "fort" || first == "cape" || first == "camp" ||
        first == "port") {
      return v1::ENTITY_TYPE_PLACE;
    }
    const std::string& last = tokens_[end_ - 1].lower;
    return HasClass(last, kActorPlural) && !HasClass(last, kRelationPlural) ? v1::ENTITY_TYPE_GROUP
                                                                            : v1::ENTITY_TYPE_UNSPECIFIED;
  }

  bool TitleBefore() const {
    absl::string_view word = Before(1);
    if (word == "." || word == ",") word = word == "." ? Before(2) : "";
    return HasClass(word, kPersonTitle);
  }

  // "Kelmora's parliament", "the Kelmora government", "president of Kelmora".
  bool IsGoverned() const {
    if (After(1) == "'s") {
      const absl::string_view owned = HasClass(After(2), kTitleModifier) ? After(3) : After(2);
      return owned == "government" || owned == "president" || owned == "parliament" || owned == "army" ||
             owned == "minister" || owned == "king" || owned == "ambassador" || owned == "military";
    }
    if (After(1) == "government" || After(1) == "parliament" || After(1) == "army") return true;
    return Before(1) == "of" && (Before(2) == "government" || Before(2) == "republic" ||
                                 Before(2) == "president" || Before(2) == "king" || Before(2) == "people");
  }

  bool PlaceBefore() const {
    const absl::string_view word = Before(1);
    if (word == "in" || word == "near" || word == "at" || word == "outside" || word == "around") return true;
    const absl::string_view after = After(1);
    return !after.empty() && HasClass(after, kPlaceHead | kPlaceNoun) && !HasClass(after, kOrgHead);
  }

  // Two to four words, all of letters and written as names are: "Amrullah Saleh", "Leila al-Ghandour".
  bool LooksLikePerson() const {
    if (words_ < 2 || words_ > 5) return false;
    for (uint32_t i = first_; i < end_; ++i) {
      const Token& token = tokens_[i];
      if (IsSilentMark(token)) continue;
      if (token.kind != TokenKind::kWord) return false;
      const uint64_t classes = WordClasses(token.lower);
      if (token.shape == TokenShape::kUpper && token.lower.size() > 2) return false;
      if ((classes & kNameParticle) != 0 && i > first_) continue;
      if ((classes & (kFunctionWord | kCommonWord | kCalendarWord)) != 0 && (classes & kGivenName) == 0) {
        return false;
      }
      if (HasAbstractEnding(token.lower, i == first_)) return false;
    }
    return true;
  }

  bool SpeaksAfter() const { return words_ == 1 && (After(1) == "said" || After(1) == "told"); }

  const std::vector<Token>& tokens_;
  const SentenceSpan& sentence_;
  const uint32_t first_;
  const uint32_t end_;
  uint32_t words_ = 0;
};

}  // namespace

v1::EntityType TypeOfName(const Document& document, uint32_t first, uint32_t end) {
  return Typer(document, first, end).Run();
}

}  // namespace parallax::nlp
