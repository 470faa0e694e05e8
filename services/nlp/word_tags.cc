#include "services/nlp/word_tags.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace parallax::nlp {
namespace {

// "likely" words in -ly that are no adverbs are those the lexicon knows otherwise.
bool LooksLikeAdverb(const Token& token, const Lexicon& lexicon) {
  return token.lower.size() > 4 && absl::EndsWith(token.lower, "ly") && token.shape == TokenShape::kLower &&
         lexicon.FindVerb(token.lower) == nullptr && lexicon.SourceOf(token.lower) == SourceKind::kNone &&
         lexicon.CuesOf(token.lower, CueKind::kNoun).empty() && token.lower != "family";
}

class Tagger {
 public:
  Tagger(const Document& document, const Lexicon& lexicon, uint32_t sentence)
      : document_(document), lexicon_(lexicon), span_(document.sentences[sentence]), sentence_(sentence) {}

  std::vector<WordTag> Run() {
    tags_.resize(span_.end_token - span_.first_token);
    for (size_t i = 0; i < tags_.size(); ++i) TagClass(i);
    TagMentions();
    TagQuantifiers();
    for (size_t i = 0; i < tags_.size(); ++i) {
      if (IsVerb(i)) tags_[i].verb = lexicon_.FindVerb(TokenAt(i).lower);
    }
    return std::move(tags_);
  }

 private:
  const Token& TokenAt(size_t i) const { return document_.tokens[span_.first_token + i]; }

  void TagClass(size_t i) {
    const Token& token = TokenAt(i);
    WordTag& tag = tags_[i];
    if (token.kind == TokenKind::kPunctuation) {
      tag.punctuation = true;
      return;
    }
    if (token.kind == TokenKind::kNumber) return;
    tag.word_class = lexicon_.ClassOf(token.lower);
    tag.possessive_mark = token.lower == "'s";
    // Upper-case words inside a sentence are names, whatever they mean: "May", "Will", "US", "AND".
    if (i > 0 && token.shape != TokenShape::kLower && token.shape != TokenShape::kOther &&
        tag.word_class != GrammarClass::kTime && tag.word_class != GrammarClass::kPronoun &&
        tag.word_class != GrammarClass::kPossessive && tag.word_class != GrammarClass::kDeterminer &&
        !StartsQuote(i)) {
      tag.word_class = GrammarClass::kOther;
    }
    if (tag.word_class == GrammarClass::kOther && LooksLikeAdverb(token, lexicon_))
      tag.word_class = GrammarClass::kAdverb;
    if (i > 0 && token.shape == TokenShape::kTitle && (token.lower == "march" || token.lower == "may")) {
      tag.word_class = GrammarClass::kTime;
    }
    if (tag.word_class == GrammarClass::kTimeUnit) {
      const bool time = i > 0 && IsTimeModifier(TokenAt(i - 1));
      tag.word_class = time ? GrammarClass::kTime : GrammarClass::kOther;
      if (time) tags_[i - 1].word_class = GrammarClass::kTime;
    }
  }

  // "more than 20", "at least two", "about 500": what stands before the number is no preposition.
  void TagQuantifiers() {
    static constexpr absl::string_view kPairs[] = {"more than", "less than", "fewer than", "at least",
                                                   "at most",   "up to",     "many as"};
    for (size_t i = 0; i + 1 < tags_.size(); ++i) {
      const std::string& word = TokenAt(i).lower;
      const Token& next = TokenAt(i + 1);
      const bool number = next.kind == TokenKind::kNumber;
      if (number && (word == "about" || word == "around" || word == "over" || word == "some"))
        Quantify(i, i + 1);
      for (const absl::string_view pair : kPairs) {
        if (absl::StartsWith(pair, word) && pair.substr(word.size()) == absl::StrCat(" ", next.lower))
          Quantify(i, i + 2);
      }
    }
  }
  void Quantify(size_t first, size_t end) {
    if (first > 0 && TokenAt(first).lower == "many" && TokenAt(first - 1).lower == "as") --first;
    for (size_t i = first; i < end; ++i) {
      if (tags_[i].mention < 0) tags_[i].word_class = GrammarClass::kAdverb;
    }
  }

