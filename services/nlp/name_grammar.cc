#include "services/nlp/name_grammar.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/match.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

constexpr uint64_t kHeads =
    kOrgHead | kArmedHead | kPlaceHead | kEventHead | kTreatyHead | kProjectHead | kStateOrgan | kGroupNoun;

}  // namespace

NameGrammar::NameGrammar(const Document& document) : document_(document), tokens_(document.tokens) {
  classes_.reserve(tokens_.size());
  for (const Token& token : tokens_) {
    uint64_t classes = token.kind == TokenKind::kWord ? WordClasses(token.lower) : 0;
    if (const size_t apostrophe = token.lower.find('\''); apostrophe != std::string::npos && apostrophe > 0) {
      // "I'll", "they'd": what the word before the apostrophe is.
      classes |= WordClasses(absl::string_view(token.lower).substr(0, apostrophe)) & kFunctionWord;
    }
    classes_.push_back(classes);
  }
}

bool NameGrammar::Opens(uint32_t i) const {
  if (i == SentenceBegin(i)) return true;
  const Token& before = tokens_[i - 1];
  return before.kind == TokenKind::kPunctuation && before.lower != "-" && before.lower != "," &&
         before.lower != "." && before.lower != "'" && before.lower != "(" && before.lower != "/" &&
         before.lower != "&";
}

bool NameGrammar::IsHeading(uint32_t s) const {
  const SentenceSpan& sentence = document_.sentences[s];
  uint32_t content = 0;
  uint32_t capitalised = 0;
  uint32_t upper = 0;
  for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    if (tokens_[i].kind != TokenKind::kWord || Is(i, kFunctionWord) || tokens_[i].lower == "'s") continue;
    ++content;
    capitalised += Capitalised(i);
    upper += tokens_[i].shape == TokenShape::kUpper;
  }
  if (content < 2) return false;
  if (upper == content) return true;
  const std::string& last = tokens_[sentence.end_token - 1].lower;
  if (last == "." || last == "\"") return false;
  return content < 4 ? capitalised == content : capitalised * 5 >= content * 4;
}

bool NameGrammar::NamePart(uint32_t i) const {
  return tokens_[i].kind == TokenKind::kWord && Capitalised(i) &&
         (!Is(i, kFunctionWord) || tokens_[i].shape == TokenShape::kUpper) && !Is(i, kCalendarWord);
}

bool NameGrammar::IsParticle(uint32_t i) const {
  return tokens_[i].shape == TokenShape::kLower && Is(i, kNameParticle) && !Is(i, kFunctionWord);
}

bool NameGrammar::BeginsRun(uint32_t i) const {
  if (tokens_[i].kind != TokenKind::kWord) return false;
  if (Capitalised(i)) return true;
  return IsParticle(i) && i + 2 < SentenceEnd(i) && tokens_[i + 1].lower == "-" && NamePart(i + 2) &&
         tokens_[i + 1].span.begin == tokens_[i].span.end;
}

uint32_t NameGrammar::RunEnd(uint32_t i) const {
  uint32_t end = i + 1;
  for (uint32_t next = end; end < SentenceEnd(i); end = next) {
    next = Continuation(i, end);
    if (next == end) break;
  }
  return end;
}

// End of what continues the run [begin, end), or `end`.
uint32_t NameGrammar::Continuation(uint32_t begin, uint32_t end) const {
  const uint32_t stop = SentenceEnd(begin);
  if (NamePart(end)) return end + 1;
  const std::string& word = tokens_[end].lower;
  if (word == "-") return Hyphenated(begin, end);
  if (word == ".") {  // "St. Petersburg", "Gen. Dostum"
    const bool abbreviation = tokens_[end - 1].lower.size() <= 2 || Is(end - 1, kPersonTitle | kHonorific);
    return abbreviation && end + 1 < stop && NamePart(end + 1) ? end + 2 : end;
  }
  if (word == "'" || word == "'s") return Possessive(begin, end);
  if (word == "of" || word == "for") return Complement(begin, end);
  if (word == "and" || word == "&") return Joined(begin, end);
  if (IsParticle(end)) {
    uint32_t next = end + 1;
    if (next < stop && tokens_[next].lower == "-") ++next;
    if (next < stop && NamePart(next)) return next + 1;
  }
  return end;
}

