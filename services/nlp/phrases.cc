#include "services/nlp/phrases.h"

#include <utility>

namespace parallax::nlp {
namespace {

// What is further away no longer belongs to the word that the phrases follow.
constexpr size_t kMaxPhrases = 12;

}  // namespace

int PhraseReader::Previous(int c) const {
  do {
    --c;
    if (Is(c, ChunkKind::kBreak) && WordOf(static_cast<size_t>(c)) == ")") c = BeforeParenthesis(c);
  } while (Is(c, ChunkKind::kTime) || Is(c, ChunkKind::kQuote));
  return c;
}

// "X (ABC)": what stands before the parenthesis that closes at `c`; `c` itself where none opens.
int PhraseReader::BeforeParenthesis(int c) const {
  for (int open = c - 1; open >= 0; --open) {
    if (Is(open, ChunkKind::kBreak) && WordOf(static_cast<size_t>(open)) == "(") return open - 1;
  }
  return c;
}

size_t PhraseReader::Following(size_t c) const {
  do {
    ++c;
  } while (Is(c, ChunkKind::kTime) || Is(c, ChunkKind::kQuote));
  return c;
}

bool PhraseReader::IsFinite(size_t c) const {
  if (!Is(c, ChunkKind::kVerb)) return false;
  const VerbGroup& group = chunks_.verbs[chunks_.chunks[c].index];
  return !group.infinitive && !group.ing && !(group.bare_participle && group.passive);
}

bool PhraseReader::OpensClause(size_t c) const {
  const std::string& word = WordOf(c);
  if (word != "after" && word != "before" && word != "since" && word != "until" && word != "as") return false;
  size_t next = c + 1;
  while (Is(next, ChunkKind::kNoun)) ++next;
  return IsFinite(next);
}

bool PhraseReader::BeginsClause(size_t c) const {
  if (Is(c, ChunkKind::kTime)) ++c;
  if (IsFinite(c)) {
    return !chunks_.verbs[chunks_.chunks[c].index].bare_participle || Is(c + 1, ChunkKind::kNoun);
  }
  if (!Is(c, ChunkKind::kCoordinator) || !Is(c + 1, ChunkKind::kNoun)) return false;
  size_t next = c + 1;
  while (Is(next, ChunkKind::kNoun)) ++next;
  return IsFinite(next);
}

bool PhraseReader::IsParenthesis(size_t c) const {
  if (c + 1 < size() && !Is(c + 1, ChunkKind::kComma)) return false;
  for (size_t i = c + 1; Is(i, ChunkKind::kComma) || Is(i, ChunkKind::kNoun); ++i) {
    if (Is(i + 1, ChunkKind::kCoordinator)) return false;
  }
  return true;
}

std::vector<uint32_t> PhraseReader::CoordinatedFrom(size_t c, size_t& end, bool pair) const {
  std::vector<uint32_t> nouns;
  while (Is(c, ChunkKind::kNoun)) {
    if (chunks_.nouns[chunks_.chunks[c].index].possessive && Is(c + 1, ChunkKind::kNoun)) {
      ++c;
      continue;
    }
    nouns.push_back(chunks_.chunks[c].index);
    end = c + 1;
    size_t next = c + 1;
    while (Is(next, ChunkKind::kComma) || Is(next, ChunkKind::kCoordinator)) ++next;
    if (next == c + 1 || !Is(next, ChunkKind::kNoun)) break;
    if (!Coordinates(c + 1, next) && !(pair && nouns.size() == 1)) break;
    c = next;
  }
  return nouns;
}

// Whether the marks from `first` to the noun phrase at `next` coordinate it rather than open a new clause or
// an apposition.
bool PhraseReader::Coordinates(size_t first, size_t next) const {
  size_t after = next + 1;
  while (Is(after, ChunkKind::kNoun)) ++after;
  if (IsFinite(after)) return false;
  for (size_t i = first; i < next; ++i) {
    if (Is(i, ChunkKind::kCoordinator)) return true;
  }
  // A comma alone: a list when a coordinator comes later in the same run.
  for (size_t i = next; Is(i, ChunkKind::kNoun) || Is(i, ChunkKind::kComma); ++i) {
    if (Is(i + 1, ChunkKind::kCoordinator) && Is(i + 2, ChunkKind::kNoun)) return true;
  }
  return false;
}

std::vector<PrepositionalPhrase> PhraseReader::PhrasesAfter(size_t c) const {
  std::vector<PrepositionalPhrase> phrases;
  while (Is(c, ChunkKind::kTime)) ++c;
  while (Is(c, ChunkKind::kPreposition) && phrases.size() < kMaxPhrases) {
    if (Is(c + 1, ChunkKind::kTime)) {  // "in June"
      c += 2;
      continue;
    }
    if (Is(c + 1, ChunkKind::kPreposition)) ++c;  // "together with"
    size_t next = c + 1;
    while (Is(next, ChunkKind::kQuote)) ++next;
    if (!Is(next, ChunkKind::kNoun)) break;
    PrepositionalPhrase phrase;
    phrase.preposition = chunks_.chunks[c].first;
    phrase.nouns = CoordinatedFrom(next, c, WordOf(c) == "between");
    phrases.push_back(std::move(phrase));
    while (Is(c, ChunkKind::kTime) || Is(c, ChunkKind::kQuote)) ++c;
  }
  return phrases;
}

std::vector<uint32_t> PhraseReader::ByPhrase(size_t c) const {
  for (; c < size() && !Is(c, ChunkKind::kSubordinator) && !Is(c, ChunkKind::kRelative) && !IsFinite(c);
       ++c) {
    if (!Is(c, ChunkKind::kPreposition) || WordOf(c) != "by" || !Is(c + 1, ChunkKind::kNoun)) continue;
    size_t end = c;
    return CoordinatedFrom(c + 1, end);
  }
  return {};
}

PrepositionalPhrase PhraseReader::Unless(size_t c) const {
  PrepositionalPhrase phrase;
  for (; c + 1 < size() && !IsFinite(c); ++c) {
    if (!Is(c, ChunkKind::kSubordinator) || WordOf(c) != "unless" || !Is(c + 1, ChunkKind::kNoun)) continue;
    size_t end = c;
    phrase.preposition = chunks_.chunks[c].first;
    phrase.nouns = CoordinatedFrom(c + 1, end);
    break;
  }
  return phrase;
}

}  // namespace parallax::nlp
