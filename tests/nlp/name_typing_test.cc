#include "services/nlp/name_typing.h"

#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "tests/nlp/testing.h"

namespace parallax::nlp {
namespace {

// The type of the name in brackets.
v1::EntityType TypeOf(absl::string_view text) {
  std::string body;
  uint32_t begin = 0;
  uint32_t end = 0;
  for (const char c : text) {
    if (c == '[') begin = static_cast<uint32_t>(body.size());
    if (c == ']') end = static_cast<uint32_t>(body.size());
    if (c != '[' && c != ']') body += c;
  }
  const Document document = TokenizedDocument(body);
  uint32_t first = 0;
  while (document.tokens[first].span.begin < begin) ++first;
  uint32_t last = first;
  while (last < document.tokens.size() && document.tokens[last].span.end <= end) ++last;
  return TypeOfName(document, first, last);
}

TEST(NameTyping, ReadsHeads) {
  EXPECT_EQ(TypeOf("the [Homeland Order Party] won"), v1::ENTITY_TYPE_ORG);
  EXPECT_EQ(TypeOf("the [Saltmarsh Rifles] won"), v1::ENTITY_TYPE_ARMED_GROUP);
  EXPECT_EQ(TypeOf("the [Front for Open Rivers] won"), v1::ENTITY_TYPE_ARMED_GROUP);
  EXPECT_EQ(TypeOf("across the [Veshara River] lies"), v1::ENTITY_TYPE_PLACE);
  EXPECT_EQ(TypeOf("at the [Corvathen Summit] they"), v1::ENTITY_TYPE_EVENT);
  EXPECT_EQ(TypeOf("the [Corvathen Accord] holds"), v1::ENTITY_TYPE_TREATY);
  EXPECT_EQ(TypeOf("the [Amber Line Corridor] grows"), v1::ENTITY_TYPE_PROJECT);
}

TEST(NameTyping, ReadsTitlesAndShapesOfPersons) {
  EXPECT_EQ(TypeOf("said minister [Qadrane] today"), v1::ENTITY_TYPE_PERSON);
  EXPECT_EQ(TypeOf("then [Emrul Qadrane] slept"), v1::ENTITY_TYPE_PERSON);
}

TEST(NameTyping, ReadsTheWordsAround) {
  EXPECT_EQ(TypeOf("a fire in [Yolund] burnt"), v1::ENTITY_TYPE_PLACE);
  EXPECT_EQ(TypeOf("it is [Haddara]'s parliament that"), v1::ENTITY_TYPE_STATE);
  EXPECT_EQ(TypeOf("then [BWS] slept"), v1::ENTITY_TYPE_ORG);
}

TEST(NameTyping, AbstainsWithoutACue) {
  EXPECT_EQ(TypeOf("then [Yolund] burnt"), v1::ENTITY_TYPE_UNSPECIFIED);
  EXPECT_EQ(TypeOf("then [Seeking Support] came"), v1::ENTITY_TYPE_UNSPECIFIED);
}

}  // namespace
}  // namespace parallax::nlp
