#include "services/nlp/chunks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "services/nlp/word_tags.h"

namespace parallax::nlp {
namespace {

class Chunker {
 public:
  Chunker(const Document& document, const Lexicon& lexicon, uint32_t sentence)
      : document_(document),
        lexicon_(lexicon),
        offset_(document.sentences[sentence].first_token),
        tags_(TagWords(document, lexicon, sentence)) {
    out_.sentence = sentence;
  }

  SentenceChunks Run() {
    for (size_t i = 0; i < tags_.size();) i = Next(i);
    AddMentions();
    MarkConditions();
    return std::move(out_);
  }

 private:
  const Token& TokenAt(size_t i) const { return document_.tokens[offset_ + i]; }

  void Add(ChunkKind kind, size_t first, size_t end, size_t index = 0) {
    out_.chunks.push_back({kind, offset_ + static_cast<uint32_t>(first), offset_ + static_cast<uint32_t>(end),
                           static_cast<uint32_t>(index)});
  }

  // Adds the chunk that opens at `i`; returns its end.
  size_t Next(size_t i) {
    const WordTag& tag = tags_[i];
    if (tag.mention >= 0) return AddNoun(i);
    if (tag.possessive_mark) {
      if (!out_.nouns.empty() && out_.chunks.back().kind == ChunkKind::kNoun)
        out_.nouns.back().possessive = true;
      return i + 1;
    }
    if (tag.punctuation) return AddMark(i);
    if (const size_t end = VerbGroupEnd(i); end > i) return AddVerb(i, end);
    switch (tag.word_class) {
      case GrammarClass::kPreposition:
      case GrammarClass::kTo:
        return AddWord(ChunkKind::kPreposition, i);
      case GrammarClass::kCoordinator:
        return AddWord(ChunkKind::kCoordinator, i);
      case GrammarClass::kThat:
        return AddThat(i);
      case GrammarClass::kSubordinator:
      case GrammarClass::kCondition:
        return AddWord(ChunkKind::kSubordinator, i);
      case GrammarClass::kRelative:
        return AddWord(ChunkKind::kRelative, i);
      case GrammarClass::kTime:
        return AddWord(ChunkKind::kTime, i);
      case GrammarClass::kAdverb:
      case GrammarClass::kNegator:
        return i + 1;
      default:
        return AddNoun(i);
    }
  }

  size_t AddWord(ChunkKind kind, size_t i) {
    Add(kind, i, i + 1);
    return i + 1;
  }

  // "that" after a noun and before a verb is a relative pronoun; before a noun it may be a determiner, but it
  // nearly always opens a clause in news text.
  size_t AddThat(size_t i) {
    const bool after_noun = !out_.chunks.empty() && out_.chunks.back().kind == ChunkKind::kNoun;
    const bool before_verb = i + 1 < tags_.size() && VerbGroupEnd(i + 1) > i + 1;
    return AddWord(after_noun && before_verb ? ChunkKind::kRelative : ChunkKind::kSubordinator, i);
  }

  size_t AddMark(size_t i) {
    const std::string& mark = TokenAt(i).lower;
    if (mark == ",") return AddWord(ChunkKind::kComma, i);
    if (mark == "\"") return AddWord(ChunkKind::kQuote, i);
    if (mark == "'" && IsPluralPossessive(i)) out_.nouns.back().possessive = true;
    if (mark == "'" || mark == "." || mark == "%" || mark == "$") return i + 1;
    const bool hyphen = mark == "-" && i > 0 && i + 1 < tags_.size() &&
                        TokenAt(i - 1).span.end == TokenAt(i).span.begin &&
                        TokenAt(i).span.end == TokenAt(i + 1).span.begin;
    return hyphen ? i + 1 : AddWord(ChunkKind::kBreak, i);
  }

  // "the rebels' leader", "the United States' decision".
  bool IsPluralPossessive(size_t i) const {
    return i > 0 && i + 1 < tags_.size() && !out_.chunks.empty() &&
           out_.chunks.back().kind == ChunkKind::kNoun && absl::EndsWith(TokenAt(i - 1).lower, "s") &&
           TokenAt(i - 1).span.end == TokenAt(i).span.begin && TokenAt(i + 1).kind == TokenKind::kWord &&
           TokenAt(i + 1).span.begin > TokenAt(i).span.end;
  }

  static bool IsAuxiliary(GrammarClass word_class) {
    return word_class == GrammarClass::kBe || word_class == GrammarClass::kHave ||
           word_class == GrammarClass::kDo || word_class == GrammarClass::kModal ||
           word_class == GrammarClass::kPossible || word_class == GrammarClass::kFuture;
  }