  bool StartsQuote(size_t i) const { return tags_[i - 1].punctuation && TokenAt(i - 1).lower == "\""; }

  static bool IsTimeModifier(const Token& token) {
    return token.kind == TokenKind::kNumber || token.lower == "last" || token.lower == "next" ||
           token.lower == "this" || token.lower == "past" || token.lower == "recent" ||
           token.lower == "two" || token.lower == "three" || token.lower == "few" ||
           token.lower == "several" || token.lower == "each";
  }

  void TagMentions() {
    const auto [first, end] = document_.MentionsOf(sentence_);
    for (size_t m = first; m < end; ++m) {
      const MentionLayer& mention = document_.mentions[m];
      if (mention.entity < 0) continue;
      for (uint32_t t = mention.first_token; t < mention.end_token; ++t) {
        WordTag& tag = tags_[t - span_.first_token];
        if (tag.mention >= 0 &&
            document_.mentions[static_cast<size_t>(tag.mention)].span.size() >= mention.span.size()) {
          continue;
        }
        tag.mention = static_cast<int>(m);
      }
    }
  }

  // The nearest word or mark before `i` that is no adverb or negator; -1 at the start.
  int Before(size_t i) const {
    int j = static_cast<int>(i) - 1;
    while (j >= 0 &&
           (At(j).word_class == GrammarClass::kAdverb || At(j).word_class == GrammarClass::kNegator ||
            At(j).word_class == GrammarClass::kTime)) {
      --j;
    }
    return j;
  }
  int After(size_t i) const {
    size_t j = i + 1;
    while (j < tags_.size() && tags_[j].word_class == GrammarClass::kAdverb) ++j;
    return j < tags_.size() ? static_cast<int>(j) : -1;
  }
  const WordTag& At(int i) const { return tags_[static_cast<size_t>(i)]; }

  bool IsPlural(int i) const {
    const std::string& word = TokenAt(static_cast<size_t>(i)).lower;
    return word.size() > 3 && absl::EndsWith(word, "s") && !absl::EndsWith(word, "ss");
  }

  bool InMention(int i) const { return i >= 0 && At(i).mention >= 0; }

  // A name or word that can be a subject: not one that modifies what follows.
  bool IsNounLike(int i) const {
    if (i < 0) return false;
    if (InMention(i)) return !document_.mentions[static_cast<size_t>(At(i).mention)].adjectival;
    return !At(i).punctuation && !At(i).possessive_mark && At(i).verb == nullptr &&
           (At(i).word_class == GrammarClass::kOther || At(i).word_class == GrammarClass::kPronoun);
  }

  // Whether a noun phrase opens here: what follows a verb with an object.
  bool OpensNounPhrase(int i) const {
    if (i < 0 || At(i).punctuation) return false;
    if (InMention(i)) return true;
    const GrammarClass word_class = At(i).word_class;
    if (word_class == GrammarClass::kDeterminer || word_class == GrammarClass::kPossessive ||
        word_class == GrammarClass::kPronoun) {
      return true;
    }
    return TokenAt(static_cast<size_t>(i)).shape != TokenShape::kLower;
  }

  bool HasVerbBefore(size_t i) const {
    for (size_t j = 0; j < i; ++j) {
      if (tags_[j].verb != nullptr) return true;
    }
    return false;
  }

  bool IsVerb(size_t i) const {
    const WordTag& tag = tags_[i];
    const Token& token = TokenAt(i);
    if (tag.mention >= 0 || tag.punctuation || tag.word_class != GrammarClass::kOther) return false;
    if (token.shape != TokenShape::kLower && i > 0 && !StartsQuote(i)) return false;
    const VerbEntry* verb = lexicon_.FindVerb(token.lower);
    if (verb == nullptr) return false;
    if (i > 0 && tags_[i - 1].punctuation && TokenAt(i - 1).lower == "-") return false;
    if (i + 1 < tags_.size() && TokenAt(i + 1).lower == "-" && TokenAt(i + 1).span.begin == token.span.end) {
      return false;
    }
    const int before = Before(i);
    const GrammarClass before_class = before < 0 ? GrammarClass::kOther : At(before).word_class;
    switch (before_class) {
      case GrammarClass::kTo:
      case GrammarClass::kModal:
      case GrammarClass::kPossible:
      case GrammarClass::kFuture:
      case GrammarClass::kDo:
        return (verb->forms & kBaseForm) != 0;
      case GrammarClass::kBe:
        return (verb->forms & (kParticiple | kIngForm)) != 0;
      case GrammarClass::kHave:
        return (verb->forms & kParticiple) != 0;
      case GrammarClass::kDeterminer:
      case GrammarClass::kPossessive:
        return false;
      default:
        break;
    }
    if (before >= 0 && At(before).possessive_mark) return false;
    if (verb->forms & kIngForm) return IsIngVerb(i, before);
    if (verb->forms & (kPast | kParticiple)) return IsPastVerb(i, before, *verb);
    return IsPresentVerb(i, before, *verb);
  }

