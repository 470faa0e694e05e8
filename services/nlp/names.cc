#include "services/nlp/names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "services/nlp/mentions.h"
#include "services/nlp/name_key.h"
#include "services/nlp/name_typing.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

// The best catalogue match at a token; empty when `end` is not behind `begin`.
struct Match {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool state = false;  // a state's name, demonym or seat
  bool demonym = false;
  bool place = false;
  bool person = false;
  bool found() const { return end > begin; }
};

// Finds the names of one document, sentence by sentence.
class Finder {
 public:
  Finder(const Catalogue& catalogue, Document& document)
      : catalogue_(catalogue), document_(document), tokens_(document.tokens) {
    words_ = catalogue.WordsOf(tokens_);
    classes_.reserve(tokens_.size());
    for (const Token& token : tokens_) classes_.push_back(WordClasses(token.lower));
  }

  void Run() {
    CollectSpellings();
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const SentenceSpan& sentence = document_.sentences[s];
      begin_ = sentence.first_token;
      end_ = sentence.end_token;
      heading_ = IsHeading();
      for (uint32_t i = begin_; i < end_;) i = At(i);
    }
  }

 private:
  bool Is(uint32_t i, uint64_t classes) const { return (classes_[i] & classes) != 0; }
  bool Capitalised(uint32_t i) const { return IsCapitalised(tokens_[i]); }
  bool Opens(uint32_t i) const {  // first word of the sentence or of a quotation
    if (i == begin_) return true;
    const Token& before = tokens_[i - 1];
    return before.kind == TokenKind::kPunctuation && before.lower != "-" && before.lower != "," &&
           before.lower != "." && before.lower != "'" && before.lower != "(";
  }

  // Words that the document writes with a capital inside a sentence, and those that it writes without.
  void CollectSpellings() {
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      begin_ = document_.sentences[s].first_token;
      end_ = document_.sentences[s].end_token;
      if (IsHeading()) continue;
      for (uint32_t i = begin_; i < end_; ++i) {
        if (tokens_[i].kind != TokenKind::kWord) continue;
        if (!Capitalised(i)) {
          lower_.insert(tokens_[i].lower);
        } else if (!Opens(i)) {
          capitalised_.insert(tokens_[i].lower);
        }
      }
    }
  }

  // Whether the sentence is written in capitals or with a capital on nearly every word.
  bool IsHeading() const {
    uint32_t content = 0;
    uint32_t capitalised = 0;
    uint32_t upper = 0;
    for (uint32_t i = begin_; i < end_; ++i) {
      if (tokens_[i].kind != TokenKind::kWord || Is(i, kFunctionWord) || tokens_[i].lower == "'s") continue;
      ++content;
      capitalised += Capitalised(i);
      upper += tokens_[i].shape == TokenShape::kUpper;
    }
    if (content < 4) return content > 1 && upper == content;
    return capitalised * 5 >= content * 4 && tokens_[end_ - 1].lower != ".";
  }

  // Handles the token `i`; returns the token to go on with.
  uint32_t At(uint32_t i) {
    if (tokens_[i].kind != TokenKind::kWord) return i + 1;
    const Match match = BestMatch(i);
    if (!Capitalised(i) || heading_) {
      if (!match.found()) return heading_ ? HeadingWord(i) : i + 1;
      return EmitMatch(match, match.end);
    }
    if (match.found() && !Capitalised(match.end - 1) && match.end > RunEnd(i))
      return EmitMatch(match, match.end);
    const uint32_t end = std::max(RunEnd(i), match.end);
    Segment(i, end);
    return end;
  }

  // A capitalised word of a heading is a name when the text below knows it as one.
  uint32_t HeadingWord(uint32_t i) {
    const auto known = [&](uint32_t j) {
      return Capitalised(j) && !Is(j, kFunctionWord | kCommonWord | kCalendarWord | kPersonTitle) &&
             capitalised_.contains(tokens_[j].lower) && !lower_.contains(tokens_[j].lower);
    };
    uint32_t end = i;
    while (end < end_ && known(end)) ++end;
    if (end == i) return i + 1;
    Emit(i, end, TypeOfName(document_, i, end));
    return end;
  }

  // The longest match at `i` whose letters fit.
  Match BestMatch(uint32_t i) {
    Match best;
    if (words_[i] == Catalogue::kNoWord) return best;
    catalogue_.MatchAt(words_, i, end_, matches_);
    for (auto it = matches_.rbegin(); it != matches_.rend(); ++it) {
      const absl::Span<const Token> written(&tokens_[it->begin], it->end - it->begin);
      for (const CatalogueName& name : it->names) {
        if (!Fits(name, written)) continue;
        const v1::EntityType type = catalogue_.entity(name.entity).type();
        best.begin = it->begin;
        best.end = it->end;
        best.state |= type == v1::ENTITY_TYPE_STATE;
        best.demonym |= name.kind == v1::NAME_KIND_DEMONYM;
        best.place |= type == v1::ENTITY_TYPE_PLACE || name.kind == v1::NAME_KIND_SEAT;
        best.person |= type == v1::ENTITY_TYPE_PERSON;
      }
      if (best.found()) return best;
    }
    return best;
  }

  bool Fits(const CatalogueName& name, absl::Span<const Token> written) const {
    if (!WrittenAs(name, written)) return false;
    const Token& first = written.front();
    if (written.size() > 1) return true;
    const uint64_t classes = WordClasses(first.lower);
    // One word: "us" is no state in "LET US GO", "May" no person and "it" no agency.
    if ((classes & kFunctionWord) != 0) {
      return first.shape == TokenShape::kUpper && !heading_ && name.words[0] == WordCase::kUpper;
    }
    return true;
  }

  // End of the run of capitalised words at `i`, with the small words that names hold.
  uint32_t RunEnd(uint32_t i) const {
    uint32_t end = i + 1;
    while (end < end_) {
      const uint32_t next = Continuation(i, end);
      if (next == end) break;
      end = next;
    }
    return end;
  }

  // End of what continues the run [i, end), or `end`.
  uint32_t Continuation(uint32_t i, uint32_t end) const {
    if (NamePart(end)) return end + 1;
    const Token& token = tokens_[end];
    const bool last_is_title =
        Is(end - 1, kPersonTitle | kTitleModifier) && !Is(end - 1, kOrgHead | kArmedHead);
    if (token.lower == "-") return Hyphenated(end);
    if (token.lower == "." && tokens_[end - 1].lower.size() <= 2 && end + 1 < end_ && NamePart(end + 1)) {
      return end + 2;  // "St. Petersburg"
    }
    if (token.lower == "of" || token.lower == "for") {
      uint32_t next = end + 1;
      if (next < end_ && tokens_[next].lower == "the") ++next;
      if (next >= end_ || !NamePart(next) || last_is_title) return end;
      if (token.lower == "for" && !Is(end - 1, kOrgHead | kArmedHead)) return end;
      if (Is(end - 1, kCalendarWord | kCommonWord) && !Is(end - 1, kOrgHead | kArmedHead | kPlaceHead))
        return end;
      return next + 1;
    }
    if (token.lower == "and" || token.lower == "&") return Joined(i, end);
    if (Is(end, kNameParticle) && token.shape == TokenShape::kLower) {
      uint32_t next = end + 1;
      if (next < end_ && tokens_[next].lower == "-") ++next;
      if (next < end_ && NamePart(next) && !Is(end, kFunctionWord)) return next + 1;
    }
    return end;
  }

  // "Wu Chi-wai", "Al-Sharq", "Deir el-Zour", "ISIS-K": the parts of a hyphenated word that is capitalised.
  uint32_t Hyphenated(uint32_t hyphen) const {
    const uint32_t next = hyphen + 1;
    const bool tight = next < end_ && tokens_[hyphen].span.begin == tokens_[hyphen - 1].span.end &&
                       tokens_[next].span.begin == tokens_[hyphen].span.end;
    if (!tight || tokens_[next].kind == TokenKind::kPunctuation) return hyphen;
    if (NamePart(next) || tokens_[next].kind == TokenKind::kNumber) return next + 1;
    if (Is(next, kNameParticle) && next + 2 < end_ && tokens_[next + 1].lower == "-") return next + 1;
    const bool person_like = Capitalised(hyphen - 1) && hyphen >= begin_ + 2 && Capitalised(hyphen - 2) &&
                             tokens_[next].lower.size() <= 4 && !Is(next, kFunctionWord | kCommonWord);
    return person_like ? next + 1 : hyphen;
  }

  // "Ministry of Hajj and Religious Affairs", "Science and Technology University": "and" inside one name.
  uint32_t Joined(uint32_t i, uint32_t conjunction) const {
    const uint32_t next = conjunction + 1;
    if (next >= end_ || !NamePart(next) || words_[next] == Catalogue::kNoWord) {
      if (next >= end_ || !NamePart(next)) return conjunction;
    }
    bool headed = false;
    for (uint32_t j = i; j + 1 < conjunction; ++j) {
      headed |= Is(j, kOrgHead) && (tokens_[j + 1].lower == "of" || tokens_[j + 1].lower == "for" ||
                                    tokens_[j + 1].lower == "on");
    }
    return headed && Is(conjunction - 1, kPortfolio) ? next + 1 : conjunction;
  }

  bool NamePart(uint32_t i) const {
    return tokens_[i].kind == TokenKind::kWord && Capitalised(i) &&
           (!Is(i, kFunctionWord) || tokens_[i].shape == TokenShape::kUpper) && !Is(i, kCalendarWord);
  }

  // Splits the run [p, end) into titles, catalogue names and other names.
  void Segment(uint32_t p, uint32_t end) {
    while (p < end) {
      if (!Capitalised(p) || (Is(p, kFunctionWord) && !BestMatch(p).found())) {
        ++p;
        continue;
      }
      const Match match = BestMatch(p);
      if (const uint32_t after = TitleEnd(p, end); after > p && (!match.found() || match.end <= after)) {
        p = after;
      } else if (match.found()) {
        p = EmitMatch(match, end);
      } else {
        p = Unknown(p, end);
      }
    }
  }

  // End of the title at `p` ("Deputy Foreign Minister", "Secretary of State"), or `p`. A title that is part
  // of a longer name ("General Assembly") is none.
  uint32_t TitleEnd(uint32_t p, uint32_t end) const {
    uint32_t i = p;
    while (i < end && Capitalised(i) && Is(i, kTitleModifier) && !Is(i, kPersonTitle)) ++i;
    if (i >= end || !Is(i, kPersonTitle) || !Capitalised(i)) return p;
    while (i < end && Capitalised(i) && Is(i, kPersonTitle)) ++i;
    if (i < end && Capitalised(i) && Is(i, kOrgHead | kEventHead | kArmedHead | kProjectHead)) return p;
    if (i < end && tokens_[i].lower == ".") ++i;
    if (i < end && tokens_[i].lower == "-" && i + 1 < end && Is(i + 1, kPersonTitle)) i += 2;
    if (i + 1 < end && (tokens_[i].lower == "of" || tokens_[i].lower == "for")) {
      uint32_t j = i + 1;
      if (tokens_[j].lower == "the") ++j;
      uint32_t k = j;
      while (k < end && Is(k, kPortfolio)) ++k;
      if (k > j) return k;
      return i + 1;
    }
    return i;
  }

  // Emits the match, or the longer name that it begins; returns the token behind it.
  uint32_t EmitMatch(const Match& match, uint32_t run_end) {
    uint32_t end = match.end;
    if (match.state && OrganEnd(match.end) > match.end) {
      end = OrganEnd(match.end);
      Emit(match.begin, end, v1::ENTITY_TYPE_UNSPECIFIED);
      return end;
    }
    const uint32_t longer = heading_ ? match.end : Absorbed(match, run_end);
    if (longer > match.end) {
      Emit(match.begin, longer, TypeOfName(document_, match.begin, longer));
      return longer;
    }
    Emit(match.begin, end, v1::ENTITY_TYPE_UNSPECIFIED);
    document_.mentions.back().adjectival = Adjectival(match);
    return end;
  }

  // "Tajik [security forces]", "Pakistani [foreign ministry]": end of the organ of a state, or `i`.
  uint32_t OrganEnd(uint32_t i) const {
    if (i >= end_) return i;
    uint32_t noun = i;
    while (noun < end_ && noun < i + 2 && Is(noun, kTitleModifier) && !Is(noun, kStateOrgan)) ++noun;
    if (noun < end_ && Is(noun, kTitleModifier) && Is(noun, kStateOrgan) && noun + 1 < end_ &&
        Is(noun + 1, kStateOrgan)) {
      ++noun;  // "intelligence officials"
    }
    if (noun >= end_ || !Is(noun, kStateOrgan)) return i;
    const bool plain = noun == i;
    const bool known_modifier =
        tokens_[noun - 1].lower == "foreign" || tokens_[noun - 1].lower == "defense" ||
        tokens_[noun - 1].lower == "defence" || tokens_[noun - 1].lower == "interior" ||
        tokens_[noun - 1].lower == "security" || tokens_[noun - 1].lower == "military" ||
        tokens_[noun - 1].lower == "intelligence";
    return plain || known_modifier ? noun + 1 : i;
  }

  // End of the longer unknown name that begins with the match, or the match's end.
  uint32_t Absorbed(const Match& match, uint32_t run_end) const {
    uint32_t i = match.end;
    if (i >= run_end) return match.end;
    if (match.person) {
      // More of a person's name, or an organisation named after one.
      while (i < run_end && Capitalised(i) && !Is(i, kPersonTitle | kCommonWord | kFunctionWord) &&
             words_[i] == Catalogue::kNoWord) {
        ++i;
      }
      return i < run_end && Capitalised(i) && Is(i, kOrgHead) ? i + 1 : i;
    }
    if ((match.state || match.place) && match.end == match.begin + 1 && Is(match.begin, kGivenName) &&
        Capitalised(i) &&
        !Is(i,
            kOrgHead | kArmedHead | kPlaceHead | kEventHead | kPersonTitle | kTitleModifier | kCommonWord)) {
      return std::min(run_end, i + 1);
    }
    uint32_t head = match.end;
    for (; i < run_end; ++i) {
      if (Is(i, kPersonTitle) && !Is(i, kOrgHead)) break;
      if (Is(i, kFunctionWord) && head == match.end) break;
      if (Capitalised(i) &&
          Is(i, kOrgHead | kArmedHead | kPlaceHead | kEventHead | kTreatyHead | kProjectHead)) {
        head = i + 1;
      }
    }
    if (head < run_end && head > match.end && (tokens_[head].lower == "of" || tokens_[head].lower == "for")) {
      return run_end;
    }
    return head;
  }

  bool Adjectival(const Match& match) const {
    if (match.end >= end_) return false;
    if (match.demonym)
      return tokens_[match.end].kind == TokenKind::kWord &&
             !Is(match.end, kFunctionWord | kSpeechVerb | kActorVerb | kAdverb) &&
             tokens_[match.end].lower != "'s";
    return false;
  }

  // An unknown name at `p`; returns the token behind it.
  uint32_t Unknown(uint32_t p, uint32_t end) {
    uint32_t q = p + 1;
    bool linked = false;  // inside "X of ..."
    while (q < end) {
      if (tokens_[q].lower == "of" || tokens_[q].lower == "for") linked = true;
      if (!linked && Capitalised(q)) {
        if (TitleEnd(q, end) > q && !Is(q, kOrgHead | kArmedHead)) break;
        const Match inner = BestMatch(q);
        if (inner.found() && !Absorbs(p, q, inner, end)) break;
      }
      ++q;
    }
    while (q > p + 1 && !Capitalised(q - 1) && tokens_[q - 1].kind == TokenKind::kPunctuation) --q;
    while (q > p + 1 && Is(q - 1, kFunctionWord) && !Capitalised(q - 1)) --q;
    if (Keep(p, q)) Emit(p, q, TypeOfName(document_, p, q));
    return q;
  }

  // Whether the unknown words [p, q) and the catalogue name behind them are one name: "North Kivu", "Michael
  // Jordan", "Greater Afghanistan Council".
  bool Absorbs(uint32_t p, uint32_t q, const Match& inner, uint32_t end) const {
    if (tokens_[q - 1].lower == "-") return true;
    if (q == p + 1 && Is(p, kDirection) && (inner.state || inner.place)) return true;
    if (q == p + 1 && Is(p, kGivenName) && inner.end == inner.begin + 1 && !inner.demonym) return true;
    if (inner.end == inner.begin + 1 && !inner.state && !inner.person) return true;
    for (uint32_t i = inner.end; i < end; ++i) {
      if (Is(i, kOrgHead | kArmedHead) && !Is(i, kPersonTitle)) return true;
    }
    return false;
  }

  // Whether an unknown name is one: not a heading's or a sentence's first word that happens to be
  // capitalised.
  bool Keep(uint32_t& p, uint32_t& q) const {
    while (p < q && (Is(p, kFunctionWord) || tokens_[p].kind != TokenKind::kWord)) ++p;
    if (p >= q) return false;
    if (q > p + 1) {
      const bool opener = Opens(p) && Is(p, kCommonWord) && !capitalised_.contains(tokens_[p].lower);
      if (!opener) return true;
      if (Is(q - 1, kOrgHead | kArmedHead | kPlaceHead | kEventHead | kTreatyHead)) return true;
      ++p;
      return Keep(p, q);
    }
    const Token& word = tokens_[p];
    if (word.lower.size() < 2 || Is(p, kCalendarWord | kPersonTitle | kHonorific)) return false;
    if (lower_.contains(word.lower) && word.shape != TokenShape::kUpper) return false;
    if (!Opens(p)) return !Is(p, kCommonWord | kTitleModifier) || capitalised_.contains(word.lower);
    if (Is(p, kCommonWord | kTitleModifier | kSpeechVerb | kActorVerb | kAdverb)) return false;
    if (word.shape != TokenShape::kTitle || capitalised_.contains(word.lower)) return true;
    return p + 1 < end_ && (tokens_[p + 1].lower == "'s" || Is(p + 1, kSpeechVerb | kAuxiliary));
  }

  void Emit(uint32_t first, uint32_t end, v1::EntityType type) {
    if (tokens_[first].lower == "the" && end > first + 1) ++first;
    document_.mentions.push_back(MakeMention(document_, first, end, type));
  }

  const Catalogue& catalogue_;
  Document& document_;
  const std::vector<Token>& tokens_;
  std::vector<uint32_t> words_;
  std::vector<uint64_t> classes_;
  std::vector<CatalogueMatch> matches_;
  absl::flat_hash_set<absl::string_view> capitalised_;
  absl::flat_hash_set<absl::string_view> lower_;
  uint32_t begin_ = 0;  // of the sentence at hand
  uint32_t end_ = 0;
  bool heading_ = false;
};

}  // namespace

void NameStage::Run(Document& document) const { Finder(catalogue_, document).Run(); }

}  // namespace parallax::nlp
