// How names, titles and the organs of states are put together in running text.
#ifndef PARALLAX_SERVICES_NLP_NAME_GRAMMAR_H_
#define PARALLAX_SERVICES_NLP_NAME_GRAMMAR_H_

#include <cstdint>
#include <vector>

#include "services/nlp/catalogue.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

// Reads the tokens of one document; it must outlive the grammar. Ends are one behind the last token and never
// behind the token's sentence.
class NameGrammar {
 public:
  explicit NameGrammar(const Document& document);

  // Whether the word is in one of the classes (WordClass) / begins with a capital.
  bool Is(uint32_t i, uint64_t classes) const { return (classes_[i] & classes) != 0; }
  bool Capitalised(uint32_t i) const { return IsCapitalised(tokens_[i]); }

  // Whether a capital at `i` tells nothing: first in a sentence or a quotation.
  bool Opens(uint32_t i) const;

  // Whether sentence `s` is written in capitals, or with a capital on nearly every word.
  bool IsHeading(uint32_t s) const;

  // Whether a run of capitalised words begins at `i`: a capital, or the "al" of "al-Bureij".
  bool BeginsRun(uint32_t i) const;
  // End of the run that begins at `i`, with the small words that names hold ("Bank of China").
  uint32_t RunEnd(uint32_t i) const;

  // End of the title at `i` ("Deputy Foreign Minister", "Secretary of State", "Ambassador to"), before `end`;
  // `i` when there is none. A title that is part of a longer name ("General Assembly") is none.
  uint32_t TitleEnd(uint32_t i, uint32_t end) const;

  // End of the organ behind a state's name ("[Tajik] security forces", "foreign ministry"), or `i`.
  uint32_t OrganEnd(uint32_t i) const;

  // End of the plural noun that makes a group of people of the name before it ("[Syrian] rebels", "[Hong
  // Kong] pro-democracy activists"), or `i`. `adjective`: the name is one, so that more may stand between.
  uint32_t PeopleEnd(uint32_t i, bool adjective) const;

 private:
  uint32_t SentenceEnd(uint32_t i) const { return document_.sentences[tokens_[i].sentence].end_token; }
  uint32_t SentenceBegin(uint32_t i) const { return document_.sentences[tokens_[i].sentence].first_token; }
  bool NamePart(uint32_t i) const;
  bool IsParticle(uint32_t i) const;
  bool Modifies(uint32_t i, bool adjective) const;
  uint32_t Continuation(uint32_t begin, uint32_t end) const;
  uint32_t Complement(uint32_t begin, uint32_t of) const;
  uint32_t Hyphenated(uint32_t begin, uint32_t hyphen) const;
  uint32_t Possessive(uint32_t begin, uint32_t mark) const;
  uint32_t Joined(uint32_t begin, uint32_t conjunction) const;
  bool LooksLikePerson(uint32_t begin, uint32_t end) const;

  const Document& document_;
  const std::vector<Token>& tokens_;
  std::vector<uint64_t> classes_;  // by token
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_NAME_GRAMMAR_H_