  // End of the verb group that opens at `i`: auxiliaries, adverbs, a verb; or a copula. `i` when none opens.
  size_t VerbGroupEnd(size_t i) const {
    size_t j = i;
    size_t last_auxiliary = tags_.size();
    if (tags_[j].word_class == GrammarClass::kNegator && j + 1 < tags_.size() &&
        !IsAuxiliary(tags_[j + 1].word_class) && tags_[j + 1].verb == nullptr &&
        tags_[j + 1].word_class != GrammarClass::kTo) {
      return i;
    }
    while (j < tags_.size() && tags_[j].mention < 0) {
      const GrammarClass word_class = tags_[j].word_class;
      if (tags_[j].verb != nullptr) return j + 1;
      if (word_class == GrammarClass::kTo) {
        if (j != i && last_auxiliary == tags_.size() && tags_[i].word_class != GrammarClass::kNegator)
          return i;
        if (j != i && last_auxiliary != tags_.size()) break;
      } else if (IsAuxiliary(word_class)) {
        last_auxiliary = j;
      } else if (word_class != GrammarClass::kAdverb && word_class != GrammarClass::kNegator) {
        break;
      }
      ++j;
    }
    // No main verb: "is", "have" and "do" are verbs themselves.
    return last_auxiliary == tags_.size() ? i : last_auxiliary + 1;
  }

  size_t AddVerb(size_t first, size_t end) {
    VerbGroup group;
    group.chunk = static_cast<uint32_t>(out_.chunks.size());
    group.head = offset_ + static_cast<uint32_t>(end - 1);
    const WordTag& head = tags_[end - 1];
    GrammarClass last = GrammarClass::kOther;
    for (size_t i = first; i + 1 < end; ++i) ReadAuxiliary(i, group, last);
    if (head.verb == nullptr) {
      ReadAuxiliary(end - 1, group, last);
      group.lemma = last == GrammarClass::kBe ? "be" : last == GrammarClass::kHave ? "have" : "do";
      size_t after = end;
      while (after < tags_.size() &&
             (tags_[after].word_class == GrammarClass::kNegator || TokenAt(after).lower == "no")) {
        group.negated = true;
        ++after;
        break;
      }
    } else {
      group.lemma = head.verb->lemma;
      const uint8_t forms = head.verb->forms;
      group.passive = last == GrammarClass::kBe && (forms & kParticiple);
      group.ing = last != GrammarClass::kBe && (forms & kIngForm);
      group.bare_participle = last == GrammarClass::kOther && !group.infinitive && (forms & kParticiple);
      const size_t after = end < tags_.size() && IsParticle(end) ? end + 1 : end;
      if (group.bare_participle && after < tags_.size() && TokenAt(after).lower == "by") group.passive = true;
    }
    // "has been no longer": an adverb pair that negates what stands after "no".
    if (first > 1 && TokenAt(first - 1).lower == "longer" && TokenAt(first - 2).lower == "no")
      group.negated = true;
    if (first > 0 && Negates(first - 1)) group.negated = true;
    if (head.verb != nullptr && end < tags_.size() && IsParticle(end)) ++end;
    Add(ChunkKind::kVerb, first, end, out_.verbs.size());
    out_.verbs.push_back(std::move(group));
    return end;
  }

  // "cracked down", "shut up": a preposition behind a verb that belongs to it.
  bool IsParticle(size_t i) const {
    const std::string& word = TokenAt(i).lower;
    return tags_[i].mention < 0 && (word == "up" || word == "down" || word == "out" || word == "off" ||
                                    word == "back" || word == "away");
  }

  void ReadAuxiliary(size_t i, VerbGroup& group, GrammarClass& last) const {
    const GrammarClass word_class = tags_[i].word_class;
    const std::string& word = TokenAt(i).lower;
    if (word_class == GrammarClass::kNegator || absl::EndsWith(word, "n't") || word == "cannot")
      group.negated = true;
    if (word_class == GrammarClass::kTo) group.infinitive = true;
    if (word_class == GrammarClass::kPossible) group.possible = true;
    if (word_class == GrammarClass::kFuture) group.future = true;
    if (IsAuxiliary(word_class)) last = word_class;
  }

  // "no", "neither", "nor", "nobody", "never".
  bool Negates(size_t i) const {
    const std::string& word = TokenAt(i).lower;
    return tags_[i].word_class == GrammarClass::kNegator || word == "no" || word == "nor" ||
           word == "nobody" || word == "nothing" || word == "none";
  }

