#include "services/nlp/antecedents.h"

#include <gtest/gtest.h>

#include "tests/nlp/catalogue_testing.h"

namespace parallax::nlp {
namespace {

// The name of the entity that the token `i` refers to when everything named before it is known; "" for none.
std::string AntecedentOf(absl::string_view body, uint32_t i) {
  const auto catalogue = InventedCatalogue();
  const Document document = LinkedDocument(*catalogue, body);
  std::vector<Description> descriptions = DescribeEntities(document, *catalogue);
  AntecedentResolver resolver(document, descriptions);
  for (const MentionLayer& mention : document.mentions) {
    if (mention.end_token <= i) resolver.Add(mention, AnaphorClass::kIt);
  }
  const Resolution resolution = resolver.Resolve(AnaphorAt(document, i));
  return resolution.entity < 0 ? "" : document.entities[static_cast<size_t>(resolution.entity)].name;
}

TEST(Antecedents, PreferTheSubjectOfTheSentenceBefore) {
  EXPECT_EQ(AntecedentOf("Ostrevia expelled the envoys. It closed the border.", 5), "Ostrevia");
}

TEST(Antecedents, AgreeInKind) {
  EXPECT_EQ(AntecedentOf("Adrek Vasunin left Ostrevia. He was tired.", 5), "Adrek Vasunin");
  EXPECT_EQ(AntecedentOf("Ostrevia rested. He was tired.", 3), "");
}

TEST(Antecedents, AgreeInGender) {
  EXPECT_EQ(AntecedentOf("Queen Alma Torvik met Mr. Osgrim Ravnek. She smiled.", 9), "Alma Torvik");
}

TEST(Antecedents, AreNotTheSubjectOfTheSameVerb) {
  EXPECT_EQ(AntecedentOf("Adrek Vasunin thanked him.", 3), "");
}

TEST(Antecedents, AreNoneWithoutAnyName) { EXPECT_EQ(AntecedentOf("It rained.", 0), ""); }

}  // namespace
}  // namespace parallax::nlp