// "Bank [of China]", "Centre [for the Study]"; no part of the name in "Achterberg [of the University]".
uint32_t NameGrammar::Complement(uint32_t begin, uint32_t of) const {
  const uint32_t stop = SentenceEnd(begin);
  uint32_t next = of + 1;
  if (next < stop && tokens_[next].lower == "the") ++next;
  if (next >= stop || !NamePart(next)) return of;
  const bool headed = Is(of - 1, kOrgHead | kArmedHead);
  if (Is(of - 1, kPersonTitle | kTitleModifier) && !headed) return of;
  if (tokens_[of].lower == "for" && !headed) return of;
  if (Is(of - 1, kCalendarWord | kCommonWord | kActorPlural) && !headed && !Is(of - 1, kPlaceHead)) return of;
  if (begin + 1 == of && Opens(begin) && !Is(begin, kHeads)) return of;  // "Gunmen of the Free Kelmora Front"
  return LooksLikePerson(begin, of) ? of : next + 1;
}

// Two plain words or more, or one behind a title: rather a person who is "of" something than a name with
// "of".
bool NameGrammar::LooksLikePerson(uint32_t begin, uint32_t end) const {
  for (uint32_t i = begin; i < end; ++i) {
    if (Is(i, kHeads | kDirection) || tokens_[i].shape == TokenShape::kUpper) return false;
  }
  bool organisation = false;  // "... of the University of Stavel"
  for (uint32_t i = end + 1; i < SentenceEnd(begin) && i < end + 5; ++i) organisation |= Is(i, kOrgHead);
  const bool titled = begin > SentenceBegin(begin) && Is(begin - 1, kPersonTitle);
  const bool several_words = end >= begin + 2;
  return titled || Is(begin, kPersonTitle) || (several_words && (organisation || Is(begin, kGivenName)));
}

// "Wu Chi-wai", "Al-Sharq", "Deir el-Zour", "ISIS-K": the parts of a hyphenated word that is capitalised.
uint32_t NameGrammar::Hyphenated(uint32_t begin, uint32_t hyphen) const {
  const uint32_t next = hyphen + 1;
  const bool tight = next < SentenceEnd(begin) &&
                     tokens_[hyphen].span.begin == tokens_[hyphen - 1].span.end &&
                     tokens_[next].span.begin == tokens_[hyphen].span.end;
  if (!tight || tokens_[next].kind == TokenKind::kPunctuation) return hyphen;
  if (NamePart(next) || tokens_[next].kind == TokenKind::kNumber) return next + 1;
  if (Is(next, kNameParticle) && next + 2 < SentenceEnd(begin) && tokens_[next + 1].lower == "-")
    return next + 1;
  const bool person_like = hyphen >= begin + 2 && Capitalised(hyphen - 1) && Capitalised(hyphen - 2) &&
                           tokens_[next].lower.size() <= 4 && !Is(next, kFunctionWord | kCommonWord);
  return person_like && tokens_[next].lower != "led" && tokens_[next].lower != "run" ? next + 1 : hyphen;
}

// "Market Women['s] Association", "Students['] Union"; "Nepal's Supreme Court" is two names.
uint32_t NameGrammar::Possessive(uint32_t begin, uint32_t mark) const {
  const std::string& owner = tokens_[mark - 1].lower;
  const bool plural = owner.back() == 's' ? tokens_[mark].lower == "'" : Is(mark - 1, kActorPlural);
  if (!plural) return mark;
  for (uint32_t i = mark + 1; i < SentenceEnd(begin) && i < mark + 4 && NamePart(i); ++i) {
    if (Is(i, kOrgHead | kArmedHead)) return mark + 2;
  }
  return mark;
}

// "Ministry of Hajj and Religious Affairs", "Extremism & Gaming Network": "and" inside one name.
uint32_t NameGrammar::Joined(uint32_t begin, uint32_t conjunction) const {
  const uint32_t next = conjunction + 1;
  if (next >= SentenceEnd(begin) || !NamePart(next)) return conjunction;
  if (tokens_[conjunction].lower == "&") return next + 1;
  const bool owners = tokens_[conjunction - 1].lower == "'" && next + 2 < SentenceEnd(begin);
  if (owners && tokens_[next + 1].lower == "'" && Is(next + 2, kOrgHead)) return next + 1;
  for (uint32_t i = begin; i + 1 < conjunction; ++i) {
    const std::string& link = tokens_[i + 1].lower;
    if (Is(i, kOrgHead) && (link == "of" || link == "for" || link == "on") &&
        Is(conjunction - 1, kPortfolio)) {
      return next + 1;
    }
  }
  return conjunction;
}

