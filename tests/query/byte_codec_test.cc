#include "services/query/byte_codec.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

namespace parallax::query {
namespace {

TEST(ByteCodec, WritesBigEndian) {
  EXPECT_EQ(ByteWriter().U8(1).U16(0x0203).U32(0x04050607).U64(0x08090a0b0c0d0e0f).Take(),
            "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f");
}

TEST(ByteCodec, WritesVarintsInSevenBitGroups) {
  EXPECT_EQ(ByteWriter().Varint(1).Varint(300).Zigzag(-1).Zigzag(1).Take(), "\x01\xac\x02\x01\x02");
}

TEST(ByteCodec, ReadsBackWhatItWrote) {
  const std::string bytes = ByteWriter()
                                .Float(0.25f)
                                .Double(-1e300)
                                .Varint(std::numeric_limits<uint64_t>::max())
                                .Zigzag(std::numeric_limits<int64_t>::min())
                                .Str("with\0zero")
                                .Str("")
                                .Raw("rest")
                                .Take();
  ByteReader reader(bytes);
  EXPECT_EQ(reader.Float(), 0.25f);
  EXPECT_EQ(reader.Double(), -1e300);
  EXPECT_EQ(reader.Varint(), std::numeric_limits<uint64_t>::max());
  EXPECT_EQ(reader.Zigzag(), std::numeric_limits<int64_t>::min());
  EXPECT_EQ(reader.Str(), "with\0zero");
  EXPECT_EQ(reader.Str(), "");
  EXPECT_EQ(reader.Rest(), "rest");
  EXPECT_TRUE(reader.ok());
  EXPECT_TRUE(reader.AtEnd());
}

TEST(ByteCodec, StaysBrokenAfterReadingPastTheEnd) {
  ByteReader reader("ab");
  EXPECT_EQ(reader.U32(), 0u);
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.U8(), 0u);
  EXPECT_FALSE(reader.ok());
}

TEST(ByteCodec, RefusesAStringLongerThanTheBytes) {
  ByteReader reader(
      "\x05"
      "abc");
  EXPECT_EQ(reader.Str(), "");
  EXPECT_FALSE(reader.ok());
}

TEST(ByteCodec, RefusesAVarintWithoutEnd) {
  ByteReader reader("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff");
  reader.Varint();
  EXPECT_FALSE(reader.ok());
}

}  // namespace
}  // namespace parallax::query
