#include "services/query/claim_filter.h"

#include <functional>

#include "absl/strings/str_cat.h"
#include "tests/query/fixtures.h"

namespace parallax::query {
namespace {

using testing::ElementsAre;

ClaimRow Row() {
  ClaimRow row;
  row.article_id = "a";
  row.micros = 5'000'000;
  row.holder_id = "h";
  row.target_id = "t";
  row.outlet_id = "o";
  row.language = "en";
  row.polarity = v1::POLARITY_SUPPORT;
  row.modality = v1::MODALITY_ASSERTED;
  row.kind = v1::CLAIM_KIND_ACTION;
  row.voice = v1::VOICE_KIND_ENTITY;
  row.confidence = 0.7f;
  return row;
}

TEST(ClaimFilter, MatchesEverythingWhenEmpty) {
  EXPECT_TRUE(ClaimFilter().Matches(Row()));
  EXPECT_TRUE(ClaimFilter::Create(v1::ClaimFilter())->Matches(Row()));
}

TEST(ClaimFilter, WantsEverySetFieldAndOneValueOfEach) {
  struct Case {
    const char* what;
    bool matches;
    std::function<void(v1::ClaimFilter&)> set;
  };
  const Case cases[] = {
      {"holder", true, [](auto& f) { f.add_holder_ids("z"), f.add_holder_ids("h"); }},
      {"other holder", false, [](auto& f) { f.add_holder_ids("t"); }},
      {"target", true, [](auto& f) { f.add_target_ids("t"); }},
      {"other target", false, [](auto& f) { f.add_target_ids("h"); }},
      {"holder but other target", false, [](auto& f) { f.add_holder_ids("h"), f.add_target_ids("z"); }},
      {"outlet", true, [](auto& f) { f.add_outlet_ids("o"); }},
      {"other outlet", false, [](auto& f) { f.add_outlet_ids("z"); }},
      {"language", true, [](auto& f) { f.add_languages("en"); }},
      {"other language", false, [](auto& f) { f.add_languages("fr"); }},
      {"from its time", true, [](auto& f) { f.mutable_time()->mutable_start_time()->set_seconds(5); }},
      {"until its time", false, [](auto& f) { f.mutable_time()->mutable_end_time()->set_seconds(5); }},
      {"polarity", true, [](auto& f) { f.add_polarities(v1::POLARITY_SUPPORT); }},
      {"other polarity", false, [](auto& f) { f.add_polarities(v1::POLARITY_MIXED); }},
      {"modality", true, [](auto& f) { f.add_modalities(v1::MODALITY_ASSERTED); }},
      {"other modality", false, [](auto& f) { f.add_modalities(v1::MODALITY_NEGATED); }},
      {"voice", true, [](auto& f) { f.add_voices(v1::VOICE_KIND_ENTITY); }},
      {"other voice", false, [](auto& f) { f.add_voices(v1::VOICE_KIND_AUTHOR); }},
      {"kind", true, [](auto& f) { f.add_kinds(v1::CLAIM_KIND_ACTION); }},
      {"other kind", false, [](auto& f) { f.add_kinds(v1::CLAIM_KIND_ATTITUDE); }},
      {"its very confidence", true, [](auto& f) { f.set_min_confidence(0.7); }},
      {"more confidence", false, [](auto& f) { f.set_min_confidence(0.71); }},
      {"article", true, [](auto& f) { f.set_article_id("a"); }},
      {"other article", false, [](auto& f) { f.set_article_id("b"); }},
  };
  for (const Case& c : cases) {
    v1::ClaimFilter filter;
    c.set(filter);
    const auto made = ClaimFilter::Create(filter);
    ASSERT_THAT(made, IsOk()) << c.what;
    EXPECT_EQ(made->Matches(Row()), c.matches) << c.what;
  }
}

TEST(ClaimFilter, TellsModalityFromTheRest) {
  v1::ClaimFilter filter;
  filter.add_modalities(v1::MODALITY_POSSIBLE);
  const auto made = ClaimFilter::Create(filter);
  EXPECT_TRUE(made->MatchesExceptModality(Row()));
  EXPECT_FALSE(made->MatchesModality(Row()));
}

TEST(ClaimFilter, GivesDistinctIdsToScanBy) {
  v1::ClaimFilter filter;
  for (const char* id : {"b", "a", "b"}) filter.add_holder_ids(id);
  EXPECT_THAT(ClaimFilter::Create(filter)->holder_ids(), ElementsAre("a", "b"));
}

TEST(ClaimFilter, NamesTheFieldAtFault) {
  v1::ClaimFilter filter;
  filter.set_min_confidence(1.1);
  EXPECT_THAT(ClaimFilter::Create(filter), IsInvalid("filter.min_confidence"));
  filter.Clear();
  filter.add_polarities(v1::POLARITY_UNSPECIFIED);
  EXPECT_THAT(ClaimFilter::Create(filter), IsInvalid("filter.polarities"));
  filter.Clear();
  filter.mutable_time()->mutable_start_time()->set_seconds(2);
  filter.mutable_time()->mutable_end_time()->set_seconds(1);
  EXPECT_THAT(ClaimFilter::Create(filter), IsInvalid("filter.time.end_time"));
  filter.Clear();
  for (int i = 0; i <= kMaxFilterValues; ++i) filter.add_target_ids(absl::StrCat(i));
  EXPECT_THAT(ClaimFilter::Create(filter), IsInvalid("filter.target_ids"));
}

}  // namespace
}  // namespace parallax::query
