#include "services/nlp/batches.h"

#include <gmock/gmock.h>

namespace parallax::nlp {
namespace {

using ::testing::ElementsAre;
using ::testing::FieldsAre;
using ::testing::IsEmpty;

TEST(Batches, PutSequencesOfOnePaddedLengthTogether) {
  EXPECT_THAT(PlanBatches({1, 160, 32, 33, 129}),
              ElementsAre(FieldsAre(32, ElementsAre(0, 2)), FieldsAre(64, ElementsAre(3)),
                          FieldsAre(160, ElementsAre(1, 4))));
}

TEST(Batches, HaveNoEmptyRows) {
  EXPECT_THAT(PlanBatches({9, 9, 9, 9, 9, 9, 9}),
              ElementsAre(FieldsAre(32, ElementsAre(0, 1, 2, 3)), FieldsAre(32, ElementsAre(4, 5)),
                          FieldsAre(32, ElementsAre(6))));
}

TEST(Batches, AreNoneForNoSequences) { EXPECT_THAT(PlanBatches({}), IsEmpty()); }

}  // namespace
}  // namespace parallax::nlp
