#include "services/nlp/nominals.h"

#include <utility>

#include "absl/strings/str_split.h"
#include "services/nlp/name_key.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

constexpr uint64_t kNouns = kPersonNoun | kGroupNoun | kStateNoun | kPlaceNoun;

struct Pronoun {
  absl::string_view word;
  AnaphorClass anaphor_class;
  Gender gender;
  bool possessive;
};

constexpr Pronoun kPronouns[] = {
    {"he", AnaphorClass::kHe, Gender::kMale, false},
    {"him", AnaphorClass::kHe, Gender::kMale, false},
    {"his", AnaphorClass::kHe, Gender::kMale, true},
    {"himself", AnaphorClass::kHe, Gender::kMale, false},
    {"she", AnaphorClass::kHe, Gender::kFemale, false},
    {"her", AnaphorClass::kHe, Gender::kFemale, true},
    {"hers", AnaphorClass::kHe, Gender::kFemale, false},
    {"herself", AnaphorClass::kHe, Gender::kFemale, false},
    {"it", AnaphorClass::kIt, Gender::kUnknown, false},
    {"its", AnaphorClass::kIt, Gender::kUnknown, true},
    {"itself", AnaphorClass::kIt, Gender::kUnknown, false},
    {"they", AnaphorClass::kThey, Gender::kUnknown, false},
    {"them", AnaphorClass::kThey, Gender::kUnknown, false},
    {"their", AnaphorClass::kThey, Gender::kUnknown, true},
    {"theirs", AnaphorClass::kThey, Gender::kUnknown, false},
    {"themselves", AnaphorClass::kThey, Gender::kUnknown, false},
};

// "it is clear that", "it seems", "it remains to be seen".
bool IsPleonastic(const Document& document, uint32_t it) {
  const SentenceSpan& sentence = document.sentences[document.tokens[it].sentence];
  const auto word = [&](uint32_t i) {
    return i < sentence.end_token ? absl::string_view(document.tokens[i].lower) : absl::string_view();
  };
  const absl::string_view next = word(it + 1);
  if (next == "seems" || next == "seemed" || next == "appears" || next == "turns" || next == "takes" ||
      next == "took" || next == "follows" || next == "remains") {
    return true;
  }
  if (!HasClass(next, kAuxiliary) && next != "is" && next != "was") return false;
  for (uint32_t i = it + 2; i < it + 8; ++i) {
    if (word(i) == "that" || word(i) == "to" || word(i) == "who" || word(i) == "whether" || word(i) == "if") {
      return true;
    }
    if (HasClass(word(i), kSpeechVerb | kActorVerb) || word(i) == "," || word(i) == ".") return false;
  }
  return false;
}

AnaphorClass ClassOfNoun(absl::string_view noun) {
  const uint64_t classes = WordClasses(noun);
  if ((classes & kPersonNoun) != 0) return AnaphorClass::kPerson;
  if ((classes & kStateNoun) != 0) return AnaphorClass::kState;
  return (classes & kGroupNoun) != 0 ? AnaphorClass::kGroup : AnaphorClass::kPlace;
}

bool IsDeterminer(absl::string_view word) {
  return word == "the" || word == "this" || word == "that" || word == "these" || word == "those";
}

Anaphor PronounAt(const Document& document, uint32_t i) {
  Anaphor anaphor;
  anaphor.first = anaphor.end = i;
  const Token& token = document.tokens[i];
  for (const Pronoun& pronoun : kPronouns) {
    if (token.lower != pronoun.word || token.shape == TokenShape::kUpper) continue;
    anaphor.end = i + 1;
    anaphor.anaphor_class = pronoun.anaphor_class;
    anaphor.gender = pronoun.gender;
    const SentenceSpan& sentence = document.sentences[token.sentence];
    const bool noun_follows = i + 1 < sentence.end_token && document.tokens[i + 1].kind == TokenKind::kWord &&
                              !HasClass(document.tokens[i + 1].lower, kFunctionWord);
    anaphor.possessive = pronoun.possessive && (token.lower != "her" || noun_follows);
    anaphor.role = RoleOf(document, i, i + 1, anaphor.possessive);
    anaphor.pleonastic = token.lower == "it" && IsPleonastic(document, i);
    break;
  }
  return anaphor;
}

}  // namespace

