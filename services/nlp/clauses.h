// Who does what to whom in one sentence, as far as chunks and their order tell.
#ifndef PARALLAX_SERVICES_NLP_CLAUSES_H_
#define PARALLAX_SERVICES_NLP_CLAUSES_H_

#include <cstdint>
#include <vector>

#include "services/nlp/chunks.h"
#include "services/nlp/document.h"
#include "services/nlp/lexicon.h"
#include "services/nlp/phrases.h"

namespace parallax::nlp {

// What belongs to one verb group. Of a passive verb the grammatical subject is the object and the by-phrase
// the subject.
struct Clause {
  std::vector<uint32_t> subjects;  // noun phrases
  std::vector<uint32_t> objects;
  std::vector<PrepositionalPhrase> phrases;
  int governor = -1;  // verb group that lends its subject or object
  bool borrowed_subject = false;
  bool in_relative = false;          // "who attacked"
  const Control* control = nullptr;  // what the governor makes of it
  v1::Modality modality = v1::MODALITY_ASSERTED;
};

// What belongs to one noun phrase.
struct NounLinks {
  int preposition = -1;                      // token of the preposition that governs it
  int host = -1;                             // noun phrase that this preposition follows
  int possessor = -1;                        // noun phrase before 's
  int verb = -1;                             // verb group whose object it is
  int apposition = -1;                       // noun phrase that says the same ("the president, X")
  std::vector<PrepositionalPhrase> phrases;  // that follow it
};

struct SentenceSyntax {
  SentenceChunks chunks;
  std::vector<Clause> clauses;   // one per verb group
  std::vector<NounLinks> nouns;  // one per noun phrase
};

SentenceSyntax AnalyzeSentence(const Document& document, const Lexicon& lexicon, uint32_t sentence);

// The stronger of two: negation beats possibility beats assertion; two negations cancel out.
v1::Modality Combine(v1::Modality outer, v1::Modality inner);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_CLAUSES_H_
