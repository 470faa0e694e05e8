#include "services/nlp/document_names.h"

#include <gtest/gtest.h>

#include "services/nlp/mentions.h"
#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

// Adds the words `text` of the body as a mention of `entity`.
void AddMention(Document& document, absl::string_view text, v1::EntityType type, int entity) {
  for (uint32_t first = 0; first < document.tokens.size(); ++first) {
    for (uint32_t end = first + 1; end <= document.tokens.size(); ++end) {
      if (document.Text(document.TokenRange(first, end)) != text) continue;
      const bool taken = !document.mentions.empty() && document.mentions.back().end_token > first;
      if (taken) continue;
      document.mentions.push_back(MakeMention(document, first, end, type));
      document.mentions.back().entity = entity;
      return;
    }
  }
  FAIL() << text;
}

TEST(DocumentNames, FindTheWholeOfAHead) {
  Document document = TokenizedDocument("the Saltmarsh Front and the Front for Open Rivers, the Front");
  AddMention(document, "Saltmarsh Front", v1::ENTITY_TYPE_ARMED_GROUP, 0);
  AddMention(document, "Front for Open Rivers", v1::ENTITY_TYPE_ARMED_GROUP, 1);
  AddMention(document, "Front", v1::ENTITY_TYPE_UNSPECIFIED, -1);
  DocumentNames names(document);
  names.Add(0);
  EXPECT_EQ(names.WholeOf(2), 0);
  names.Add(1);
  EXPECT_EQ(names.WholeOf(2), 1) << "the one named last";
  EXPECT_TRUE(names.IsBareHead(2));
}

TEST(DocumentNames, TellAPlaceFromWhatIsNamedAfterIt) {
  Document document = TokenizedDocument("the Shield of Yolund entered Yolund");
  AddMention(document, "Shield of Yolund", v1::ENTITY_TYPE_ARMED_GROUP, 0);
  AddMention(document, "Yolund", v1::ENTITY_TYPE_PLACE, -1);
  DocumentNames names(document);
  names.Add(0);
  EXPECT_EQ(names.WholeOf(1), -1);
  EXPECT_FALSE(names.IsBareHead(1));
}

TEST(DocumentNames, FindTheLandOfAnAdjective) {
  Document document = TokenizedDocument("Haddara and a Haddaran envoy, a Stavelian");
  AddMention(document, "Haddara", v1::ENTITY_TYPE_STATE, 4);
  AddMention(document, "Haddaran", v1::ENTITY_TYPE_UNSPECIFIED, -1);
  AddMention(document, "Stavelian", v1::ENTITY_TYPE_UNSPECIFIED, -1);
  DocumentNames names(document);
  names.Add(0);
  EXPECT_EQ(names.LandOf(1), 4);
  EXPECT_EQ(names.LandOf(2), -1);
}

}  // namespace
}  // namespace parallax::nlp