Anaphor AnaphorAt(const Document& document, uint32_t i) {
  Anaphor anaphor = PronounAt(document, i);
  if (anaphor.end > i || !IsDeterminer(document.tokens[i].lower)) return anaphor;
  const SentenceSpan& sentence = document.sentences[document.tokens[i].sentence];
  uint32_t noun = 0;
  for (uint32_t j = i + 1; j < sentence.end_token && j <= i + 4; ++j) {
    const Token& token = document.tokens[j];
    if (token.kind != TokenKind::kWord && token.lower != "-") break;
    if (HasClass(token.lower, kFunctionWord) && !HasClass(token.lower, kNouns)) break;
    if (HasClass(token.lower, kNouns)) noun = j;
    if (noun > 0 && !HasClass(token.lower, kNouns)) break;
  }
  if (noun == 0) return anaphor;
  if (noun + 1 < sentence.end_token) {
    const Token& next = document.tokens[noun + 1];
    const bool compound =
        next.kind == TokenKind::kWord && next.lower != "'s" &&
        HasClass(next.lower, kActorPlural | kStateOrgan | kActorNoun | kPlaceHead | kOrgHead) &&
        !HasClass(next.lower, kSpeechVerb | kActorVerb | kAuxiliary);
    const bool of_name =
        next.lower == "of" && noun + 2 < sentence.end_token && IsCapitalised(document.tokens[noun + 2]);
    if (compound || of_name || next.lower == "-") return anaphor;
  }
  anaphor.end = noun + 1;
  anaphor.noun = document.tokens[noun].lower;
  anaphor.anaphor_class = ClassOfNoun(anaphor.noun);
  anaphor.role = RoleOf(document, i, noun + 1, false);
  if (HasClass(anaphor.noun, kMaleWord)) anaphor.gender = Gender::kMale;
  if (HasClass(anaphor.noun, kFemaleWord)) anaphor.gender = Gender::kFemale;
  return anaphor;
}

namespace {

// Reads descriptions off the document, mention by mention.
class Describer {
 public:
  Describer(const Document& document, const Catalogue& catalogue)
      : document_(document), catalogue_(catalogue), descriptions_(document.entities.size()) {}

  std::vector<Description> Run() {
    for (size_t e = 0; e < document_.entities.size(); ++e) {
      AddName(document_.entities[e].name, descriptions_[e]);
      AddCatalogue(document_.entities[e].id, descriptions_[e]);
    }
    for (const MentionLayer& mention : document_.mentions) {
      if (mention.entity >= 0) AddMention(mention);
    }
    return std::move(descriptions_);
  }

 private:
  static void AddGender(absl::string_view word, Description& description) {
    if (description.gender != Gender::kUnknown) return;
    if (HasClass(word, kMaleWord)) description.gender = Gender::kMale;
    if (HasClass(word, kFemaleWord)) description.gender = Gender::kFemale;
  }

  static void AddName(absl::string_view name, Description& description) {
    bool first = true;
    for (const absl::string_view word : absl::StrSplit(NameKey(name), ' ', absl::SkipEmpty())) {
      if (first) AddGender(word, description);
      first = false;
      if (HasClass(word, kNouns)) description.name_words.insert(std::string(word));
    }
  }

  // Titles of the offices that a person of the catalogue holds.
  void AddCatalogue(absl::string_view id, Description& description) const {
    const int index = catalogue_.FindId(id);
    if (index < 0) return;
    for (const v1::EntityRelation& relation : catalogue_.entity(static_cast<uint32_t>(index)).relations()) {
      for (const absl::string_view word : absl::StrSplit(NameKey(relation.title()), ' ', absl::SkipEmpty())) {
        if (HasClass(word, kNouns)) description.nouns.insert(std::string(word));
      }
    }
  }

  void AddMention(const MentionLayer& mention) {
    Description& description = descriptions_[static_cast<size_t>(mention.entity)];
    const SentenceSpan& sentence = document_.sentences[mention.sentence];
    const std::vector<Token>& tokens = document_.tokens;
    AddName(mention.reading.empty() ? document_.Text(mention.span) : absl::string_view(mention.reading),
            description);
    // "rebel movement X", "President X".
    for (uint32_t i = mention.first_token; i > sentence.first_token; --i) {
      const std::string& word = tokens[i - 1].lower;
      if (word == ".") continue;
      AddGender(word, description);
      if (!HasClass(word, kNouns | kTitleModifier | kHonorific)) break;
      if (HasClass(word, kNouns)) description.nouns.insert(word);
    }
    // "X, a leftist militia", "X, who leads the party,", "X is a company".
    uint32_t i = mention.end_token;
    if (i + 2 >= sentence.end_token) return;
    const bool copula = tokens[i].lower == "is" || tokens[i].lower == "was";
    if (tokens[i].lower != "," && !copula) return;
    ++i;
    const absl::string_view determiner = tokens[i].lower;
    if (determiner != "a" && determiner != "an" && determiner != "the" && determiner != "its") return;
    for (uint32_t j = i + 1; j < sentence.end_token && j < i + 6; ++j) {
      const std::string& word = tokens[j].lower;
      if (HasClass(word, kFunctionWord) || tokens[j].kind == TokenKind::kPunctuation) break;
      AddGender(word, description);
      if (HasClass(word, kNouns)) description.nouns.insert(word);
    }
  }

  const Document& document_;
  const Catalogue& catalogue_;
  std::vector<Description> descriptions_;
};

}  // namespace

std::vector<Description> DescribeEntities(const Document& document, const Catalogue& catalogue) {
  return Describer(document, catalogue).Run();
}

}  // namespace parallax::nlp
