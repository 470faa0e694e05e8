#include "cli/words.h"

#include <gmock/gmock.h>

#include "parallax/v1/catalogue.pb.h"
#include "parallax/v1/claim.pb.h"

namespace parallax::cli {
namespace {

TEST(Words, DropsThePrefixOfTheEnum) {
  EXPECT_EQ(BareName(v1::ENTITY_TYPE_ARMED_GROUP), "ARMED_GROUP");
  EXPECT_EQ(BareName(v1::VOICE_KIND_UNNAMED), "UNNAMED");
}

TEST(Words, ReadsAndWritesWordsOfTheCommandLine) {
  EXPECT_EQ(Word(v1::ENTITY_TYPE_ARMED_GROUP), "armed-group");
  EXPECT_EQ(ParseWord<v1::EntityType>("Armed-Group"), v1::ENTITY_TYPE_ARMED_GROUP);
  EXPECT_EQ(ParseWord<v1::EntityType>("unspecified"), std::nullopt);
  EXPECT_EQ(ParseWord<v1::EntityType>("army"), std::nullopt);
}

TEST(Words, ListsEveryValueButTheUnspecifiedOne) {
  EXPECT_THAT(Words<v1::Polarity>(), testing::ElementsAre("support", "oppose", "mixed"));
}

TEST(Words, CallsANumberThatTheEnumLacksUnspecified) {
  EXPECT_EQ(BareName(static_cast<v1::Polarity>(77)), "UNSPECIFIED");
}

}  // namespace
}  // namespace parallax::cli
