#include "services/nlp/acronyms.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "services/nlp/mentions.h"
#include "services/nlp/name_key.h"
#include "services/nlp/name_typing.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

// Tokens of the longest parenthesis that may spell an acronym out.
constexpr uint32_t kMaxParenthesis = 24;

// Letters of an acronym, lower-case: "ISIS-K" is "isisk".
std::string Letters(absl::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (absl::ascii_isalnum(c)) letters += absl::ascii_tolower(c);
  }
  return letters;
}

bool LooksLikeAcronym(absl::string_view text) {
  if (text.size() < 2 || text.size() > 10) return false;
  const auto capitals = std::count_if(text.begin(), text.end(), absl::ascii_isupper);
  return capitals >= 2 && capitals * 2 >= static_cast<std::ptrdiff_t>(Letters(text).size());
}

class Definer {
 public:
  explicit Definer(Document& document) : document_(document) {}

  void Run() {
    for (const SentenceSpan& sentence : document_.sentences) {
      for (uint32_t i = sentence.first_token; i + 2 < sentence.end_token; ++i) {
        if (document_.tokens[i].lower == "(") Parenthesis(sentence, i);
        if (document_.tokens[i].lower == ",") Apposition(sentence, i);
      }
    }
    CollectInitials();
    for (const MentionLayer& mention : document_.mentions) DefineByInitials(mention);
    for (MentionLayer& mention : document_.mentions) {
      const auto it = long_forms_.find(document_.Text(mention.span));
      if (it != long_forms_.end()) {
        mention.reading = it->second;
        if (mention.type == v1::ENTITY_TYPE_UNSPECIFIED || mention.type == v1::ENTITY_TYPE_ORG) {
          mention.type = types_[it->second];
        }
      }
    }
  }

 private:
  struct Spelled {
    const MentionLayer* name;
    bool unique;  // no other name has these initials
  };

  // "long form (ACR)" or "ACR (long form)".
  void Parenthesis(const SentenceSpan& sentence, uint32_t open) {
    uint32_t close = open + 1;
    const uint32_t reach = std::min(sentence.end_token, open + kMaxParenthesis);
    while (close < reach && document_.tokens[close].lower != ")") ++close;
    if (close >= reach || close == open + 1 || open == sentence.first_token) return;
    const TextSpan inside = document_.TokenRange(open + 1, close);
    if (LooksLikeAcronym(document_.Text(inside))) {
      const uint32_t first = LongFormBefore(sentence, open, Letters(document_.Text(inside)));
      if (first < open) Define(first, open, open + 1, close);
      return;
    }
    const Token& before = document_.tokens[open - 1];
    if (!LooksLikeAcronym(document_.Text(before.span)) || close - open < 3) return;
    const uint32_t first = LongFormBefore(sentence, close, Letters(document_.Text(before.span)));
    if (first == open + 1 || (first == open + 2 && document_.tokens[open + 1].lower == "the")) {
      Define(first, close, open - 1, open);
    }
  }

  // "long form, or ACR".
  void Apposition(const SentenceSpan& sentence, uint32_t comma) {
    if (document_.tokens[comma + 1].lower != "or" || comma == sentence.first_token) return;
    uint32_t at = comma + 2;
    if (document_.tokens[at].lower == "the" && at + 1 < sentence.end_token) ++at;
    const absl::string_view text = document_.Text(document_.tokens[at].span);
    if (!LooksLikeAcronym(text)) return;
    const uint32_t first = LongFormBefore(sentence, comma, Letters(text));
    if (first < comma) Define(first, comma, at, at + 1);
  }

