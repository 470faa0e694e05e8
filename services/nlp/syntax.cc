#include "services/nlp/syntax.h"

#include "services/nlp/word_lists.h"

namespace parallax::nlp {

Role RoleOf(const Document& document, uint32_t first, uint32_t end, bool adjectival) {
  const std::vector<Token>& tokens = document.tokens;
  const SentenceSpan& sentence = document.sentences[tokens[first].sentence];
  if (adjectival) return Role::kModifier;
  if (end < sentence.end_token && (tokens[end].lower == "'s" || tokens[end].lower == "'")) {
    return Role::kModifier;
  }
  uint32_t next = end;
  while (next < sentence.end_token && HasClass(tokens[next].lower, kAdverb)) ++next;
  uint32_t before = first;  // the word before the article and the titles
  while (before > sentence.first_token &&
         (HasClass(tokens[before - 1].lower, kPersonTitle | kTitleModifier | kActorPlural | kGroupNoun) ||
          tokens[before - 1].lower == "the" || tokens[before - 1].lower == "a" ||
          tokens[before - 1].lower == "." || tokens[before - 1].lower == "an")) {
    --before;
  }
  const absl::string_view word =
      before > sentence.first_token ? absl::string_view(tokens[before - 1].lower) : absl::string_view();
  if (HasClass(word, kPreposition) && !HasClass(word, kClauseWord)) return Role::kOblique;
  if (next < sentence.end_token && HasClass(tokens[next].lower, kAuxiliary | kSpeechVerb | kActorVerb)) {
    return Role::kSubject;
  }
  const bool opens = word.empty() || word == "," || word == "\"" || word == "(" || word == ":" ||
                     HasClass(word, kClauseWord);
  return opens ? Role::kSubject : Role::kObject;
}

bool ClauseBetween(const Document& document, uint32_t first, uint32_t second) {
  for (uint32_t i = first; i < second; ++i) {
    const Token& token = document.tokens[i];
    if (HasClass(token.lower, kClauseWord)) return true;
    if (token.kind == TokenKind::kPunctuation && token.lower != "-" && token.lower != "'" &&
        token.lower != ".") {
      return true;
    }
  }
  return false;
}

std::vector<bool> QuotedTokens(const Document& document) {
  std::vector<bool> quoted(document.tokens.size(), false);
  uint32_t paragraph = 0;
  bool open = false;
  for (size_t i = 0; i < document.tokens.size(); ++i) {
    const Token& token = document.tokens[i];
    const uint32_t now = document.sentences[token.sentence].paragraph;
    if (now != paragraph) open = false;  // a lost closing mark ends with its paragraph
    paragraph = now;
    if (token.lower == "\"") {
      open = !open;
    } else {
      quoted[i] = open;
    }
  }
  return quoted;
}

}  // namespace parallax::nlp
