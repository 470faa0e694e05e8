#include "services/nlp/attribution_index.h"

#include <gmock/gmock.h>

#include "tests/nlp/stance_testing.h"

namespace parallax::nlp {
namespace {

class AttributionIndexTest : public testing::Test {
 protected:
  AttributionIndexTest() {
    document_.attributions.resize(2);
    document_.attributions[0].content = {0, document_.sentences[1].span.end};  // both sentences
    document_.attributions[1].content = document_.sentences[1].span;
  }
  Document document_ = TokenizedDocument("Rain fell. Snow fell. Hail fell.");
};

TEST_F(AttributionIndexTest, FindsTheInnermost) {
  const AttributionIndex index(document_);
  EXPECT_EQ(index.Innermost(0, document_.tokens[0].span), &document_.attributions[0]);
  EXPECT_EQ(index.Innermost(1, document_.sentences[1].span), &document_.attributions[1]);
}

TEST_F(AttributionIndexTest, FindsNoneOutsideOfAllOrAcrossAnEnd) {
  const AttributionIndex index(document_);
  EXPECT_EQ(index.Innermost(2, document_.sentences[2].span), nullptr);
  EXPECT_EQ(index.Innermost(1, {document_.sentences[1].span.begin, document_.sentences[2].span.end}),
            nullptr);
}

}  // namespace
}  // namespace parallax::nlp