  // First token of the long form that ends before `end`; `end` when there is none.
  uint32_t LongFormBefore(const SentenceSpan& sentence, uint32_t end, const std::string& letters) const {
    const uint32_t reach = static_cast<uint32_t>(std::min(letters.size() + 5, letters.size() * 2)) + 2;
    uint32_t words = 0;
    uint32_t token = end;
    size_t left = letters.size();  // letters not yet matched
    while (token > sentence.first_token && words < reach) {
      const Token& word = document_.tokens[--token];
      if (word.kind != TokenKind::kWord) {
        if (word.lower != "-" && word.lower != "'" && word.lower != "." && word.lower != "&") return end;
        continue;
      }
      ++words;
      left = MatchWord(word.lower, letters, left);
      if (left == 0) {
        return word.lower[0] == letters[0] && words >= 2 && word.shape != TokenShape::kLower ? token : end;
      }
    }
    return end;
  }

  // Letters left when `word` has taken those that it begins with or holds, from the last.
  static size_t MatchWord(absl::string_view word, const std::string& letters, size_t left) {
    const std::string plain = Letters(word);
    if (plain.empty()) return left;
    // As many letters as the word gives in order, so long as the first of them is the word's first.
    for (size_t take = std::min<size_t>(left, 3); take >= 1; --take) {
      const absl::string_view part = absl::string_view(letters).substr(left - take, take);
      if (part[0] != plain[0]) continue;
      size_t at = 0;
      bool inside = true;
      for (const char c : part) {
        const size_t found = plain.find(c, at);
        inside = inside && found != std::string::npos;
        at = inside ? found + 1 : at;
      }
      if (inside) return left - take;
    }
    return left;
  }

  void Define(uint32_t first, uint32_t end, uint32_t acronym_first, uint32_t acronym_end) {
    while (first < end && HasClass(document_.tokens[first].lower, kFunctionWord)) ++first;
    if (end < first + 2) return;
    const std::string acronym(document_.Text(document_.TokenRange(acronym_first, acronym_end)));
    const std::string long_form(document_.Text(document_.TokenRange(first, end)));
    if (!long_forms_.try_emplace(acronym, long_form).second) return;
    v1::EntityType type = TypeOfName(document_, first, end);
    if (type == v1::ENTITY_TYPE_UNSPECIFIED || type == v1::ENTITY_TYPE_PERSON) type = v1::ENTITY_TYPE_ORG;
    types_[long_form] = type;
    PutMention(document_, first, end, type);
    PutMention(document_, acronym_first, acronym_end, type);
  }

  // "CHRF" where the document names one "Civil Human Rights Front".
  void DefineByInitials(const MentionLayer& mention) {
    const std::string text(document_.Text(mention.span));
    if (mention.end_token != mention.first_token + 1 || text.size() < 3 || !LooksLikeAcronym(text) ||
        long_forms_.contains(text)) {
      return;
    }
    const auto it = by_initials_.find(Letters(text));
    if (it == by_initials_.end() || !it->second.unique) return;
    const MentionLayer& name = *it->second.name;
    const std::string long_form(document_.Text(name.span));
    long_forms_[text] = long_form;
    types_[long_form] = name.type;
  }

  // Names of several words by their initials.
  void CollectInitials() {
    for (const MentionLayer& mention : document_.mentions) {
      const std::string initials = Initials(mention);
      if (initials.size() < 2) continue;
      const auto [it, added] = by_initials_.try_emplace(initials, Spelled{&mention, true});
      if (!added && document_.Text(it->second.name->span) != document_.Text(mention.span))
        it->second.unique = false;
    }
  }

  std::string Initials(const MentionLayer& mention) const {
    std::string initials;
    for (uint32_t i = mention.first_token; i < mention.end_token; ++i) {
      const Token& token = document_.tokens[i];
      if (token.kind == TokenKind::kWord && token.shape != TokenShape::kLower) initials += token.lower[0];
    }
    return initials;
  }

  Document& document_;
  absl::flat_hash_map<std::string, std::string> long_forms_;  // by acronym as written
  absl::flat_hash_map<std::string, v1::EntityType> types_;    // of long forms
  absl::flat_hash_map<std::string, Spelled> by_initials_;     // lower-case
};

}  // namespace

void AcronymStage::Run(Document& document) const { Definer(document).Run(); }

}  // namespace parallax::nlp
