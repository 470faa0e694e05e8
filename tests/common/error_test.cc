#include "services/common/error.h"

#include <gtest/gtest.h>

#include "absl/status/statusor.h"

namespace parallax {
namespace {

TEST(InvalidField, NamesTheFieldAndTheProblem) {
  const absl::Status status = InvalidField("draft.text", "is empty; give the text");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "draft.text: is empty; give the text");
  EXPECT_EQ(InvalidFieldOf(status), "draft.text");
  EXPECT_EQ(ProblemOf(status), "is empty; give the text");
}

TEST(InvalidField, IsNotSeenInOtherStatuses) {
  const absl::Status status = absl::NotFoundError("no such article");
  EXPECT_EQ(InvalidFieldOf(status), "");
  EXPECT_EQ(ProblemOf(status), "no such article");
}

absl::StatusOr<int> Half(int number) {
  if (number % 2 != 0) return absl::InvalidArgumentError("odd");
  return number / 2;
}

absl::StatusOr<int> Quarter(int number) {
  PARALLAX_ASSIGN_OR_RETURN(const int half, Half(number));
  PARALLAX_RETURN_IF_ERROR(Half(half).status());
  return Half(half);
}

TEST(ErrorMacros, ReturnTheFirstError) {
  EXPECT_EQ(*Quarter(8), 2);
  EXPECT_EQ(Quarter(3).status().message(), "odd");
  EXPECT_EQ(Quarter(6).status().message(), "odd");
}

}  // namespace
}  // namespace parallax
