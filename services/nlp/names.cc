#include "services/nlp/names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "services/nlp/mentions.h"
#include "services/nlp/name_grammar.h"
#include "services/nlp/name_key.h"
#include "services/nlp/name_typing.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

constexpr uint64_t kHeads = kOrgHead | kArmedHead | kPlaceHead | kEventHead | kTreatyHead | kProjectHead;

// The best catalogue match at a token, and what it may be.
struct Match {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool state = false;
  bool demonym = false;
  bool place = false;
  bool person = false;
  bool found() const { return end > begin; }
};

// Finds the names of one document, sentence by sentence.
class Finder {
 public:
  Finder(const Catalogue& catalogue, Document& document)
      : catalogue_(catalogue), document_(document), tokens_(document.tokens), grammar_(document) {
    words_ = catalogue.WordsOf(tokens_);
  }

  void Run() {
    CollectSpellings();
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      begin_ = document_.sentences[s].first_token;
      end_ = document_.sentences[s].end_token;
      heading_ = grammar_.IsHeading(s);
      for (uint32_t i = begin_; i < end_;) i = At(i);
    }
  }

 private:
  bool Is(uint32_t i, uint64_t classes) const { return grammar_.Is(i, classes); }
  bool Capitalised(uint32_t i) const { return grammar_.Capitalised(i); }

  // Words that the document writes with a capital inside a sentence, and those that it writes without.
  void CollectSpellings() {
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      if (grammar_.IsHeading(s)) continue;
      for (uint32_t i = document_.sentences[s].first_token; i < document_.sentences[s].end_token; ++i) {
        if (tokens_[i].kind != TokenKind::kWord) continue;
        if (!Capitalised(i)) {
          lower_.insert(tokens_[i].lower);
        } else if (!grammar_.Opens(i)) {
          capitalised_.insert(tokens_[i].lower);
        }
      }
    }
  }

  // Handles the token `i`; returns the token to go on with.
  uint32_t At(uint32_t i) {
    if (tokens_[i].kind != TokenKind::kWord) return i + 1;
    const Match match = BestMatch(i);
    if (!grammar_.BeginsRun(i) || heading_) {
      if (match.found() && !BeginsLater(match)) return EmitMatch(match, match.end);
      if (i + 1 < end_ && tokens_[i + 1].lower == "-" && !heading_) return Opposition(i);
      return heading_ ? HeadingWord(i) : i + 1;
    }
    const uint32_t run_end = grammar_.RunEnd(i);
    if (match.found() && !Capitalised(match.end - 1) && match.end > run_end)
      return EmitMatch(match, match.end);
    const uint32_t end = std::max(run_end, match.end);
    return Segment(i, end);
  }

  // "the Council" of "the Council of National Rescue": the article belongs to a longer name that begins
  // behind it.
  bool BeginsLater(const Match& match) {
    const uint32_t next = match.begin + 1;
    if (tokens_[match.begin].lower != "the" || next >= end_ || !Capitalised(next) || heading_) return false;
    return std::max(BestMatch(next).end, grammar_.RunEnd(next)) > match.end;
  }

  // A capitalised word of a heading is a name when the text below knows it as one, or a person's full name.
  uint32_t HeadingWord(uint32_t i) {
    const auto plain = [&](uint32_t j) {
      return Capitalised(j) && !Is(j, kFunctionWord | kCommonWord | kCalendarWord | kPersonTitle);
    };
    uint32_t end = i;
    while (end < end_ && plain(end) && capitalised_.contains(tokens_[end].lower) &&
           !lower_.contains(tokens_[end].lower)) {
      ++end;
    }
    if (end == i && Is(i, kGivenName) && plain(i) && i + 1 < end_ && plain(i + 1) && !Is(i + 1, kHeads))
      end = i + 2;
    if (end == i) return i + 1;
    Emit(i, end, TypeOfName(document_, i, end));
    return end;
  }

  // "pro-Russian rebels", "anti-Taliban fighters": a group that is not the one named.
  uint32_t Opposition(uint32_t i) {
    const std::string& word = tokens_[i].lower;
    if ((word != "pro" && word != "anti") || i + 2 >= end_ || !Capitalised(i + 2)) return i + 1;
    const Match named = BestMatch(i + 2);
    const uint32_t name_end = std::max(named.end, i + 3);
    const uint32_t people = name_end < end_ ? grammar_.PeopleEnd(name_end, named.demonym) : name_end;
    if (people == name_end) return i + 1;
    Emit(i, people, Is(people - 1, kFighterPlural) ? v1::ENTITY_TYPE_ARMED_GROUP : v1::ENTITY_TYPE_GROUP);
    return people;
  }

  // The longest match at `i` whose letters fit.
  Match BestMatch(uint32_t i) {
    Match best;
    if (words_[i] == Catalogue::kNoWord) return best;
    catalogue_.MatchAt(words_, i, end_, matches_);
    for (auto it = matches_.rbegin(); it != matches_.rend(); ++it) {
      const absl::Span<const Token> written(&tokens_[it->begin], it->end - it->begin);
      bool epithet = true;
      for (const CatalogueName& name : it->names) {
        if (!Fits(name, written)) continue;
        const v1::EntityType type = catalogue_.entity(name.entity).type();
        best.begin = it->begin;
        best.end = it->end;
        best.state |= type == v1::ENTITY_TYPE_STATE;
        best.demonym |= name.kind == v1::NAME_KIND_DEMONYM;
        best.place |= type == v1::ENTITY_TYPE_PLACE || name.kind == v1::NAME_KIND_SEAT;
        best.person |= type == v1::ENTITY_TYPE_PERSON;
        epithet &= name.kind == v1::NAME_KIND_EPITHET;
      }
      if (epithet && best.found() && written.size() == 1 && written[0].shape == TokenShape::kLower &&
          !AfterDeterminer(i)) {
        best = Match();
      }
      if (best.found()) return best;
    }
    return best;
  }

  bool AfterDeterminer(uint32_t i) const {
    return i > begin_ && (tokens_[i - 1].lower == "the" || tokens_[i - 1].lower == "this");
  }

  bool Fits(const CatalogueName& name, absl::Span<const Token> written) const {
    if (!WrittenAs(name, written)) return false;
    if (written.size() > 1 || (WordClasses(written[0].lower) & kFunctionWord) == 0) return true;
    // "us" is no state in "LET US GO".
    return written[0].shape == TokenShape::kUpper && !heading_ && name.words[0] == WordCase::kUpper;
  }

  // Splits the run [p, end) into titles, catalogue names and other names; returns the token behind the last.
  uint32_t Segment(uint32_t p, uint32_t end) {
    while (p < end) {
      const Match match = BestMatch(p);
      const bool begins = grammar_.BeginsRun(p) && (!Is(p, kFunctionWord) || match.found());
      if (!begins) {
        ++p;
        continue;
      }
      const uint32_t title_end = grammar_.TitleEnd(p, end);
      if (title_end > p && (!match.found() || match.end <= title_end)) {
        p = title_end;
      } else if (match.found()) {
        p = EmitMatch(match, end);
      } else {
        p = Unknown(p, end);
      }
    }
    return p;
  }

  // Emits the match, or the longer name that it begins; returns the token behind it.
  uint32_t EmitMatch(const Match& match, uint32_t run_end) {
    if (match.state || match.place) {
      const uint32_t organ = grammar_.OrganEnd(match.end);
      if (organ > match.end) {
        Emit(match.begin, organ, match.state ? v1::ENTITY_TYPE_UNSPECIFIED : v1::ENTITY_TYPE_ORG);
        return organ;
      }
      const uint32_t people = grammar_.PeopleEnd(match.end, match.demonym);
      if (people > match.end && people >= run_end) {
        Emit(match.begin, people,
             Is(people - 1, kFighterPlural) ? v1::ENTITY_TYPE_ARMED_GROUP : v1::ENTITY_TYPE_GROUP);
        return people;
      }
    }
    const uint32_t longer = heading_ ? match.end : Absorbed(match, run_end);
    if (longer > match.end) {
      Emit(match.begin, longer, TypeOfName(document_, match.begin, longer));
      return longer;
    }
    if (match.demonym && IsLanguage(match)) return match.end;
    Emit(match.begin, match.end, v1::ENTITY_TYPE_UNSPECIFIED);
    document_.mentions.back().adjectival = Adjectival(match);
    return match.end;
  }

  // "in Russian", "spoke English".
  bool IsLanguage(const Match& match) const {
    if (match.begin == begin_ || match.end != match.begin + 1 || tokens_[match.begin].lower.back() == 's')
      return false;
    const std::string& before = tokens_[match.begin - 1].lower;
    if (before != "in" && before != "speak" && before != "speaks" && before != "spoke" &&
        before != "speaking") {
      return false;
    }
    return match.end >= end_ || tokens_[match.end].kind != TokenKind::kWord || Is(match.end, kFunctionWord);
  }

  // End of the longer unknown name that begins with the match, or the match's end.
  uint32_t Absorbed(const Match& match, uint32_t run_end) const {
    uint32_t i = match.end;
    if (i >= run_end) return match.end;
    if (match.person) {  // more of a person's name, or an organisation named after one
      while (i < run_end && Capitalised(i) && !Is(i, kPersonTitle | kCommonWord | kFunctionWord) &&
             words_[i] == Catalogue::kNoWord) {
        ++i;
      }
      return i < run_end && Capitalised(i) && Is(i, kOrgHead) ? i + 1 : i;
    }
    if ((match.state || match.place) && match.end == match.begin + 1 && Is(match.begin, kGivenName) &&
        Capitalised(i) && !Is(i, kHeads | kPersonTitle | kTitleModifier | kCommonWord)) {
      return std::min(run_end, i + 1);  // "Chad Varga"
    }
    if (!match.state && Is(i - 1, kOrgHead | kArmedHead) &&
        (tokens_[i].lower == "of" || tokens_[i].lower == "for")) {
      return run_end;  // "Front for Freedom of the Passes", where "Front" alone is somebody's epithet
    }
    uint32_t head = match.end;
    for (; i < run_end; ++i) {
      if (Is(i, kPersonTitle) && !Is(i, kOrgHead)) break;
      if (Is(i, kFunctionWord) && head == match.end) break;
      if (Capitalised(i) && Is(i, kHeads)) head = i + 1;
    }
    const bool complement =
        head < run_end && head > match.end && (tokens_[head].lower == "of" || tokens_[head].lower == "for");
    return complement ? run_end : head;
  }

  bool Adjectival(const Match& match) const {
    return match.demonym && match.end < end_ && tokens_[match.end].kind == TokenKind::kWord &&
           tokens_[match.end].lower != "'s" &&
           !Is(match.end, kFunctionWord | kSpeechVerb | kActorVerb | kAdverb);
  }

  // An unknown name at `p`; returns the token behind it.
  uint32_t Unknown(uint32_t p, uint32_t end) {
    uint32_t q = p + 1;
    bool complement = false;  // inside "X of ..."
    for (; q < end; ++q) {
      complement |= tokens_[q].lower == "of" || tokens_[q].lower == "for";
      if (complement || !Capitalised(q)) continue;
      if (grammar_.TitleEnd(q, end) > q && !Is(q, kOrgHead | kArmedHead | kHonorific)) break;
      const Match inner = BestMatch(q);
      if (inner.found() && !Absorbs(p, q, inner, end)) break;
    }
    while (q > p + 1 && !Capitalised(q - 1) &&
           (tokens_[q - 1].kind == TokenKind::kPunctuation || Is(q - 1, kFunctionWord))) {
      --q;
    }
    uint32_t first = p;
    uint32_t behind = q;
    if (!Trim(first, behind)) return q;
    const bool word = behind == first + 1 && Is(first, kCommonWord);  // "Four hostages"
    const uint32_t people = behind == q && !word ? grammar_.PeopleEnd(q, false) : q;
    if (people == q + 1 && !Is(q, kGenericPlural)) {
      Emit(first, people,
           Is(people - 1, kFighterPlural) ? v1::ENTITY_TYPE_ARMED_GROUP : v1::ENTITY_TYPE_GROUP);
      return people;
    }
    Emit(first, behind, TypeOfName(document_, first, behind));
    return q;
  }

  // Whether the unknown words [p, q) and the catalogue name behind them are one name: "North Kivu", "Michael
  // Jordan", "Greater Afghanistan Council".
  bool Absorbs(uint32_t p, uint32_t q, const Match& inner, uint32_t end) const {
    if (tokens_[q - 1].lower == "-") return true;
    const bool one_word = q == p + 1;
    const bool inner_word = inner.end == inner.begin + 1;
    if (one_word && IsCreed(p)) return false;
    if (one_word && Is(p, kDirection) && (inner.state || inner.place)) return true;
    if (one_word && Is(p, kGivenName) && inner_word && !inner.demonym) return true;
    if (inner_word && !inner.state && !inner.person && tokens_[inner.begin].shape != TokenShape::kUpper)
      return true;
    for (uint32_t i = inner.end; i < end; ++i) {
      if (Is(i, kOrgHead | kArmedHead) && !Is(i, kPersonTitle)) return true;
    }
    return false;
  }

  // Cuts words off that are capitalised for another reason than being part of the name; false when none is
  // left.
  bool Trim(uint32_t& p, uint32_t& q) const {
    while (p < q && (Is(p, kFunctionWord) || tokens_[p].kind != TokenKind::kWord)) ++p;
    if (p >= q) return false;
    if (q == p + 1) return IsName(p);
    const bool opener = grammar_.Opens(p) && Is(p, kCommonWord | kTitleModifier | kSpeechVerb | kActorVerb) &&
                        !capitalised_.contains(tokens_[p].lower);
    if (!opener || Is(q - 1, kHeads)) return true;
    ++p;
    return Trim(p, q);
  }

  // "Islamist", "Marxist": before a name it describes whom that names.
  bool IsCreed(uint32_t i) const { return absl::EndsWith(tokens_[i].lower, "ist"); }

  // Whether one capitalised word is a name.
  bool IsName(uint32_t i) const {
    const Token& word = tokens_[i];
    if (word.lower.size() < 2 || Is(i, kCalendarWord | kPersonTitle | kHonorific)) return false;
    if (Is(i, kHeads) && AfterDeterminer(i)) return true;  // "the Front": linked where a longer name holds it
    if (lower_.contains(word.lower) && word.shape != TokenShape::kUpper) return false;
    if (IsCreed(i) && i + 1 < end_ && tokens_[i + 1].kind == TokenKind::kWord) return false;
    if (HasClass(absl::StripSuffix(word.lower, "s"), kCalendarWord)) return false;
    const bool elsewhere = capitalised_.contains(word.lower);
    if (!grammar_.Opens(i)) return !Is(i, kCommonWord | kTitleModifier) || (elsewhere && !heading_);
    if (Is(i, kCommonWord | kTitleModifier | kSpeechVerb | kActorVerb | kAdverb)) return false;
    if (word.shape != TokenShape::kTitle || elsewhere) return true;
    if (i + 1 >= end_) return false;
    const bool plural = word.lower.back() == 's';  // "Tanks are rolling"
    return tokens_[i + 1].lower == "'s" || (!plural && Is(i + 1, kSpeechVerb | kAuxiliary));
  }

  void Emit(uint32_t first, uint32_t end, v1::EntityType type) {
    if (tokens_[first].lower == "the" && end > first + 1) ++first;
    document_.mentions.push_back(MakeMention(document_, first, end, type));
  }

  const Catalogue& catalogue_;
  Document& document_;
  const std::vector<Token>& tokens_;
  const NameGrammar grammar_;
  std::vector<uint32_t> words_;  // of the catalogue, by token
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
