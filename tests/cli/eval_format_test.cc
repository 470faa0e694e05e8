#include "cli/eval_format.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/samples.h"

namespace parallax::cli {
namespace {

using nlohmann::json;

TEST(EvalFormat, GivesTheDocumentWithItsFirstPublicationDate) {
  const json line = json::parse(EvalLine(SampleAnnotation(), "000"));
  EXPECT_EQ(line["id"], "000");
  EXPECT_EQ(line["document"]["title"], "Veldania rejects the River Front");
  EXPECT_EQ(line["document"]["authors"], json({"Ana Mirel", "Tom Oss"}));
  EXPECT_EQ(line["document"]["publisher"], "The Valley Post");
  EXPECT_EQ(line["document"]["published"], "2031-04-30");
  EXPECT_EQ(line["document"]["language"], "en");
  EXPECT_EQ(line["document"]["body"], SampleAnnotation().document().body());
}

TEST(EvalFormat, GivesNullWhereNothingSaysWhenItWasPublished) {
  v1::Annotation annotation = SampleAnnotation();
  annotation.mutable_document()->mutable_dates()->RemoveLast();
  EXPECT_TRUE(json::parse(EvalLine(annotation, "000"))["document"]["published"].is_null());
}

TEST(EvalFormat, GivesEntitiesWithTheirSurfaces) {
  const json line = json::parse(EvalLine(SampleAnnotation(), "000"));
  ASSERT_EQ(line["entities"].size(), 2u);
  EXPECT_EQ(line["entities"][1], json({{"id", "nil-00000000000000aa"},
                                       {"name", "River Front"},
                                       {"type", "ARMED_GROUP"},
                                       {"surface", {"River Front", "the front"}}}));
}

TEST(EvalFormat, GivesClaimsWithBareEnumNamesAndTheirVoice) {
  v1::Annotation annotation = SampleAnnotation();
  annotation.mutable_claims(1)->mutable_voice()->set_kind(v1::VOICE_KIND_ENTITY);
  annotation.mutable_claims(1)->mutable_voice()->set_entity_id("veldania");
  const json claims = json::parse(EvalLine(annotation, "000"))["claims"];
  ASSERT_EQ(claims.size(), 3u);
  EXPECT_EQ(claims[0], json({{"holder", "veldania"},
                             {"target", "nil-00000000000000aa"},
                             {"polarity", "OPPOSE"},
                             {"modality", "ASSERTED"},
                             {"voice", "AUTHOR"},
                             {"evidence", "Veldania condemned the River Front."},
                             {"confidence", 0.82}}));
  EXPECT_EQ(claims[1]["holder"], "AUTHOR");
  EXPECT_EQ(claims[1]["voice"], "veldania");
  EXPECT_EQ(claims[2]["voice"], "UNNAMED");
  EXPECT_EQ(claims[2]["modality"], "POSSIBLE");
}

TEST(EvalFormat, StaysOnOneLine) {
  v1::Annotation annotation = SampleAnnotation();
  annotation.mutable_document()->set_body("one\n\ntwo");
  EXPECT_EQ(EvalLine(annotation, "000").find('\n'), std::string::npos);
}

TEST(EvalFormat, GivesEmptyListsForAnEmptyAnnotation) {
  const json line = json::parse(EvalLine(v1::Annotation(), "x"));
  EXPECT_EQ(line["entities"], json::array());
  EXPECT_EQ(line["claims"], json::array());
}

}  // namespace
}  // namespace parallax::cli