  bool IsIngVerb(size_t i, int before) const {
    const int after = After(i);
    if (after < 0 || At(after).punctuation) return before >= 0 && IsNounLike(before);
    const std::string& next = TokenAt(static_cast<size_t>(after)).lower;
    if (next == "of" || next == "between" || next == "has" || next == "is" || next == "was") return false;
    if (before < 0 || At(before).punctuation) return true;
    switch (At(before).word_class) {
      case GrammarClass::kPreposition:
      case GrammarClass::kSubordinator:
      case GrammarClass::kCoordinator:
      case GrammarClass::kRelative:
        return OpensNounPhrase(after) || At(after).word_class == GrammarClass::kPreposition ||
               At(after).word_class == GrammarClass::kTo || At(after).word_class == GrammarClass::kOther;
      default:
        break;
    }
    if (At(before).verb != nullptr)
      return OpensNounPhrase(after) || At(after).word_class == GrammarClass::kOther;
    return IsNounLike(before);
  }

  bool IsPastVerb(size_t i, int before, const VerbEntry& verb) const {
    const int after = After(i);
    const bool modifies = after >= 0 && !At(after).punctuation && !OpensNounPhrase(after) &&
                          (At(after).word_class == GrammarClass::kOther);
    if (before < 0 || At(before).punctuation)
      return !modifies ||
             (before >= 0 && HasVerbBefore(i) && (verb.forms & kPast) && !(verb.forms & kParticiple));
    switch (At(before).word_class) {
      case GrammarClass::kPreposition:
        return TokenAt(static_cast<size_t>(before)).lower == "as" && !modifies;
      case GrammarClass::kCoordinator:
        return HasVerbBefore(i) || !modifies;
      default:
        break;
    }
    if (At(before).verb != nullptr) return false;
    if (InMention(before) && document_.mentions[static_cast<size_t>(At(before).mention)].adjectival)
      return !modifies;
    return true;
  }

  bool IsPresentVerb(size_t i, int before, const VerbEntry& verb) const {
    const int after = After(i);
    if (before < 0) return false;
    const WordTag& previous = At(before);
    if (previous.word_class == GrammarClass::kPreposition || previous.verb != nullptr) return false;
    const bool relative =
        previous.word_class == GrammarClass::kRelative || previous.word_class == GrammarClass::kThat;
    const bool coordinated = previous.word_class == GrammarClass::kCoordinator && HasVerbBefore(i);
    if (verb.also_noun) {
      const bool subject =
          relative || IsNounLike(before) || (previous.punctuation && HasVerbBefore(i)) || coordinated;
      return subject && OpensNounPhrase(after);
    }
    if (relative || coordinated) return true;
    if (previous.punctuation) return HasVerbBefore(i) || (verb.forms & kThirdPerson);
    if (!IsNounLike(before)) return false;
    if (verb.forms & kThirdPerson) return true;
    return InMention(before) || IsPlural(before) || previous.word_class == GrammarClass::kPronoun;
  }

  const Document& document_;
  const Lexicon& lexicon_;
  const SentenceSpan& span_;
  const uint32_t sentence_;
  std::vector<WordTag> tags_;
};

}  // namespace

std::vector<WordTag> TagWords(const Document& document, const Lexicon& lexicon, uint32_t sentence) {
  return Tagger(document, lexicon, sentence).Run();
}

}  // namespace parallax::nlp
