// Helpers for tests of attribution and stance: documents with marked actors, read from a short notation.
#ifndef PARALLAX_TESTS_NLP_STANCE_TESTING_H_
#define PARALLAX_TESTS_NLP_STANCE_TESTING_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/nlp/attribution.h"
#include "services/nlp/lexicon.h"
#include "services/nlp/stance.h"
#include "tests/nlp/testing.h"

namespace parallax::nlp {

// The project's own lexicon.
inline const Lexicon& ProjectLexicon() {
  static const auto* lexicon = [] {
    auto loaded = Lexicon::Load(PARALLAX_SOURCE_DIR "/lexicon");
    if (!loaded.ok()) ADD_FAILURE() << loaded.status();
    return loaded->release();
  }();
  return *lexicon;
}

// "[kesh:Keshvar] attacked [orl:Orlesk]": each bracket is a mention of the entity before the colon; "~"
// before the colon marks one that modifies what follows ("[orl~:Orleskan] troops").
inline Document MarkedDocument(absl::string_view marked) {
  std::string body;
  std::vector<MentionLayer> mentions;
  std::vector<EntityLayer> entities;
  for (size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != '[') {
      body += marked[i];
      continue;
    }
    const size_t colon = marked.find(':', i);
    const size_t close = marked.find(']', colon);
    std::string id(marked.substr(i + 1, colon - i - 1));
    MentionLayer mention;
    mention.adjectival = id.back() == '~';
    if (mention.adjectival) id.pop_back();
    auto entity =
        std::find_if(entities.begin(), entities.end(), [&](const EntityLayer& e) { return e.id == id; });
    if (entity == entities.end()) entity = entities.insert(entities.end(), EntityLayer{id, id, {}, false});
    mention.entity = static_cast<int>(entity - entities.begin());
    mention.span.begin = static_cast<uint32_t>(body.size());
    body += std::string(marked.substr(colon + 1, close - colon - 1));
    mention.span.end = static_cast<uint32_t>(body.size());
    mentions.push_back(mention);
    i = close;
  }
  Document document = TokenizedDocument(body);
  document.entities = std::move(entities);
  for (MentionLayer& mention : mentions) {
    for (uint32_t t = 0; t < document.tokens.size(); ++t) {
      if (!document.tokens[t].span.Overlaps(mention.span)) continue;
      if (mention.end_token == 0) mention.first_token = t;
      mention.end_token = t + 1;
      mention.sentence = document.tokens[t].sentence;
    }
    document.mentions.push_back(mention);
  }
  return document;
}

inline Document AnnotatedDocument(absl::string_view marked) {
  Document document = MarkedDocument(marked);
  AttributionStage(ProjectLexicon()).Run(document);
  StanceStage(ProjectLexicon()).Run(document);
  return document;
}

inline std::string EntityName(const Document& document, int entity) {
  return entity < 0 ? "AUTHOR" : document.entities[static_cast<size_t>(entity)].id;
}

// "kesh>orl OPPOSE", with the modality when it is not ASSERTED.
inline std::string ClaimText(const Document& document, const ClaimLayer& claim) {
  std::string text = absl::StrCat(EntityName(document, claim.holder), ">", EntityName(document, claim.target),
                                  " ", v1::Polarity_Name(claim.polarity).substr(9));
  if (claim.modality != v1::MODALITY_ASSERTED) {
    absl::StrAppend(&text, " ", v1::Modality_Name(claim.modality).substr(9));
  }
  return text;
}

inline std::vector<std::string> ClaimTexts(const Document& document) {
  std::vector<std::string> texts;
  for (const ClaimLayer& claim : document.claims) texts.push_back(ClaimText(document, claim));
  return texts;
}

inline std::vector<std::string> ClaimsOf(absl::string_view marked) {
  return ClaimTexts(AnnotatedDocument(marked));
}

}  // namespace parallax::nlp

#endif  // PARALLAX_TESTS_NLP_STANCE_TESTING_H_
