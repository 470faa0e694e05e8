#include "services/ingest/identity.h"

#include <gtest/gtest.h>

namespace parallax::ingest {
namespace {

// The digests are those of sha256sum(1), over the fields as docs/storage.md writes them.
TEST(Identity, HashesTitleAndTextEachWithItsLength) {
  EXPECT_EQ(ContentHash("", ""), "374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb");
  EXPECT_NE(ContentHash("ab", "c"), ContentHash("a", "bc"));
  EXPECT_NE(ContentHash("a", ""), ContentHash("", "a"));
  EXPECT_EQ(ContentHash("a", "b"), ContentHash("a", "b"));
}

TEST(Identity, TakesTheCanonicalUrlBeforeTheContent) {
  EXPECT_EQ(ArticleId("https://example.org/a", ContentHash("t", "x")),
            ArticleId("https://example.org/a", ContentHash("t", "y")));
  EXPECT_EQ(ArticleId("https://example.org/", ""), "u8198d1bac40a1033653a78e48800cefc");
}

TEST(Identity, FallsBackToTheContentWithoutUrl) {
  const std::string hash = ContentHash("t", "x");
  EXPECT_EQ(ArticleId("", hash), "c" + hash.substr(0, 32));
}

}  // namespace
}  // namespace parallax::ingest