uint32_t NameGrammar::TitleEnd(uint32_t p, uint32_t end) const {
  uint32_t i = p;  // behind the last title of a run of titles and what modifies them
  for (uint32_t j = p; j < end && Capitalised(j) && Is(j, kTitleModifier | kPersonTitle); ++j) {
    if (Is(j, kPersonTitle)) i = j + 1;
  }
  if (i == p) return p;
  if (i < end && Capitalised(i) && Is(i, kOrgHead | kEventHead | kArmedHead | kProjectHead)) return p;
  if (i < end && tokens_[i].lower == ".") ++i;
  if (i + 1 < end && tokens_[i].lower == "-" && Is(i + 1, kPersonTitle)) i += 2;
  if (i + 1 >= end || (tokens_[i].lower != "of" && tokens_[i].lower != "for")) return i;
  uint32_t portfolio = i + 1;
  if (tokens_[portfolio].lower == "the") ++portfolio;
  uint32_t behind = portfolio;
  while (behind < end && Is(behind, kPortfolio)) ++behind;
  return behind > portfolio ? behind : i + 1;
}

uint32_t NameGrammar::OrganEnd(uint32_t i) const {
  if (i == 0 || i >= SentenceEnd(i - 1)) return i;
  static constexpr absl::string_view kBranches[] = {
      "foreign", "defense", "defence",      "interior",     "security", "military", "armed",
      "air",     "federal", "intelligence", "transitional", "special",  "secret",   "coast"};
  const uint32_t end = SentenceEnd(i);
  const bool branch =
      std::find(std::begin(kBranches), std::end(kBranches), tokens_[i].lower) != std::end(kBranches);
  if (branch && i + 1 < end) {
    // "special services", "coast guard": no organs without the word before.
    const std::string& next = tokens_[i + 1].lower;
    if (next == "services" || next == "guard") return i + 2;
  }
  uint32_t noun = i;
  if (branch && i + 1 < end && Is(i + 1, kStateOrgan)) noun = i + 1;
  if (!Is(noun, kStateOrgan)) return i;
  // "Tajik state television", "Afghan government forces": the last of a run of organs.
  if (noun + 1 < end && Is(noun + 1, kStateOrgan) && tokens_[noun + 1].shape == TokenShape::kLower) ++noun;
  return noun + 1;
}

uint32_t NameGrammar::PeopleEnd(uint32_t i, bool adjective) const {
  if (i == 0 || i >= SentenceEnd(i - 1)) return i;
  const uint32_t end = SentenceEnd(i);
  uint32_t noun = i;
  for (uint32_t modifiers = 0; noun < end && !Is(noun, kActorPlural); ++modifiers) {
    if (modifiers == 3 || !Modifies(noun, adjective)) return i;
    ++noun;
    const bool hyphen = noun + 1 < end && tokens_[noun].lower == "-";  // "pro-democracy"
    if (hyphen) noun += 2;
  }
  return noun >= end || Is(noun, kSpeechVerb) ? i : noun + 1;
}

// Whether the word may stand between a name and the noun that it modifies. Behind a name that is no adjective
// what looks like a verb is one ("Iran shelled villages").
bool NameGrammar::Modifies(uint32_t i, bool adjective) const {
  const std::string& word = tokens_[i].lower;
  if (adjective && word == "armed") return true;
  if (tokens_[i].kind != TokenKind::kWord || tokens_[i].shape != TokenShape::kLower || word == "'s" ||
      Is(i, kFunctionWord | kSpeechVerb | kActorVerb | kAdverb)) {
    return false;
  }
  static constexpr absl::string_view kVerbs[] = {"met",   "fought", "hit",  "shot", "beat", "fed",  "held",
                                                 "drove", "built",  "sold", "paid", "left", "hurt", "won"};
  return adjective ||
         !(absl::EndsWith(word, "ed") || absl::EndsWith(word, "s") || absl::EndsWith(word, "ing") ||
           std::find(std::begin(kVerbs), std::end(kVerbs), word) != std::end(kVerbs));
}

}  // namespace parallax::nlp
