// Tells verbs from other words by their neighbours.
#ifndef PARALLAX_SERVICES_NLP_WORD_TAGS_H_
#define PARALLAX_SERVICES_NLP_WORD_TAGS_H_

#include <cstdint>
#include <vector>

#include "services/nlp/document.h"
#include "services/nlp/lexicon.h"

namespace parallax::nlp {

struct WordTag {
  GrammarClass word_class = GrammarClass::kOther;
  const VerbEntry* verb = nullptr;  // set when the word is a verb here
  int mention = -1;                 // mention that covers it, the longest one
  bool possessive_mark = false;     // 's after a noun
  bool punctuation = false;
};

// One tag for each token of the sentence.
std::vector<WordTag> TagWords(const Document& document, const Lexicon& lexicon, uint32_t sentence);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_WORD_TAGS_H_
