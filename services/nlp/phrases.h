// Reads coordinations, prepositional phrases and the begins of clauses off a sentence's chunks.
#ifndef PARALLAX_SERVICES_NLP_PHRASES_H_
#define PARALLAX_SERVICES_NLP_PHRASES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "services/nlp/chunks.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

struct PrepositionalPhrase {
  uint32_t preposition = 0;     // token
  std::vector<uint32_t> nouns;  // noun phrases, several when coordinated
};

// A view of chunks; `document` and `chunks` must outlive it. Chunks are named by their index in the sentence;
// an index out of range is no chunk of any kind.
class PhraseReader {
 public:
  PhraseReader(const Document& document, const SentenceChunks& chunks)
      : document_(document), chunks_(chunks) {}

  bool Is(size_t c, ChunkKind kind) const {
    return c < chunks_.chunks.size() && chunks_.chunks[c].kind == kind;
  }
  bool Is(int c, ChunkKind kind) const { return c >= 0 && Is(static_cast<size_t>(c), kind); }
  bool Is(uint32_t c, ChunkKind kind) const { return Is(static_cast<size_t>(c), kind); }
  size_t size() const { return chunks_.chunks.size(); }
  // Noun phrase or verb group of the chunk.
  uint32_t IndexOf(int c) const { return chunks_.chunks[static_cast<size_t>(c)].index; }
  // First token of the chunk, and its word.
  uint32_t TokenOf(int c) const { return chunks_.chunks[static_cast<size_t>(c)].first; }
  const std::string& WordOf(size_t c) const { return document_.tokens[chunks_.chunks[c].first].lower; }

  // The chunk before `c` that is no time, quotation mark or parenthesis; -1 at the start.
  int Previous(int c) const;
  // The chunk behind `c` that is no time or quotation mark.
  size_t Following(size_t c) const;

  // Whether `c` is a verb group that needs a subject of its own before it.
  bool IsFinite(size_t c) const;
  // "after US forces attacked": whether the preposition `c` opens a clause of its own.
  bool OpensClause(size_t c) const;
  // Whether what stands before `c` is the subject of a clause rather than an object: "says X (and Y)
  // attacked".
  bool BeginsClause(size_t c) const;
  // Whether the noun phrase `c` ends at a comma or the end, and no list is under way: ", X,".
  bool IsParenthesis(size_t c) const;

  // The noun phrase at `c` and those coordinated with it; `end` becomes the chunk behind them. `pair`: two
  // are sure to come ("between"). A possessor is left to the phrase that it belongs to.
  std::vector<uint32_t> CoordinatedFrom(size_t c, size_t& end, bool pair = false) const;
  // Prepositional phrases from `c` on, as far as they follow one another.
  std::vector<PrepositionalPhrase> PhrasesAfter(size_t c) const;
  // Noun phrases of the first "by" from `c` on, before the clause ends.
  std::vector<uint32_t> ByPhrase(size_t c) const;
  // "threatens war unless X yields": X behind `c` as if it hung on a preposition; empty nouns when there is
  // none.
  PrepositionalPhrase Unless(size_t c) const;

 private:
  int BeforeParenthesis(int c) const;
  bool Coordinates(size_t first, size_t next) const;

  const Document& document_;
  const SentenceChunks& chunks_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_PHRASES_H_
