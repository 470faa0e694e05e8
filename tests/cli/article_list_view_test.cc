#include "cli/article_list_view.h"

#include <gtest/gtest.h>

#include "tests/cli/proto_text.h"

namespace parallax::cli {
namespace {

v1::ArticleSummary SampleSummary() {
  return FromText<v1::ArticleSummary>(R"(
    article_id: "u00112233445566778899aabbccddeeff" title: "Veldania rejects the River Front"
    outlet: "The Valley Post" time { seconds: 1935273600 } claim_count: 3
    snippet: "... condemned the River Front on Monday ..." highlights { begin: 18 end: 29 }
    entities { name: "Veldania" } entities { name: "River Front" }
  )");
}

TEST(ArticleListView, ShowsWhatAndWhereAndWhy) {
  EXPECT_EQ(ArticleBlock(SampleSummary(), 80, Style(false)),
            "Veldania rejects the River Front\n"
            "    2031-04-30  The Valley Post  3 claims  u00112233445566778899aabbccddeeff\n"
            "    ... condemned the River Front on Monday ...\n"
            "    Veldania, River Front\n");
}

TEST(ArticleListView, LeavesOutWhatIsNotKnown) {
  v1::ArticleSummary summary;
  summary.set_article_id("c1");
  summary.set_claim_count(1);
  EXPECT_EQ(ArticleBlock(summary, 80, Style(false)), "(no title)\n    1 claim  c1\n");
}

TEST(ArticleListView, HighlightsMatches) {
  v1::ArticleSummary summary = SampleSummary();
  summary.clear_entities();
  summary.clear_title();
  const std::string block = ArticleBlock(summary, 80, Style(true));
  EXPECT_NE(block.find("the \x1b[4mRiver Front\x1b[0m on"), std::string::npos) << block;
}

TEST(ArticleListView, ShowsADeadLetterWithItsReason) {
  const auto letter = FromText<v1::DeadLetter>(R"(
    article_id: "u00112233445566778899aabbccddeeff" revision: 2 title: "Veldania rejects the River Front" attempts: 5
    reason: "annotator: query at 127.0.0.1:7103 did not answer within five seconds, five times in a row"
    worker_id: "nlp-1" fail_time { seconds: 1935273600 }
  )");
  EXPECT_EQ(DeadLetterBlock(letter, 80, Style(false)),
            "Veldania rejects the River Front\n"
            "    u00112233445566778899aabbccddeeff  revision 2\n"
            "    2031-04-30 00:00Z  5 attempts  worker nlp-1\n"
            "    annotator: query at 127.0.0.1:7103 did not answer within five seconds, five\n"
            "    times in a row\n");
}

}  // namespace
}  // namespace parallax::cli
