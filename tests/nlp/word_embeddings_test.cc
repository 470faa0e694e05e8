#include "services/nlp/word_embeddings.h"

#include <gmock/gmock.h>

#include <array>
#include <string>

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr size_t kHidden = 2;

// Two pieces: (1, -2) with the scale 0.5, and (127, 3) with 2. Shape i has the vector (i, -i).
std::string TwoPieces() {
  std::string bytes = {1, -2, 127, 3};
  const auto put = [&](float value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof(value)); };
  put(0.5F);
  put(2.0F);
  for (size_t shape = 0; shape < kWordShapes; ++shape) {
    put(static_cast<float>(shape));
    put(-static_cast<float>(shape));
  }
  return bytes;
}

TEST(WordEmbeddings, AddTheShapeToTheScaledRow) {
  const auto embeddings = WordEmbeddings::Create(TwoPieces(), 2, kHidden);
  ASSERT_TRUE(embeddings.ok()) << embeddings.status();
  std::array<float, kHidden> vector = {};
  (*embeddings)->Write(0, WordShape::kNone, absl::MakeSpan(vector));
  EXPECT_THAT(vector, ElementsAre(0.5F, -1));
  (*embeddings)->Write(1, WordShape::kUpper, absl::MakeSpan(vector));
  EXPECT_THAT(vector, ElementsAre(257, 3));
}

TEST(WordEmbeddings, RefuseBytesOfAnotherSize) {
  const absl::Status status = WordEmbeddings::Create(TwoPieces() + "x", 2, kHidden).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("embeddings.bin"));
  EXPECT_FALSE(WordEmbeddings::Create(TwoPieces(), 3, kHidden).ok());
}

}  // namespace
}  // namespace parallax::nlp
