#include "cli/annotation_view.h"

#include <gmock/gmock.h>

#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

const Style kPlain(false);

TEST(AnnotationView, ShowsDocumentEntitiesAndClaimsGroupedByPair) {
  EXPECT_EQ(AnnotationView(SampleAnnotation(), {.width = 80}, kPlain),
            "Veldania rejects the River Front\n"
            "by         Ana Mirel, Tom Oss\n"
            "outlet     The Valley Post\n"
            "page       2031-05-02  (page-header: “Friday, 2 May 2031”)\n"
            "published  2031-04-30  (submitted)\n"
            "language   en\n"
            "url        https://valley.example/1\n"
            "engine     rules 1\n"
            "note       3 lines of boilerplate left out\n"
            "\n"
            "entity       type         mentions  id\n"
            "River Front  armed-group         3  nil-00000000000000aa\n"
            "Veldania     state               2  veldania\n"
            "\n"
            "3 claims\n"
            "Veldania -> River Front  AGAINST 0.82 asserted attitude  voice: author\n"
            "    “Veldania condemned the River Front.”\n"
            "Veldania -> River Front  FOR 0.61 possible action  voice: its minister\n"
            "    “It may yet support the front, its minister said.”\n"
            "the author -> Veldania  FOR 0.50 asserted  voice: author\n"
            "    “Veldania condemned the River Front.”\n");
}

TEST(AnnotationView, ShowsTheProseOnlyWhenAsked) {
  EXPECT_THAT(
      AnnotationView(SampleAnnotation(), {.width = 40, .body = true}, kPlain),
      HasSubstr(
          "\n\nVeldania condemned the River Front. It\nmay yet support the front, its minister\nsaid.\n"));
  EXPECT_THAT(AnnotationView(SampleAnnotation(), {.width = 40}, kPlain), Not(HasSubstr("said.\n\n")));
}

TEST(AnnotationView, SaysWhyThereIsNothing) {
  v1::Annotation annotation;
  annotation.set_status(v1::ANNOTATION_STATUS_NOT_ANNOTATED_LANGUAGE);
  const std::string view = AnnotationView(annotation, {.width = 80}, kPlain);
  EXPECT_THAT(view, HasSubstr("(no title)\n"));
  EXPECT_THAT(view, HasSubstr("not annotated: the engine does not read this language\n"));
  EXPECT_THAT(view, HasSubstr("\nno claims\n"));
}

TEST(AnnotationView, SaysWhenASimplerEngineStoodIn) {
  v1::Annotation annotation = SampleAnnotation();
  annotation.set_degraded(true);
  EXPECT_THAT(AnnotationView(annotation, {.width = 80}, kPlain),
              HasSubstr("engine     rules 1 (stands in for the model asked for)\n"));
}

}  // namespace
}  // namespace parallax::cli
