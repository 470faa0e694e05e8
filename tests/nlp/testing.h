// Helpers for tests of the annotator's stages.
#ifndef PARALLAX_TESTS_NLP_TESTING_H_
#define PARALLAX_TESTS_NLP_TESTING_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/nlp/document.h"
#include "services/nlp/sentences.h"
#include "services/nlp/tokens.h"

namespace parallax::nlp {

// A document with this body and nothing else.
inline Document BareDocument(absl::string_view body) {
  v1::Document meta;
  meta.set_body(std::string(body));
  return Document(meta);
}

// A document with sentences and tokens.
inline Document TokenizedDocument(absl::string_view body) {
  Document document = BareDocument(body);
  SentenceStage().Run(document);
  TokenStage().Run(document);
  return document;
}

inline std::vector<std::string> SentenceTexts(const Document& document) {
  std::vector<std::string> texts;
  for (const SentenceSpan& sentence : document.sentences) texts.emplace_back(document.Text(sentence.span));
  return texts;
}

inline std::vector<std::string> TokenTexts(const Document& document) {
  std::vector<std::string> texts;
  for (const Token& token : document.tokens) texts.emplace_back(document.Text(token.span));
  return texts;
}

}  // namespace parallax::nlp

#endif  // PARALLAX_TESTS_NLP_TESTING_H_
