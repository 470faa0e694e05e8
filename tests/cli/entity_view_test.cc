#include "cli/entity_view.h"

#include <gtest/gtest.h>

#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

const Style kPlain(false);

v1::GetEntityResponse Veldania() {
  v1::GetEntityResponse entity = SampleEntity("veldania", "Veldania");
  v1::EntitySummary& summary = *entity.mutable_summary();
  summary.set_article_count(1204);
  summary.set_mention_count(9120);
  summary.set_held_claim_count(310);
  summary.set_received_claim_count(95);
  summary.mutable_first_seen_time()->set_seconds(1893456000);
  summary.mutable_last_seen_time()->set_seconds(1935273600);
  return entity;
}

TEST(EntityView, ListsEntitiesInATable) {
  v1::ListEntitiesResponse response;
  *response.add_entities() = Veldania().summary();
  *response.add_entities() =
      SampleEntity("nil-00000000000000aa", "National Council of the River Front").summary();
  EXPECT_EQ(EntityTable(response, 80, kPlain),
            "entity                    type   articles  holds  receives  id\n"
            "Veldania                  state     1,204    310        95  veldania\n"
            "National Council of the…  state         0      0         0  nil-00000000000000aa\n");
}

TEST(EntityView, ShowsNamesAndStancesOfOneEntity) {
  v1::GetEntityResponse entity = Veldania();
  v1::EntitySurface& surface = *entity.add_surfaces();
  surface.set_text("Veldania");
  surface.set_article_count(1100);
  v1::EntitySurface& demonym = *entity.add_surfaces();
  demonym.set_text("Veldanian");
  demonym.set_article_count(204);
  *entity.add_stances() = SampleMatrix().cells(0);
  *entity.add_received_stances() = SampleMatrix().cells(2);
  EXPECT_EQ(EntityPage(entity, 80, kPlain),
            "Veldania\n"
            "state  veldania\n"
            "9,120 mentions in 1,204 articles, 2030-01-01 to 2031-04-30\n"
            "\n"
            "Called (articles): Veldania (1100), Veldanian (204)\n"
            "\n"
            "its stance toward    net  for  against  both  other  id\n"
            "River Front        -0.85    1       12     0      1  nil-00000000000000aa\n"
            "\n"
            "stance toward it of    net  for  against  both  other  id\n"
            "River Front          -0.20    2        3     0      0  nil-00000000000000aa\n");
}

}  // namespace
}  // namespace parallax::cli
