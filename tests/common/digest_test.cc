#include "services/common/digest.h"

#include <gtest/gtest.h>

namespace parallax {
namespace {

TEST(Digest, IsSha256InLowerCaseHex) {
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(FieldDigest, TellsFieldBoundariesApart) {
  EXPECT_NE(FieldDigest().Add("ab").Add("c").Hex(), FieldDigest().Add("a").Add("bc").Hex());
}

TEST(FieldDigest, IsTheSameForTheSameFields) {
  EXPECT_EQ(FieldDigest().Add("ab").Add("").Hex(), FieldDigest().Add("ab").Add("").Hex());
}

}  // namespace
}  // namespace parallax
