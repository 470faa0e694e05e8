#include "services/nlp/metonymy.h"

#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

enum class Reading { kUnknown, kPlace, kGovernment };

class Reader {
 public:
  Reader(const Document& document, size_t index)
      : document_(document),
        mention_(document.mentions[index]),
        index_(index),
        sentence_(document.sentences[mention_.sentence]) {}

  bool Run() const {
    if (Before(1) == "the") return true;  // "the Kremlin": an institution
    for (const Reading reading : {Dateline(), After(), Preceded(), Enumerated(), Subject()}) {
      if (reading != Reading::kUnknown) return reading == Reading::kGovernment;
    }
    return false;
  }

 private:
  absl::string_view Before(uint32_t n) const {
    return mention_.first_token >= sentence_.first_token + n
               ? absl::string_view(document_.tokens[mention_.first_token - n].lower)
               : "";
  }
  absl::string_view Next(uint32_t n) const {
    const uint32_t i = mention_.end_token + n - 1;
    return i < sentence_.end_token ? absl::string_view(document_.tokens[i].lower) : "";
  }

  // "KABUL (Reuters) -", "BEIRUT/WASHINGTON", "Kabul: ...".
  Reading Dateline() const {
    const bool opens = mention_.first_token <= sentence_.first_token + 2;
    const bool upper = document_.tokens[mention_.first_token].shape == TokenShape::kUpper;
    if (opens && (Next(1) == "(" || (upper && (Next(1) == "/" || Next(1) == "-" || Next(1) == ",")))) {
      return Reading::kPlace;
    }
    return upper && Before(1) == "/" ? Reading::kPlace : Reading::kUnknown;
  }

  // What follows the name.
  Reading After() const {
    const absl::string_view next = Next(1);
    if (next == "-") {
      const absl::string_view part = Next(2);
      if (part == "based" || part == "born" || part == "area") return Reading::kPlace;
      return part == "backed" || part == "led" || part == "aligned" || part == "friendly" ||
                     part == "sponsored" || part == "controlled" || part == "supported" || part == "funded" ||
                     part == "brokered"
                 ? Reading::kGovernment
                 : Reading::kUnknown;
    }
    if (next == "'s" || next == "'") {
      for (uint32_t n = 2; n <= 4; ++n) {
        if (HasClass(Next(n), kPlaceHead | kPlaceNoun)) return Reading::kPlace;
        if (HasClass(Next(n), kActorNoun)) return Reading::kGovernment;
        if (HasClass(Next(n), kFunctionWord)) break;
      }
      return HasClass(Before(1), kPlacePreposition) && Before(1) != "of" && Before(1) != "to" &&
                     Before(1) != "from"
                 ? Reading::kPlace
                 : Reading::kGovernment;
    }
    return HasClass(next, kPlaceHead | kPlaceNoun) ? Reading::kPlace : Reading::kUnknown;
  }

  // What precedes it.
  Reading Preceded() const {
    const absl::string_view word = Before(1);
    if (HasClass(word, kDirection) || word == "downtown") return Reading::kPlace;
    if (word == "of") {
      if (HasClass(Before(2), kPlaceHead | kPlaceNoun | kDirection | kActorPlural)) return Reading::kPlace;
      return HasClass(Before(2), kActorNoun | kSpeechVerb | kActorVerb) ? Reading::kGovernment
                                                                        : Reading::kUnknown;
    }
    if (word == "to" || word == "from") {
      return HasClass(Before(2), kActorNoun | kSpeechVerb | kGroupNoun) || Before(2) == "close" ||
                     Before(2) == "threat" || Before(2) == "loyal" || Before(2) == "pressure" ||
                     Before(2) == "closer"
                 ? Reading::kGovernment
                 : Reading::kPlace;
    }
    if (HasClass(word, kPartyPreposition)) return Reading::kGovernment;
    if (HasClass(word, kPlacePreposition)) return Reading::kPlace;
    return HasClass(word, kSpeechVerb | kActorVerb) ? Reading::kGovernment : Reading::kUnknown;
  }

  // "Russia, Iran and Beijing": as its neighbour is read.
  Reading Enumerated() const {
    const bool joined = Before(1) == "and" || Before(1) == "or" || Before(1) == ",";
    if (joined && index_ > 0) {
      const MentionLayer& other = document_.mentions[index_ - 1];
      if (other.end_token + 1 == mention_.first_token && other.sentence == mention_.sentence) {
        return ReadingOf(other);
      }
    }
    const bool joins = Next(1) == "and" || Next(1) == "or";
    if (joins && index_ + 1 < document_.mentions.size()) {
      const MentionLayer& other = document_.mentions[index_ + 1];
      if (other.first_token == mention_.end_token + 1 && other.sentence == mention_.sentence &&
          other.type != v1::ENTITY_TYPE_PLACE) {
        return ReadingOf(other);
      }
    }
    return Reading::kUnknown;
  }

  static Reading ReadingOf(const MentionLayer& other) {
    switch (other.type) {
      case v1::ENTITY_TYPE_STATE:
      case v1::ENTITY_TYPE_ORG:
      case v1::ENTITY_TYPE_ARMED_GROUP:
        return Reading::kGovernment;
      case v1::ENTITY_TYPE_PLACE:
        return Reading::kPlace;
      default:
        return Reading::kUnknown;
    }
  }

  // Subject of a verb that only actors are subjects of, or the first word of a clause before a finite verb.
  Reading Subject() const {
    uint32_t n = 1;
    while (n <= 4 && HasClass(Next(n), kAdverb | kAuxiliary)) ++n;
    if (HasClass(Next(n), kSpeechVerb | kActorVerb)) return Reading::kGovernment;
    const absl::string_view word = Before(1);
    const bool opens = word.empty() || word == "," || word == "that" || word == "\"" || word == "but" ||
                       word == "and" || word == "while" || word == "as" || word == "because" ||
                       word == "if" || word == "when" || word == "why" || word == "what" || word == "how" ||
                       word == "whether";
    return opens && n > 1 ? Reading::kGovernment : Reading::kUnknown;
  }

  const Document& document_;
  const MentionLayer& mention_;
  const size_t index_;
  const SentenceSpan& sentence_;
};

}  // namespace

bool ActsAsGovernment(const Document& document, size_t index) { return Reader(document, index).Run(); }

}  // namespace parallax::nlp