  bool ContinuesNoun(size_t i, size_t first) const {
    const WordTag& tag = tags_[i];
    if (tag.mention >= 0) return true;
    if (tag.punctuation) {
      // Hyphens inside words, and stops of abbreviations.
      return TokenAt(i).lower == "-" && i + 1 < tags_.size() &&
             TokenAt(i - 1).span.end == TokenAt(i).span.begin &&
             TokenAt(i).span.end == TokenAt(i + 1).span.begin;
    }
    if (tag.possessive_mark || tag.verb != nullptr || VerbGroupEnd(i) > i) return false;
    if (i > first && StartsAdjectivePhrase(i)) return false;
    switch (tag.word_class) {
      case GrammarClass::kOther:
      case GrammarClass::kTimeUnit:
        return true;
      case GrammarClass::kDeterminer:
      case GrammarClass::kPossessive:
        return OnlyOpeners(first, i);
      case GrammarClass::kPronoun:
        return i == first;
      case GrammarClass::kAdverb:
        return OnlyOpeners(first, i);
      default:
        return false;
    }
  }

  // "militants | loyal to X": an adjective with its preposition is a phrase of its own.
  bool StartsAdjectivePhrase(size_t i) const {
    return i + 1 < tags_.size() && !lexicon_.CuesOf(TokenAt(i).lower, CueKind::kAdjective).empty() &&
           (tags_[i + 1].word_class == GrammarClass::kPreposition ||
            tags_[i + 1].word_class == GrammarClass::kTo);
  }

  // Whether all of [first, end) are determiners and the like: "all the", "both his".
  bool OnlyOpeners(size_t first, size_t end) const {
    for (size_t i = first; i < end; ++i) {
      const GrammarClass word_class = tags_[i].word_class;
      if (tags_[i].mention >= 0 ||
          (word_class != GrammarClass::kDeterminer && word_class != GrammarClass::kPossessive &&
           word_class != GrammarClass::kAdverb)) {
        return false;
      }
    }
    return true;
  }

  size_t AddNoun(size_t first) {
    size_t end = first + 1;
    if (tags_[first].mention >= 0) end = MentionEnd(first);
    while (end < tags_.size() && ContinuesNoun(end, first)) {
      end = tags_[end].mention >= 0 ? std::max(end + 1, MentionEnd(end)) : end + 1;
    }
    NounPhrase noun;
    noun.chunk = static_cast<uint32_t>(out_.chunks.size());
    noun.no = Negates(first) || (first > 0 && Negates(first - 1));
    Add(ChunkKind::kNoun, first, end, out_.nouns.size());
    out_.nouns.push_back(std::move(noun));
    return end;
  }

  size_t MentionEnd(size_t i) const {
    return document_.mentions[static_cast<size_t>(tags_[i].mention)].end_token - offset_;
  }

  void AddMentions() {
    const auto [first, end] = document_.MentionsOf(out_.sentence);
    for (size_t m = first; m < end; ++m) {
      const MentionLayer& mention = document_.mentions[m];
      if (mention.entity < 0) continue;
      for (NounPhrase& noun : out_.nouns) {
        const Chunk& chunk = out_.chunks[noun.chunk];
        if (chunk.first <= mention.first_token && mention.end_token <= chunk.end) {
          noun.mentions.push_back(static_cast<uint32_t>(m));
        }
      }
    }
  }

  // Verbs from "if" to the next comma or the end are in a conditional clause.
  void MarkConditions() {
    bool conditional = false;
    for (const Chunk& chunk : out_.chunks) {
      if (chunk.kind == ChunkKind::kSubordinator) {
        conditional = lexicon_.ClassOf(document_.tokens[chunk.first].lower) == GrammarClass::kCondition;
      } else if (chunk.kind == ChunkKind::kComma || chunk.kind == ChunkKind::kBreak) {
        conditional = false;
      } else if (chunk.kind == ChunkKind::kVerb) {
        out_.verbs[chunk.index].conditional = conditional;
      }
    }
  }

  const Document& document_;
  const Lexicon& lexicon_;
  const uint32_t offset_;
  const std::vector<WordTag> tags_;
  SentenceChunks out_;
};

}  // namespace

SentenceChunks ChunkSentence(const Document& document, const Lexicon& lexicon, uint32_t sentence) {
  return Chunker(document, lexicon, sentence).Run();
}

}  // namespace parallax::nlp
