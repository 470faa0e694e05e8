#include "cli/status_view.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/proto_text.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;

SystemState SampleState() {
  SystemState state;
  state.now = absl::FromUnixSeconds(1935273600);
  state.ingest = {"127.0.0.1:7101", true, "serving", ""};
  state.ingest_status = FromText<v1::GetIngestStatusResponse>(R"(
    article_count: 1204 revision_count: 1210 pending_count: 12 leased_count: 4 dead_letter_count: 1 worker_count: 1
    oldest_pending_time { seconds: 1935273588 } version: "0.1.0"
  )");
  state.nlp = {"127.0.0.1:7102", true, "not serving", ""};
  state.engine = FromText<v1::GetEngineResponse>(R"(
    engine { name: "rules" version: "1" } models: "rules" catalogue_entity_count: 900 catalogue_name_count: 4100
    lexicon_entry_count: 1 annotated_count: 1188 version: "0.1.0"
  )");
  state.query = {"127.0.0.1:7103", true, "serving", ""};
  state.store_status = FromText<v1::GetStoreStatusResponse>(R"(
    article_count: 1188 claim_count: 9040 entity_count: 771 disk_bytes: 16986931 version: "0.1.0"
  )");
  return state;
}

TEST(StatusView, ShowsEachServiceWithCountsAndLag) {
  EXPECT_EQ(StatusView(SampleState(), 80, Style(false)),
            "ingest  127.0.0.1:7101          serving  version 0.1.0\n"
            "        1,204 articles in 1,210 revisions, 1 annotator connected\n"
            "        12 waiting, 4 at work, 1 dead letter; the oldest waits for 12 s\n"
            "        'parallaxctl dead-letters' shows what failed\n"
            "nlp     127.0.0.1:7102          not serving  version 0.1.0\n"
            "        engine rules 1; models: rules\n"
            "        catalogue of 900 entities and 4,100 names; lexicon of 1 entry\n"
            "        1,188 articles annotated since start\n"
            "query   127.0.0.1:7103          serving  version 0.1.0\n"
            "        1,188 articles, 9,040 claims, 771 entities; 16.2 MiB\n"
            "        lag: 16 articles of ingest's log not in the view yet\n");
}

TEST(StatusView, ShowsTheOthersWhenOneIsAway) {
  SystemState state = SampleState();
  state.ingest = {"127.0.0.1:7101", false, "", "cannot reach ingest at 127.0.0.1:7101; start it"};
  const std::string view = StatusView(state, 80, Style(false));
  EXPECT_THAT(view, HasSubstr("ingest  127.0.0.1:7101          not reachable\n"
                              "        cannot reach ingest at 127.0.0.1:7101; start it\n"
                              "nlp "));
  EXPECT_THAT(view, HasSubstr("9,040 claims"));
  EXPECT_THAT(view, testing::Not(HasSubstr("lag")));
}

TEST(StatusView, TellsThatTheRulesStandInForAModel) {
  SystemState state = SampleState();
  state.engine.set_degraded(true);
  state.engine.set_wanted_model("auto");
  state.engine.set_degraded_reason("models/fast: is no folder");
  EXPECT_THAT(StatusView(state, 80, Style(false)),
              HasSubstr("        degraded: stands in for \"auto\"; models/fast: is no folder\n"));
}

TEST(StatusView, ShowsADigestThatWasAskedFor) {
  SystemState state = SampleState();
  state.store_status.set_digest("00ff");
  EXPECT_THAT(StatusView(state, 80, Style(false)), HasSubstr("        digest 00ff\n"));
}

TEST(StatusView, GivesTheSameAsJson) {
  SystemState state = SampleState();
  state.nlp = {"127.0.0.1:7102", false, "", "cannot reach nlp"};
  const auto json = nlohmann::json::parse(StatusJson(state));
  EXPECT_EQ(json["ingest"]["reachable"], true);
  EXPECT_EQ(json["ingest"]["readiness"], "serving");
  EXPECT_EQ(json["ingest"]["status"]["pending_count"], "12");
  EXPECT_EQ(json["nlp"]["reachable"], false);
  EXPECT_EQ(json["nlp"]["problem"], "cannot reach nlp");
  EXPECT_FALSE(json["nlp"].contains("status"));
  EXPECT_EQ(json["query"]["status"]["claim_count"], "9040");
}

}  // namespace
}  // namespace parallax::cli
