// Shallow syntax of one sentence: noun phrases, verb groups and what stands between them. There is no parser
// behind it: words are told apart by closed classes, verb forms and their neighbours.
#ifndef PARALLAX_SERVICES_NLP_CHUNKS_H_
#define PARALLAX_SERVICES_NLP_CHUNKS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "services/nlp/document.h"
#include "services/nlp/lexicon.h"

namespace parallax::nlp {

enum class ChunkKind : uint8_t {
  kNoun,
  kVerb,
  kPreposition,
  kCoordinator,
  kComma,
  kSubordinator,  // because, while, that
  kRelative,
  kQuote,
  kTime,
  kBreak,  // ; : ( ) and dashes
};

// Token ranges are half-open and index Document::tokens.
struct Chunk {
  ChunkKind kind = ChunkKind::kBreak;
  uint32_t first = 0;
  uint32_t end = 0;
  uint32_t index = 0;  // into SentenceChunks::nouns or ::verbs, for kNoun and kVerb

  uint32_t head() const { return end - 1; }
};

struct NounPhrase {
  uint32_t chunk = 0;
  bool possessive = false;         // followed by 's
  bool no = false;                 // "no", "neither": what it takes part in is negated
  std::vector<uint32_t> mentions;  // into Document::mentions
};

struct VerbGroup {
  uint32_t chunk = 0;
  uint32_t head = 0;  // token of the main verb
  std::string lemma;  // "be" for a copula
  bool passive = false;
  bool bare_participle = false;  // past form without auxiliary: active past or reduced passive
  bool negated = false;
  bool infinitive = false;
  bool ing = false;          // without "be"
  bool possible = false;     // may, could
  bool future = false;       // will, would
  bool conditional = false;  // in an if-clause
};

struct SentenceChunks {
  uint32_t sentence = 0;
  std::vector<Chunk> chunks;
  std::vector<NounPhrase> nouns;
  std::vector<VerbGroup> verbs;
};

SentenceChunks ChunkSentence(const Document& document, const Lexicon& lexicon, uint32_t sentence);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_CHUNKS_H_
